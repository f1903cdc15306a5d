/* demo-river.h - a river that meanders through the plain, and its bed
 *
 * Invariant: the bed never crosses itself; its two banks are the centre line moved to either side.
 */
#pragma once

#include "demo-borders.h"
#include "demo-random.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *line;    /* DemoPoint, downstream */
  GArray *breadth; /* double, metres from the line to a bank, one per point */
} DemoRiver;

typedef struct
{
  const DemoPoint *stations; /* where it passes near, downstream; n_stations ≥ 2 */
  guint            n_stations;
  double           swing;  /* turns: how far it swings from its course, under 0.26 */
  double           stride; /* metres from one meander to the next, along the water */
  double           narrow; /* metres from the line to a bank, at the beginning and at the end */
  double           wide;
} DemoRiverCourse;

DemoRiver *demo_river_new (guint32                seed,
                           const DemoRiverCourse *course);
void       demo_river_free (DemoRiver *self);

/* Squared metres to the line, and the nearest place on it when asked for. */
double demo_river_get_distance (const DemoRiver *self,
                                DemoPoint        point,
                                DemoPoint       *nearest);
/* For a river that runs west to east across everything: is the point on its north bank? */
gboolean demo_river_is_north (const DemoRiver *self,
                              DemoPoint        point);
/* Drops what lies before the first and after the last point inside. */
void demo_river_cut (DemoRiver              *self,
                     const TerritoryOutline *inside,
                     const DemoAnchor       *anchor);
/* The bed as an outline. NULL when fewer than two points are left. */
TerritoryOutline *demo_river_dup_bed (const DemoRiver  *self,
                                      const DemoAnchor *anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoRiver, demo_river_free)

G_END_DECLS
