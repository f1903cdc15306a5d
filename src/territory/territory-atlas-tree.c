#include "territory-atlas-private.h"

#include <math.h>

#define N_CHILDREN 16
#define MAX_LEVELS 9 /* sixteen to the ninth is more than a guint can number */

/* Level 0 holds the items, the node i of a level holds the nodes 16 i to 16 i + 15 of the level under it. */
struct _AtlasTree
{
  guint           *items;
  TerritoryBounds *levels[MAX_LEVELS];
  guint            sizes[MAX_LEVELS];
  guint            n_levels;
};

typedef struct
{
  TerritoryBounds bounds;
  guint           item;
} Leaf;

/* Twice the middle, which sorts as well. Of two equal ones the first given comes first. */
static int
compare_lon (gconstpointer a,
             gconstpointer b)
{
  const Leaf *one = a, *other = b;
  double      lon_one = one->bounds.west + one->bounds.east, lon_other = other->bounds.west + other->bounds.east;

  if (lon_one != lon_other)
    return lon_one < lon_other ? -1 : 1;
  return (one->item > other->item) - (one->item < other->item);
}

static int
compare_lat (gconstpointer a,
             gconstpointer b)
{
  const Leaf *one = a, *other = b;
  double      lat_one = one->bounds.south + one->bounds.north, lat_other = other->bounds.south + other->bounds.north;

  if (lat_one != lat_other)
    return lat_one < lat_other ? -1 : 1;
  return (one->item > other->item) - (one->item < other->item);
}

/* Slices from west to east, each sorted from south to north: sixteen in a row make a compact tile. */
static void
tile_leaves (Leaf *leaves,
             guint n_leaves)
{
  guint n_tiles = (n_leaves + N_CHILDREN - 1) / N_CHILDREN;
  guint slice = N_CHILDREN * (guint) ceil (sqrt (n_tiles));

  qsort (leaves, n_leaves, sizeof (Leaf), compare_lon);
  for (guint start = 0; start < n_leaves; start += slice)
    qsort (leaves + start, MIN (slice, n_leaves - start), sizeof (Leaf), compare_lat);
}

static TerritoryBounds
join_bounds (const TerritoryBounds *bounds,
             guint                  n_bounds)
{
  TerritoryBounds joined = bounds[0];

  for (guint i = 1; i < n_bounds; i++)
    {
      joined.west = MIN (joined.west, bounds[i].west);
      joined.south = MIN (joined.south, bounds[i].south);
      joined.east = MAX (joined.east, bounds[i].east);
      joined.north = MAX (joined.north, bounds[i].north);
    }
  return joined;
}

static void
stack_levels (AtlasTree *self)
{
  for (self->n_levels = 1; self->sizes[self->n_levels - 1] > 1; self->n_levels++)
    {
      guint                  under = self->sizes[self->n_levels - 1];
      const TerritoryBounds *children = self->levels[self->n_levels - 1];
      guint                  n_nodes = (under + N_CHILDREN - 1) / N_CHILDREN;
      TerritoryBounds       *nodes = g_new (TerritoryBounds, n_nodes);

      for (guint i = 0; i < n_nodes; i++)
        nodes[i] = join_bounds (children + i * N_CHILDREN, MIN (N_CHILDREN, under - i * N_CHILDREN));
      self->levels[self->n_levels] = nodes;
      self->sizes[self->n_levels] = n_nodes;
    }
}

AtlasTree *
atlas_tree_new (const TerritoryBounds *bounds,
                const guint           *items,
                guint                  n_items)
{
  AtlasTree       *self = g_new0 (AtlasTree, 1);
  g_autofree Leaf *leaves = g_new (Leaf, n_items);

  for (guint i = 0; i < n_items; i++)
    leaves[i] = (Leaf){ bounds[i], items[i] };
  if (n_items > 0)
    tile_leaves (leaves, n_items);

  self->items = g_new (guint, n_items);
  self->levels[0] = g_new (TerritoryBounds, n_items);
  self->sizes[0] = n_items;
  for (guint i = 0; i < n_items; i++)
    {
      self->items[i] = leaves[i].item;
      self->levels[0][i] = leaves[i].bounds;
    }
  stack_levels (self);
  return self;
}

void
atlas_tree_free (AtlasTree *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i]);
  g_free (self->items);
  g_free (self);
}

static gboolean
do_meet (const TerritoryBounds *one,
         const TerritoryBounds *other)
{
  return one->west <= other->east && one->east >= other->west && one->south <= other->north && one->north >= other->south;
}

static void
visit_nodes (const AtlasTree       *self,
             guint                  level,
             guint                  first,
             guint                  n_nodes,
             const TerritoryBounds *window,
             AtlasVisitor           visitor,
             gpointer               data)
{
  const TerritoryBounds *nodes = self->levels[level];

  for (guint i = first; i < first + n_nodes; i++)
    {
      if (!do_meet (&nodes[i], window))
        continue;
      if (level == 0)
        visitor (self->items[i], &nodes[i], data);
      else
        visit_nodes (self, level - 1, i * N_CHILDREN, MIN (N_CHILDREN, self->sizes[level - 1] - i * N_CHILDREN),
                     window, visitor, data);
    }
}

void
atlas_tree_visit (const AtlasTree       *self,
                  const TerritoryBounds *window,
                  AtlasVisitor           visitor,
                  gpointer               data)
{
  guint top = self->n_levels - 1;

  visit_nodes (self, top, 0, self->sizes[top], window, visitor, data);
}
