#include "territory-atlas.h"

#include "territory-atlas-private.h"

#include "territory-area.h"

#include <math.h>

#define TO_RADIANS (G_PI / 180)
#define METRES_PER_DEGREE 111195.0

/* The sphere is not quite the plane on which bounds are boxes: a box is never held for further than it is. */
#define BOX_DOUBT 0.98

struct _TerritoryAtlas
{
  gatomicrefcount ref_count;
  GPtrArray      *outlines; /* TerritoryOutline, NULL for those that are nowhere */
  GPtrArray      *ids;      /* char * */
  GHashTable     *by_id;    /* borrowed char *, index */
  AtlasTree      *tree;
};

static void
unref_outline (gpointer outline)
{
  if (outline != NULL)
    territory_outline_unref (outline);
}

static void
build_tree (TerritoryAtlas *self)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (TerritoryBounds));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->outlines->len; i++)
    {
      const TerritoryOutline *outline = self->outlines->pdata[i];
      TerritoryBounds         found;

      if (outline == NULL)
        continue;
      found = territory_outline_get_bounds (outline);
      g_array_append_val (bounds, found);
      g_array_append_val (items, i);
    }
  self->tree = atlas_tree_new ((const TerritoryBounds *) bounds->data, (const guint *) items->data, items->len);
}

