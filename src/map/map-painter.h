/* map-painter.h - puts a layout on any Cairo surface
 *
 * Decides nothing: every place, size and term comes from the layout, every colour from its
 * palette. On image surfaces marks and names are sprites and hatches are patterns; on PDF, SVG
 * and recordings all is vector and words stay words. A painter belongs to the thread that made
 * it (it holds Pango and sprites); the layouts it paints may come from another.
 */
#pragma once

#include "map-layout.h"

G_BEGIN_DECLS

typedef struct _MapPainter MapPainter;

MapPainter *map_painter_new (void);
void        map_painter_free (MapPainter *self);

/* For who paints one picture after another, each a little aside of the one before: where that is much to
 * paint, what lies below the links is kept (as much memory again as one picture) and painted anew only where the next one shows more. */
void map_painter_keep_ground (MapPainter *self);

/* Its words, for who lays out on the same thread. Borrowed. */
MapText *map_painter_get_text (MapPainter *self);

/* Asked now and then while a picture is painted, also from another thread: TRUE, and the rest of it is not painted. stops NULL: nobody is
 * asked. */
void map_painter_set_stops (MapPainter *self,
                            gboolean (*stops) (gpointer data),
                            gpointer data);

/* The whole picture in the viewport's rectangle (0, 0, width, height), background included. FALSE: it was stopped, and is not whole. */
gboolean map_painter_draw (MapPainter      *self,
                           cairo_t         *cr,
                           const MapLayout *layout);
/* The same without the background: for a picture on transparent ground. */
void map_painter_draw_bare (MapPainter      *self,
                            cairo_t         *cr,
                            const MapLayout *layout);

/* What is pointed at or chosen: indices of the layout's scene, MAP_NONE when nothing is. */
typedef struct
{
  const guint *structures; /* chosen; borrowed */
  guint        n_structures;
  const guint *links;
  guint        n_links;
  guint        territory;
  guint        hovered_structure, hovered_link, hovered_territory;
  gboolean     veil;      /* all that is neither chosen nor tied to it steps back */
  gboolean     spotlight; /* all but the territory is dimmed */
} MapEmphasis;

#define MAP_EMPHASIS_NONE ((MapEmphasis){ NULL, 0, NULL, 0, MAP_NONE, MAP_NONE, MAP_NONE, MAP_NONE, FALSE, FALSE })

/* The thin layer above the picture: halos, the links of what is chosen, its name in full. */
void map_painter_draw_emphasis (MapPainter        *self,
                                cairo_t           *cr,
                                const MapLayout   *layout,
                                const MapEmphasis *emphasis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapPainter, map_painter_free)

G_END_DECLS
