/* map-network-private.h - the steps of an arrangement, one component at a time
 *
 * Inside, a step is 1 and nodes are counted from the first of their component.
 */
#pragma once

#include "map-network.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} MapSpot;

/* Between two marks, in steps, and a little more: places are rounded to floats. */
#define MAP_SPOT_APART ((MAP_NETWORK_APART + 0.1) / MAP_NETWORK_STEP)

/* A graph to lay out: a component, or a coarser image of it. Owns its arrays. */
typedef struct
{
  guint    n;
  guint   *first;  /* n + 1 */
  guint   *other;  /* neighbours */
  double  *weight; /* of the edge to each */
  guint64 *seed;   /* of each node: what chance there is in its place */
} MapMesh;

MapMesh *map_mesh_new (const MapGraph *graph,
                       const MapScene *scene,
                       guint           component);
void     map_mesh_free (MapMesh *self);
/* About half as many nodes: into says which of them each is in. NULL when it can hardly be coarser. */
MapMesh *map_mesh_coarsen (const MapMesh *self,
                           guint         *into);
/* -0.5 to 0.5, of a seed; which: another number each. */
double map_mesh_jitter (guint64 seed,
                        guint   which);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapMesh, map_mesh_free)

/* What goes on is shown. FALSE: cancelled. */
typedef gboolean (*MapMeshWatch) (const MapSpot *spots,
                                  gpointer       user_data);

/* Moves what is not held (NULL: all) to where its forces balance. spring: how long an edge would be
 * alone; stride: of the first moves. FALSE: cancelled. */
gboolean map_mesh_balance (const MapMesh *self,
                           MapSpot       *spots,
                           const guint8  *held,
                           double         spring,
                           double         stride,
                           guint          most_rounds,
                           MapMeshWatch   watch,
                           gpointer       user_data);
/* The spring that keeps the size that spots have now. */
double map_mesh_measure_spring (const MapMesh *self,
                                const MapSpot *spots);
double map_mesh_measure_edges (const MapMesh *self,
                               const MapSpot *spots);

/* Barnes and Hut's tree over n spots, n > 0. */
typedef struct _MapTree MapTree;

MapTree *map_tree_new (guint n);
void     map_tree_free (MapTree *self);
void     map_tree_fill (MapTree       *self,
                        const MapSpot *spots);
/* The sum of (at - spot) / distance³ over all spots but at itself. */
MapSpot map_tree_repel (const MapTree *self,
                        MapSpot        at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapTree, map_tree_free)

/* Invariant 3, among n spots; held ones do not move (NULL: none is). FALSE: nothing had to move. */
gboolean map_network_push_apart (MapSpot      *spots,
                                 const guint8 *held,
                                 guint         n,
                                 double        apart);

/* From a spot to the nearest other: so far or less for that share of them. */
double map_network_measure_closeness (const MapSpot *spots,
                                      guint          n,
                                      double         share);

/* The first components beside each other, none over another: moves gets what to add to the spots of each.
 * Those that stand do not move. */
void map_network_pack (const MapGraph *graph,
                       guint           n_components,
                       const guint8   *stands,
                       const MapSpot  *spots,
                       MapSpot        *moves);

G_END_DECLS
