/* map-shapes-edge.h - the limit of all outlines together
 *
 * Filled owner by owner, a nation of one colour is 35,000 little polygons whose sides are all drawn twice; filled along its
 * limit it is a few rings. A border that as many rings follow one way as the other leaves no trace in such a fill; the others
 * make the limit, each walked as often, and the way, that the rings walk it more: the same places are inside, by the rule of
 * winding, wherever outlines overlap, repeat each other or leave a gap.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint    border;
  gboolean backwards;
  gboolean is_first; /* of its ring; the step before ended where this ring's first began */
} MapEdgeStep;

/* A border, and where it stands. */
typedef struct
{
  gint64 from, to; /* places: equal where they are the same */
  int    net;      /* how many more rings follow it onwards than backwards */
} MapEdgeBorder;

/* MapEdgeStep, each beginning where the one before ended. Caller owns. */
GArray *map_shapes_chain_edge (const MapEdgeBorder *borders,
                               guint                n);

G_END_DECLS
