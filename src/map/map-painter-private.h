/* map-painter-private.h - one painting under way, shared by the files that paint */
#pragma once

#include "map-painter.h"
#include "map-sprites.h"

G_BEGIN_DECLS

/* All that a ground is painted from: the layout it was of holds much more. */
typedef struct
{
  MapScene *scene;
  MapLook   look;
  MapCamera camera;
  double    shift_x, shift_y;
  gboolean  has_patches;
  gboolean  has_inner_borders[MAP_N_TERRITORY_TYPES];
} MapPainterGround;

struct _MapPainter
{
  MapText    *text;
  MapSprites *sprites;
  gboolean (*stops) (gpointer data);
  gpointer          stops_data;
  int               is_stopped; /* atomic: the picture under way */
  gboolean          keeps_ground;
  cairo_surface_t  *kept;   /* the ground alone of the picture before; NULL: none, or it was little to paint */
  MapPainterGround *ground; /* of it */
};

#define MAP_PAINTING_REACH 16 /* pixels that lines reach beyond what they follow */

typedef struct
{
  MapPainter       *painter;
  cairo_t          *cr;
  const MapLayout  *layout;
  const MapPalette *palette;
  double            unit;                    /* pixels of a plain line */
  double            device;                  /* device pixels per pixel */
  double            shift_x, shift_y, scale; /* scene metres to pixels */
  gboolean          has_paper;               /* it begins by covering what was there */
  gboolean          vector;                  /* no sprites, no patterns: words stay words */
  MapBox            seen;                    /* scene metres: what stands outside is not painted */
} MapPainting;

static inline void
map_painting_set (const MapPainting *self,
                  MapColour          colour)
{
  cairo_set_source_rgba (self->cr, colour.red, colour.green, colour.blue, colour.alpha);
}

MapPainting map_painting_begin (MapPainter      *painter,
                                cairo_t         *cr,
                                const MapLayout *layout);

/* Somebody wants it no more. */
gboolean map_painting_is_stopped (const MapPainting *self);

/* The target is an image, and what is drawn at a place stands on the pixel of that place: its pixels can be told apart. */
gboolean map_painting_has_pixels (const MapPainting *self);

typedef enum
{
  MAP_BORDERS_INNER, /* between two of the type */
  MAP_BORDERS_OUTER,
  MAP_BORDERS_ALL,
} MapBorderChoice;

/* width: pixels. */
void map_painting_borders (const MapPainting *self,
                           MapTerritoryType   type,
                           MapBorderChoice    choice,
                           MapColour          colour,
                           double             width);
/* Pictures, above the paper and below all the rest. */
void map_painting_patches (const MapPainting *self);
void map_painting_ground (const MapPainting *self);
/* Paper, ground, networks and curves, by two threads where it is much or the picture large and the target is a picture of its own; of
 * what is much only what the picture before had not. FALSE: it was stopped. */
gboolean map_painting_below (const MapPainting *self);
/* Onto the target, from what the painter kept. The pixels of the target that need nothing more; empty: all do. */
cairo_rectangle_int_t map_painting_copy_ground (const MapPainting *self);
/* Of the target as it is, for the next picture; nothing where the painter keeps none. */
void map_painting_keep_ground (const MapPainting *self);
void map_painter_forget_ground (MapPainter *self);
void map_painting_territory (const MapPainting *self,
                             guint              territory,
                             MapColour          colour,
                             double             width);
/* All but the territory, its outline left clear. */
void map_painting_dim_around (const MapPainting *self,
                              guint              territory);
/* Below the links. */
void      map_painting_networks (const MapPainting *self);
MapColour map_painting_get_band (const MapPalette *palette);
void      map_painting_curves (const MapPainting *self);
/* What stands on curves: words are of one thread. */
void map_painting_signs (const MapPainting *self);
/* One curve, in its own style, wider by so much. */
void map_painting_curve (const MapPainting *self,
                         const MapCurve    *curve,
                         double             more);
void map_painting_marks (const MapPainting *self);
void map_painting_mark (const MapPainting *self,
                        const MapMark     *mark);
void map_painting_badge (const MapPainting *self,
                         const MapBadge    *badge);
void map_painting_absence (const MapPainting *self,
                           double             x,
                           double             y,
                           double             unit);
/* Makes what is painted of them later; of the painter's own thread, like them. */
void map_painting_prepare_labels (const MapPainting *self);
/* FALSE: it was stopped before the last. */
gboolean map_painting_labels (const MapPainting *self);

G_END_DECLS
