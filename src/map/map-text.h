/* map-text.h - words measured and drawn through Pango, for one thread
 *
 * A MapText belongs to the thread that made it, with its own font map: what leaves it is
 * numbers and ink. Two of them on one machine measure alike, so that what a worker laid out
 * the main thread can draw. Nothing is hinted: words are laid out at the size of their role, once, and drawn larger or
 * smaller in proportion, on any screen and on paper.
 */
#pragma once

#include "map-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  MAP_ROLE_TOWN,    /* a large commune */
  MAP_ROLE_COMMUNE, /* an ordinary one */
  MAP_ROLE_VILLAGE, /* a small one */
  MAP_ROLE_GROUPING,
  MAP_ROLE_QUARTER,
  MAP_ROLE_CENTRE,
  MAP_ROLE_STRUCTURE,
  MAP_ROLE_ROW,     /* beside a row, on one line */
  MAP_ROLE_COLUMN,  /* over a column, on several */
  MAP_ROLE_UPRIGHT, /* over a narrow column: read from below upwards */
  MAP_ROLE_CAPTION, /* of a part of an arrangement */
  MAP_ROLE_COUNT,   /* in a cluster, or of links in a bar */
  MAP_ROLE_LETTER,  /* in a mark */
  MAP_ROLE_TITLE,
  MAP_ROLE_HEADING,
  MAP_ROLE_BODY,
  MAP_ROLE_NOTE,
} MapRole;
#define MAP_N_ROLES (MAP_ROLE_NOTE + 1)

typedef enum
{
  MAP_ALIGN_LEFT,
  MAP_ALIGN_MIDDLE,
  MAP_ALIGN_RIGHT,
} MapAlign;

typedef struct
{
  float width, height;
} MapSize;

typedef struct _MapText MapText;

MapText *map_text_new (void);
void     map_text_free (MapText *self);

/* Logical pixels taken by the text at this scale (1: the size of the role). Remembered. */
MapSize map_text_measure (MapText    *self,
                          const char *text,
                          MapRole     role,
                          double      scale);

/* The text in the current source, its box at x, y (top left). */
void map_text_draw (MapText    *self,
                    cairo_t    *cr,
                    const char *text,
                    MapRole     role,
                    double      scale,
                    MapAlign    align,
                    double      x,
                    double      y);
/* Adds its outline to the current path: for halos on paper. */
void map_text_path (MapText    *self,
                    cairo_t    *cr,
                    const char *text,
                    MapRole     role,
                    double      scale,
                    MapAlign    align,
                    double      x,
                    double      y);
/* As draw, inside a given width, on as many lines as needed; returns the height (also with cr NULL). */
double map_text_draw_wrapped (MapText    *self,
                              cairo_t    *cr,
                              const char *text,
                              MapRole     role,
                              double      scale,
                              double      x,
                              double      y,
                              double      width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapText, map_text_free)

G_END_DECLS
