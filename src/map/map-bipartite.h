/* map-bipartite.h - two sides face to face, in the order in which fewest lines cross
 *
 * Each goes to the mean of those it faces (Sugiyama, Tagawa and Toda, IEEE Trans. SMC 11, 1981),
 * from one side to the other and back while that helps, then neighbours change places where two
 * lines less cross. Crossings are counted as inversions (Barth, Jünger and Mutzel, 2002). On a
 * matrix the same order brings what goes together into blocks.
 *
 *   1. Never more crossings than in the order given.
 *   2. Same ties and order, same answer; the order of the ties does not count.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint left, right;
} MapTie;

/* left, right: permutations of 0 … n - 1, put in a better order. */
void map_bipartite_order (const MapTie *ties,
                          guint         n_ties,
                          guint        *left,
                          guint         n_left,
                          guint        *right,
                          guint         n_right);
/* When both sides stand in these orders. */
guint64 map_bipartite_count_crossings (const MapTie *ties,
                                       guint         n_ties,
                                       const guint  *left,
                                       guint         n_left,
                                       const guint  *right,
                                       guint         n_right);

G_END_DECLS
