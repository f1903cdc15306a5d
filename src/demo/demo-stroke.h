/* demo-stroke.h - what a hand does to a line: smooth, straighten, crumple, offset
 *
 * A stroke is a GArray of DemoPoint, changed in place. Its two ends never move.
 */
#pragma once

#include "demo-mesh.h"

#include "territory-outline.h"

G_BEGIN_DECLS

void demo_stroke_smooth (GArray *stroke);
/* Drops the points that stand within `tolerance` metres of the line without them. */
void demo_stroke_straighten (GArray *stroke,
                             double  tolerance);
/* Bends each piece at its middle by at most `share` of its length, to one side or the other. */
void   demo_stroke_crumple (GArray *stroke,
                            guint32 seed,
                            double  share);
double demo_stroke_get_length (const GArray *stroke);

/* One metre in a direction: 0 is east, a quarter north. The same digits on every machine. */
DemoPoint demo_stroke_heading (double turns);

/* Is the place inside a ring that is no outline yet? On the line itself: either answer. */
gboolean demo_stroke_ring_holds (const TerritoryPoint *ring,
                                 guint                 n_points,
                                 TerritoryPoint        place);

G_END_DECLS
