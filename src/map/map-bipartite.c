#include "map-bipartite.h"

#include <string.h>

#define SWEEPS 24
#define SWAPS 40 /* rounds of them */

typedef struct
{
  guint   n;
  guint  *first; /* n + 1 */
  guint  *other; /* whom it faces, sorted by their rank when a sweep begins */
  guint  *order, *rank;
  double *mean;
} Side;

/* --- sides */

static void
init_side (Side         *side,
           guint         n,
           const MapTie *ties,
           guint         n_ties,
           gboolean      is_left,
           guint        *order)
{
  g_autofree guint *at = g_new (guint, n + 1);

  side->n = n;
  side->order = order;
  side->first = g_new0 (guint, n + 1);
  side->other = g_new (guint, n_ties + 1);
  side->rank = g_new (guint, n + 1);
  side->mean = g_new (double, n + 1);
  for (guint i = 0; i < n_ties; i++)
    side->first[(is_left ? ties[i].left : ties[i].right) + 1]++;
  for (guint i = 0; i < n; i++)
    side->first[i + 1] += side->first[i];
  memcpy (at, side->first, (n + 1) * sizeof (guint));
  for (guint i = 0; i < n_ties; i++)
    side->other[at[is_left ? ties[i].left : ties[i].right]++] = is_left ? ties[i].right : ties[i].left;
}

static void
clear_side (Side *side)
{
  g_free (side->first);
  g_free (side->other);
  g_free (side->rank);
  g_free (side->mean);
}

static void
rank (Side *side)
{
  for (guint i = 0; i < side->n; i++)
    side->rank[side->order[i]] = i;
}

static int
compare_ranks (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  const Side *facing = data;
  guint       p = facing->rank[*(const guint *) one], q = facing->rank[*(const guint *) other];

  return (p > q) - (p < q);
}

static void
sort_facing (Side *side,
             Side *facing)
{
  rank (facing);
  for (guint i = 0; i < side->n; i++)
    g_qsort_with_data (side->other + side->first[i], (int) (side->first[i + 1] - side->first[i]), sizeof (guint), compare_ranks, facing);
}

/* --- crossings */

/* How many pairs are in the wrong order: a tree of counts. */
static guint64
count_inversions (const guint *ranks,
                  guint        n,
                  guint        most)
{
  g_autofree guint *tree = g_new0 (guint, most + 2);
  guint64           count = 0;

  for (guint i = 0; i < n; i++)
    {
      guint before = 0;

      for (guint at = ranks[i] + 1; at > 0; at -= at & -at)
        before += tree[at];
      count += i - before;
      for (guint at = ranks[i] + 1; at <= most; at += at & -at)
        tree[at]++;
    }
  return count;
}

static guint64
count_crossings (Side *side,
                 Side *facing)
{
  g_autofree guint *ranks = g_new (guint, side->first[side->n] + 1);
  guint             n = 0;

  sort_facing (side, facing);
  for (guint i = 0; i < side->n; i++)
    for (guint at = side->first[side->order[i]]; at < side->first[side->order[i] + 1]; at++)
      ranks[n++] = facing->rank[side->other[at]];
  return count_inversions (ranks, n, facing->n);
}

/* --- sweeps */

static int
compare_means (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  const Side *side = data;
  guint       p = *(const guint *) one, q = *(const guint *) other;

  if (side->mean[p] < side->mean[q] || side->mean[p] > side->mean[q])
    return side->mean[p] < side->mean[q] ? -1 : 1;
  return (side->rank[p] > side->rank[q]) - (side->rank[p] < side->rank[q]);
}

