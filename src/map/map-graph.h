/* map-graph.h - who is linked to whom, without places
 *
 * What the arrangements of the network are computed from. Nodes are the structures of a scene
 * that are shown and have a link to another one that is; parallel links are one edge with its
 * weight. Immutable, in contiguous arrays: any thread may read it.
 *
 *   1. Nodes are numbered by falling size of their component, then by id, whatever the order of
 *      the scene's rows; so are the neighbours of a node. Same links, same graph.
 *   2. The nodes of a component are contiguous.
 */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

typedef struct
{
  guint        n;         /* nodes */
  const guint *structure; /* of each node, index in the scene */
  const guint *first;     /* n + 1: where the neighbours of a node begin */
  const guint *other;     /* neighbours, by rising number */
  const guint *weight;    /* of the edge to each: how many links it is */
  guint        n_edges;   /* pairs; other and weight hold each twice */
  guint        n_components;
  const guint *component; /* n_components + 1: first node of each */
  guint        n_lone;
  const guint *lone; /* structures that are shown without any link, index in the scene, by family then id */
} MapGraph;

/* shown_structures, shown_links: one byte each, 0 hides, as MapLook has them; NULL: all. */
MapGraph *map_graph_new (const MapScene *scene,
                         GBytes         *shown_structures,
                         GBytes         *shown_links);
void      map_graph_free (MapGraph *self);

/* How many pairs of edges cross when nodes stand there and edges are straight. Edges that share
 * a node do not cross. */
guint64 map_graph_count_crossings (const MapGraph *self,
                                   const MapPoint *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapGraph, map_graph_free)

G_END_DECLS
