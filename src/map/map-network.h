/* map-network.h - the picture of who is linked to whom
 *
 * Neighbours come near each other, the others go apart: Yifan Hu, "Efficient and high quality
 * force-directed graph drawing" (The Mathematica Journal 10, 2005): spring and electricity, on
 * coarser and coarser graphs, far away nodes taken together (Barnes and Hut, Nature 324, 1986).
 * Coarsening by heavy edges: Karypis and Kumar, SIAM J. Sci. Comput. 20 (1998). Then marks are
 * pushed apart, as little as it takes, and the components packed (map-network-pack.c).
 *
 *   1. Same graph and same start, same places, bit for bit; nothing is drawn by chance but from
 *      the ids of structures. Only +, −, ×, ÷ and square roots of doubles are computed with.
 *   2. What is pinned stays where it is.
 *   3. Two marks at rest are MAP_NETWORK_APART from each other, unless both are pinned.
 *   4. What the start holds stands where it stood, but for what is pushed apart and for those
 *      within MAP_NETWORK_FOLLOW links of what a hand just moved.
 */
#pragma once

#include "map-graph.h"
#include "map-places.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Scene metres. */
#define MAP_NETWORK_STEP 400.0  /* how long an edge is, on the average */
#define MAP_NETWORK_APART 240.0 /* the least between two marks */
#define MAP_NETWORK_FOLLOW 2

/* Where they stand so far, in the calling thread; places are only lent. */
typedef void (*MapNetworkProgress) (MapPlaces *places,
                                    gpointer   user_data);

/* start: where to begin from, places of the same scene; NULL: from nothing. moved: structure that a hand
 * just put down, or MAP_NONE. progress may be NULL. Slow with thousands: call it in a worker. NULL when
 * cancelled. */
MapPlaces *map_network_arrange (const MapGraph    *graph,
                                const MapScene    *scene,
                                const MapPlaces   *start,
                                guint              moved,
                                MapNetworkProgress progress,
                                gpointer           user_data,
                                GCancellable      *cancellable);

/* Of the structures without links, which stand in a grid beside the others; empty when there are none. */
MapBox map_network_get_lone_box (const MapPlaces *places);

G_END_DECLS
