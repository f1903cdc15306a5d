/* map-painter-pen.h - what draws along the points of a territory
 *
 * Points of the plane become pixels of the painting, those that add nothing left out; they go into its path, to be filled or
 * stroked, or at once into a mask of thin lines.
 */
#pragma once

#include "map-hairlines.h"
#include "map-painter-private.h"

G_BEGIN_DECLS

typedef struct
{
  const MapPainting *painting;
  double             shift_x, shift_y; /* plane metres to pixels */
  double             last_x, last_y;
  guint              n_rings;
  MapHairlines      *thin;      /* borrowed: what it draws into; NULL: the path of the painting */
  double             left, top; /* device pixels of the target before its corner; of thin lines alone */
} MapPen;

/* A pen that draws into the path. */
MapPen map_pen_take (const MapPainting *self);

/* Both ends are drawn: there other lines meet it. Not first: it goes on from where the one before ended. */
void map_pen_trace (MapPen  *self,
                    MapRun   run,
                    gboolean is_first);
/* A MapShapesVisit, user_data a pen: rings are closed as the next begins; the last is not. */
void map_pen_trace_ring (MapRun   run,
                         gboolean is_first,
                         gpointer user_data);

G_END_DECLS
