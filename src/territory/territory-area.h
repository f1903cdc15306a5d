/* territory-area.h - inside, outside, how large, how far
 *
 * Questions asked of one shape. All are pure and may be asked from any thread; each costs a
 * walk along the whole outline: for many points or many shapes see territory-atlas.h.
 * Edges are straight in degrees, as every file means them. Shapes across the antimeridian
 * must come in two polygons, as GeoJSON demands.
 *
 * Sources. Area: the authalic function of the ellipsoid GRS 1980 (Snyder, Map Projections: A
 * Working Manual, eq. 3-12), integrated along each edge. Distances: the haversine formula
 * on the sphere of the mean radius of the IUGG, 6,371,008.8 m: within 0.3 % of the ellipsoid.
 */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

/* By the even-odd rule, so that holes are outside and the way rings turn means nothing. Computed
 * exactly on the grid of the outline (the point is brought to it): a point on a border is inside,
 * hence inside both neighbours. A point which is not on Earth is in no shape. */
gboolean territory_area_contains (const TerritoryOutline *self,
                                  TerritoryPoint          point);

/* Is some part of the shape within the bounds, edges included? */
gboolean territory_area_meets (const TerritoryOutline *self,
                               const TerritoryBounds  *bounds);

/* Holes taken away. */
double territory_area_get_km2 (const TerritoryOutline *self);

/* Where to write the name, or put a mark for the whole: the point of the largest polygon furthest
 * from its borders, within a hundredth of its size. Always inside the shape, the same each time.
 * clearance, if not NULL: metres from there to the nearest border. */
TerritoryPoint territory_area_find_heart (const TerritoryOutline *self,
                                          double                 *clearance);

/* Metres from the point to the nearest place of the shape, 0 inside. The nearest place is chosen on
 * a plane around the point: exact enough to a hundred kilometres. A point which is not on Earth is
 * at G_MAXDOUBLE. */
double territory_area_get_distance (const TerritoryOutline *self,
                                    TerritoryPoint          point);

/* Metres from one point to the other, over the ground. */
double territory_area_get_distance_between (TerritoryPoint one,
                                            TerritoryPoint other);

G_END_DECLS
