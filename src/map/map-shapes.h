/* map-shapes.h - outlines of one type, prepared at several levels of detail
 *
 * What a level draws is that of territory-simplify.h, kept as it is: borders, each a run of points between the same
 * two owners, so that a line shared by neighbours is kept and drawn once and can be drawn otherwise where nobody stands on
 * the other side; and rings, to fill, which go along borders. Immutable; any thread may read.
 */
#pragma once

#include "map-grid.h"

#include "territory-simplify.h"

G_BEGIN_DECLS

#define MAP_SHAPES_NOBODY G_MAXUINT

typedef struct
{
  guint  owner, other; /* other: MAP_SHAPES_NOBODY at the edge of the world; both: nothing uses it */
  MapBox box;          /* scene metres, at the finest level */
} MapBorder;

/* Points that follow each other, in plane metres: the scene's, plus its origin. */
typedef struct
{
  const TerritoryVertex *points;
  guint                  n; /* 0: nothing is left of it at this level */
  gboolean               backwards;
} MapRun;

typedef struct _MapShapes MapShapes;

/* outlines: n of them, NULL where the owner has none; all projected. The origin of the scene is in plane metres. */
MapShapes *map_shapes_new (TerritoryOutline *const *outlines,
                           guint                    n,
                           double                   origin_x,
                           double                   origin_y);
void       map_shapes_free (MapShapes *self);

/* The coarsest level that loses nothing the eye would see at this scale (pixels per metre). */
guint map_shapes_choose_level (const MapShapes *self,
                               double           scale);
/* Of the finest outline, in scene metres; empty where the owner has none. */
MapBox map_shapes_get_box (const MapShapes *self,
                           guint            owner);

/* The same at every level. */
const MapBorder *map_shapes_get_borders (const MapShapes *self,
                                         guint           *n);
/* Drawn open; one that closes repeats its first point. */
MapRun map_shapes_get_border_run (const MapShapes *self,
                                  guint            level,
                                  guint            border);

/* The rings of an owner, each run ending where the next begins and the last where the first began. Outsides turn one way
 * and holes the other, so that one fill of all the rings has no seam. */
typedef void (*MapShapesVisit) (MapRun   run,
                                gboolean is_first, /* of its ring */
                                gpointer user_data);
void map_shapes_visit_rings (const MapShapes *self,
                             guint            level,
                             guint            owner,
                             MapShapesVisit   visit,
                             gpointer         user_data);

/* The rings of all owners together, as one limit (map-shapes-edge.h): to be filled by the rule of winding, it holds what the rings
 * of all owners hold, but for owners too small for the level, which leave no gap. Of borders that stand outside seen (scene metres)
 * only the ends are visited: what is inside seen is the same. */
void map_shapes_visit_edge (const MapShapes *self,
                            guint            level,
                            MapBox           seen,
                            MapShapesVisit   visit,
                            gpointer         user_data);

/* Is the place (scene metres) inside the owner's outline, at this level? */
gboolean map_shapes_holds (const MapShapes *self,
                           guint            level,
                           guint            owner,
                           double           x,
                           double           y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapShapes, map_shapes_free)

G_END_DECLS
