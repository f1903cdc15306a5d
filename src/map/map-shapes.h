/* map-shapes.h - outlines of one type, prepared at several levels of detail
 *
 * At each level: the rings of every owner, to fill, and the borders, to stroke: runs of edges
 * between the same two owners, so that a line shared by neighbours is drawn once and can be
 * drawn otherwise where nobody stands on the other side. Immutable; any thread may read.
 */
#pragma once

#include "map-grid.h"

#include "territory-outline.h"

G_BEGIN_DECLS

#define MAP_SHAPES_NOBODY G_MAXUINT

typedef struct
{
  guint  first, n; /* points; closed implicitly */
  guint  owner;
  MapBox box; /* scene metres */
} MapRing;

typedef struct
{
  guint  first, n;     /* points; drawn open (a closed run repeats its first point) */
  guint  owner, other; /* other: MAP_SHAPES_NOBODY at the edge of the world */
  MapBox box;
} MapBorder;

typedef struct _MapShapes MapShapes;

/* outlines: n of them, NULL where the owner has none; all projected, minus the origin (plane metres). */
MapShapes *map_shapes_new (TerritoryOutline *const *outlines,
                           guint                    n,
                           double                   origin_x,
                           double                   origin_y);
void       map_shapes_free (MapShapes *self);

/* The coarsest level that loses nothing the eye would see at this scale (pixels per metre). */
guint           map_shapes_choose_level (const MapShapes *self,
                                         double           scale);
const MapPoint *map_shapes_get_points (const MapShapes *self,
                                       guint            level);
/* Of one owner, *n may be 0. */
const MapRing   *map_shapes_get_rings (const MapShapes *self,
                                       guint            level,
                                       guint            owner,
                                       guint           *n);
const MapPoint  *map_shapes_get_border_points (const MapShapes *self,
                                               guint            level);
const MapBorder *map_shapes_get_borders (const MapShapes *self,
                                         guint            level,
                                         guint           *n);
/* Is the place (scene metres) inside the owner's outline, at this level? */
gboolean map_shapes_holds (const MapShapes *self,
                           guint            level,
                           guint            owner,
                           double           x,
                           double           y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapShapes, map_shapes_free)

G_END_DECLS