TerritoryAtlas *
territory_atlas_new (const char *const       *ids,
                     TerritoryOutline *const *outlines,
                     guint                    n_outlines)
{
  TerritoryAtlas *self;

  g_return_val_if_fail ((ids != NULL && outlines != NULL) || n_outlines == 0, NULL);

  self = g_new0 (TerritoryAtlas, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->outlines = g_ptr_array_new_full (n_outlines, unref_outline);
  self->ids = g_ptr_array_new_full (n_outlines, g_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_outlines; i++)
    {
      char *id = g_strdup (ids[i]);

      g_ptr_array_add (self->outlines, outlines[i] != NULL ? territory_outline_ref (outlines[i]) : NULL);
      g_ptr_array_add (self->ids, id);
      if (!g_hash_table_contains (self->by_id, id))
        g_hash_table_insert (self->by_id, id, GUINT_TO_POINTER (i));
    }
  build_tree (self);
  return self;
}

TerritoryAtlas *
territory_atlas_ref (TerritoryAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
territory_atlas_unref (TerritoryAtlas *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->outlines);
  atlas_tree_free (self->tree);
  g_free (self);
}

guint
territory_atlas_get_n_outlines (const TerritoryAtlas *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->outlines->len;
}

const char *
territory_atlas_get_id (const TerritoryAtlas *self,
                        guint                 index)
{
  g_return_val_if_fail (self != NULL && index < self->ids->len, NULL);

  return self->ids->pdata[index];
}

TerritoryOutline *
territory_atlas_get_outline (const TerritoryAtlas *self,
                             guint                 index)
{
  g_return_val_if_fail (self != NULL && index < self->outlines->len, NULL);

  return self->outlines->pdata[index];
}

int
territory_atlas_find_id (const TerritoryAtlas *self,
                         const char           *id)
{
  gpointer found;

  g_return_val_if_fail (self != NULL && id != NULL, -1);

  return g_hash_table_lookup_extended (self->by_id, id, NULL, &found) ? (int) GPOINTER_TO_UINT (found) : -1;
}

typedef struct
{
  const TerritoryAtlas *atlas;
  TerritoryPoint        point;
  guint                 found;
} First;

static void
on_box_at (guint                  item,
           const TerritoryBounds *bounds,
           gpointer               data)
{
  First *first = data;

  if (item < first->found && territory_area_contains (first->atlas->outlines->pdata[item], first->point))
    first->found = item;
}

/* The exact question brings the point to the grid of outlines, which may be a hair beyond: so is the window. */
static TerritoryBounds
window_at (TerritoryPoint point)
{
  return (TerritoryBounds){ point.lon - 1e-7, point.lat - 1e-7, point.lon + 1e-7, point.lat + 1e-7 };
}

int
territory_atlas_find_at (const TerritoryAtlas *self,
                         TerritoryPoint        point)
{
  First           first = { self, point, G_MAXUINT };
  TerritoryBounds window = window_at (point);

  g_return_val_if_fail (self != NULL, -1);

  atlas_tree_visit (self->tree, &window, on_box_at, &first);
  return first.found == G_MAXUINT ? -1 : (int) first.found;
}

typedef struct
{
  const TerritoryAtlas *atlas;
  TerritoryPoint        point;
  TerritoryBounds       window;
  GArray               *items; /* guint */
} Harvest;

static void
on_box_holding (guint                  item,
                const TerritoryBounds *bounds,
                gpointer               data)
{
  Harvest *harvest = data;

  if (territory_area_contains (harvest->atlas->outlines->pdata[item], harvest->point))
    g_array_append_val (harvest->items, item);
}

static void
on_box_within (guint                  item,
               const TerritoryBounds *bounds,
               gpointer               data)
{
  Harvest *harvest = data;

  if (territory_area_meets (harvest->atlas->outlines->pdata[item], &harvest->window))
    g_array_append_val (harvest->items, item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

static GArray *
harvest_boxes (Harvest     *harvest,
               AtlasVisitor visitor)
{
  harvest->items = g_array_new (FALSE, FALSE, sizeof (guint));
  atlas_tree_visit (harvest->atlas->tree, &harvest->window, visitor, harvest);
  g_array_sort (harvest->items, compare_items);
  return harvest->items;
}

GArray *
territory_atlas_list_at (const TerritoryAtlas *self,
                         TerritoryPoint        point)
{
  Harvest harvest = { self, point, window_at (point), NULL };

  g_return_val_if_fail (self != NULL, NULL);

  return harvest_boxes (&harvest, on_box_holding);
}

GArray *
territory_atlas_list_within (const TerritoryAtlas  *self,
                             const TerritoryBounds *bounds)
{
  Harvest harvest = { .atlas = self };

  g_return_val_if_fail (self != NULL && bounds != NULL, NULL);

  harvest.window = *bounds;
  return harvest_boxes (&harvest, on_box_within);
}

typedef struct
{
  const TerritoryAtlas *atlas;
  TerritoryPoint        point;
  double                metres;
  guint                 found;
} Nearest;

static void
on_box_near (guint                  item,
             const TerritoryBounds *bounds,
             gpointer               data)
{
  Nearest       *nearest = data;
  TerritoryPoint corner = { CLAMP (nearest->point.lon, bounds->west, bounds->east),
                            CLAMP (nearest->point.lat, bounds->south, bounds->north) };
  double         metres;

  if (territory_area_get_distance_between (nearest->point, corner) * BOX_DOUBT > nearest->metres)
    return;

  metres = territory_area_get_distance (nearest->atlas->outlines->pdata[item], nearest->point);
  if (metres < nearest->metres || (metres == nearest->metres && item < nearest->found))
    {
      nearest->metres = metres;
      nearest->found = item;
    }
}

/* All that is no further than so many metres, and a little more. */
static TerritoryBounds
window_around (TerritoryPoint point,
               double         metres)
{
  double high = metres / METRES_PER_DEGREE / BOX_DOUBT;
  double pole = MIN (fabs (point.lat) + high, 89.9);
  double wide = high / cos (pole * TO_RADIANS);

  return (TerritoryBounds){ point.lon - wide, point.lat - high, point.lon + wide, point.lat + high };
}

int
territory_atlas_find_nearest (const TerritoryAtlas *self,
                              TerritoryPoint        point,
                              double                max_metres,
                              double               *metres)
{
  Nearest         nearest = { self, point, max_metres, G_MAXUINT };
  TerritoryBounds window;

  g_return_val_if_fail (self != NULL && metres != NULL, -1);

  window = window_around (point, max_metres);
  atlas_tree_visit (self->tree, &window, on_box_near, &nearest);
  if (nearest.found == G_MAXUINT)
    return -1;

  *metres = nearest.metres;
  return (int) nearest.found;
}