/* Who faces nobody stays about where it was. */
static void
sweep (Side *side,
       Side *facing)
{
  rank (side);
  rank (facing);
  for (guint i = 0; i < side->n; i++)
    {
      guint   n = side->first[i + 1] - side->first[i];
      guint64 sum = 0;

      for (guint at = side->first[i]; at < side->first[i + 1]; at++)
        sum += facing->rank[side->other[at]];
      side->mean[i] = n > 0 ? (double) sum / n : (double) side->rank[i] * facing->n / side->n;
    }
  g_qsort_with_data (side->order, (int) side->n, sizeof (guint), compare_means, side);
}

/* Of two neighbours, when one stands above the other. */
static guint64
count_between (const Side *side,
               const Side *facing,
               guint       above,
               guint       below)
{
  guint   at = side->first[below];
  guint64 count = 0, before = 0;

  for (guint i = side->first[above]; i < side->first[above + 1]; i++)
    {
      for (; at < side->first[below + 1] && facing->rank[side->other[at]] < facing->rank[side->other[i]]; at++)
        before++;
      count += before;
    }
  return count;
}

static gboolean
swap_neighbours (Side *side,
                 Side *facing)
{
  gboolean swapped = FALSE;

  sort_facing (side, facing);
  for (guint i = 0; i + 1 < side->n; i++)
    {
      guint above = side->order[i], below = side->order[i + 1];

      if (count_between (side, facing, above, below) <= count_between (side, facing, below, above))
        continue;
      side->order[i] = below;
      side->order[i + 1] = above;
      swapped = TRUE;
    }
  return swapped;
}

/* --- both */

typedef struct
{
  guint  *left, *right;
  guint64 crossings;
} Best;

static void
keep_if_better (Best *best,
                Side *left,
                Side *right)
{
  guint64 crossings = count_crossings (left, right);

  if (crossings >= best->crossings)
    return;
  best->crossings = crossings;
  memcpy (best->left, left->order, left->n * sizeof (guint));
  memcpy (best->right, right->order, right->n * sizeof (guint));
}

static void
restore (const Best *best,
         Side       *left,
         Side       *right)
{
  memcpy (left->order, best->left, left->n * sizeof (guint));
  memcpy (right->order, best->right, right->n * sizeof (guint));
}

void
map_bipartite_order (const MapTie *ties,
                     guint         n_ties,
                     guint        *left,
                     guint         n_left,
                     guint        *right,
                     guint         n_right)
{
  Side              one, other;
  g_autofree guint *best_left = g_new (guint, n_left + 1), *best_right = g_new (guint, n_right + 1);
  Best              best = { best_left, best_right, G_MAXUINT64 };

  init_side (&one, n_left, ties, n_ties, TRUE, left);
  init_side (&other, n_right, ties, n_ties, FALSE, right);
  keep_if_better (&best, &one, &other);
  for (guint i = 0; i < SWEEPS; i++)
    {
      sweep (&other, &one);
      keep_if_better (&best, &one, &other);
      sweep (&one, &other);
      keep_if_better (&best, &one, &other);
    }
  restore (&best, &one, &other);
  for (guint i = 0; i < SWAPS; i++)
    {
      gboolean swapped = swap_neighbours (&other, &one);

      if (!swap_neighbours (&one, &other) && !swapped)
        break;
    }
  keep_if_better (&best, &one, &other);
  restore (&best, &one, &other);
  clear_side (&one);
  clear_side (&other);
}

guint64
map_bipartite_count_crossings (const MapTie *ties,
                               guint         n_ties,
                               const guint  *left,
                               guint         n_left,
                               const guint  *right,
                               guint         n_right)
{
  Side              one, other;
  g_autofree guint *left_order = g_memdup2 (left, MAX (n_left, 1) * sizeof (guint));
  g_autofree guint *right_order = g_memdup2 (right, MAX (n_right, 1) * sizeof (guint));
  guint64           count;

  init_side (&one, n_left, ties, n_ties, TRUE, left_order);
  init_side (&other, n_right, ties, n_ties, FALSE, right_order);
  count = count_crossings (&one, &other);
  clear_side (&one);
  clear_side (&other);
  return count;
}
