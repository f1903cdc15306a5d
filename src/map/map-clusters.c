#include "map-clusters-private.h"

#include "map-frame.h"

#include <math.h>

#define MOST_APART 4000 /* structures of a network, where everybody has room already */
#define CROWDED 0.45    /* share of a cell that marks may cover before they are counted */

static int
step_of (double scale)
{
  return (int) lround (log2 (scale) * 2);
}

/* Sizes follow the zoom without steps; crowds must not, so they see the size of the step. */
static int
size_of (double radius)
{
  return (int) lround (radius * 2);
}

gboolean
map_clusters_may_join (const MapLook      *look,
                       const MapStructure *structure,
                       guint               index,
                       gboolean            far)
{
  return structure->has_place && (far || structure->family != MAP_FAMILY_CENTRE) &&
         map_look_shows_structure (look, structure, index);
}

static void
join (MapClusters        *self,
      guint               crowd,
      const MapStructure *structure,
      guint               index)
{
  MapCrowd *at = &g_array_index (self->crowds, MapCrowd, crowd);

  at->n++;
  at->families[structure->family]++;
  at->place.x += (structure->place.x - at->place.x) / (float) at->n;
  at->place.y += (structure->place.y - at->place.y) / (float) at->n;
  self->crowd_of[index] = crowd;
}

static void
gather (MapClusters    *self,
        const MapScene *scene,
        const MapLook  *look,
        double          cell,
        gboolean        far)
{
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint                  n;
  const MapStructure    *structures = map_scene_get_structures (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64   key;
      gpointer crowd;

      if (!map_clusters_may_join (look, structures + i, i, far))
        continue;
      key = ((gint64) floor (structures[i].place.x / cell)) * G_GINT64_CONSTANT (0x100000000) +
            (gint64) floor (structures[i].place.y / cell);
      if (!g_hash_table_lookup_extended (cells, &key, NULL, &crowd))
        {
          MapCrowd empty = { 0 };

          crowd = GUINT_TO_POINTER (self->crowds->len);
          g_array_append_val (self->crowds, empty);
          g_hash_table_insert (cells, g_memdup2 (&key, sizeof key), crowd);
        }
      join (self, GPOINTER_TO_UINT (crowd), structures + i, i);
    }
}

typedef struct
{
  MapClusters *self;
  guint       *merged_into; /* per crowd */
  guint        crowd;
  double       scale, radius, unit;
} Merging;

static gboolean
merge_neighbour (guint    other,
                 gpointer user_data)
{
  Merging  *merging = user_data;
  MapCrowd *one = &g_array_index (merging->self->crowds, MapCrowd, merging->crowd);
  MapCrowd *two = &g_array_index (merging->self->crowds, MapCrowd, other);
  double    apart = hypot (one->place.x - two->place.x, one->place.y - two->place.y) * merging->scale;
  double    reach = map_clusters_get_badge_radius (one->n, merging->radius, merging->unit) +
                 map_clusters_get_badge_radius (two->n, merging->radius, merging->unit);
  float share = (float) two->n / (float) (one->n + two->n);

  if (other <= merging->crowd || two->n == 0 || apart > reach)
    return TRUE;
  one->place.x += (two->place.x - one->place.x) * share;
  one->place.y += (two->place.y - one->place.y) * share;
  one->n += two->n;
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    one->families[i] += two->families[i];
  two->n = 0;
  merging->merged_into[other] = merging->crowd;
  return TRUE;
}

/* Badges that would cover each other become one. */
static void
merge_close (MapClusters *self,
             guint        n_structures,
             double       scale,
             double       radius,
             double       unit)
{
  g_autofree MapBox  *boxes = g_new (MapBox, self->crowds->len + 1);
  g_autofree guint   *merged_into = g_new (guint, self->crowds->len + 1);
  g_autoptr (MapGrid) grid = NULL;
  double              reach = 4 * radius + 30 * unit;
  Merging             merging = { self, merged_into, 0, scale, radius, unit };

  for (guint i = 0; i < self->crowds->len; i++)
    {
      const MapCrowd *crowd = &g_array_index (self->crowds, MapCrowd, i);

      merged_into[i] = i;
      boxes[i] =
        crowd->n > 0 ? (MapBox){ crowd->place.x, crowd->place.y, crowd->place.x, crowd->place.y } : MAP_BOX_EMPTY;
    }
  grid = map_grid_new (boxes, self->crowds->len, MAP_CLUSTERS_CELL * unit / scale);
  for (guint i = 0; i < self->crowds->len; i++)
    {
      merging.crowd = i;
      if (g_array_index (self->crowds, MapCrowd, i).n > 0)
        map_grid_visit (grid, map_box_grow (boxes[i], reach / scale), merge_neighbour, &merging);
    }
  for (guint i = 0; i < n_structures; i++)
    if (self->crowd_of[i] != MAP_NONE)
      while (merged_into[self->crowd_of[i]] != self->crowd_of[i])
        self->crowd_of[i] = merged_into[self->crowd_of[i]];
}

static void
dissolve_sparse (MapClusters *self,
                 guint        n_structures,
                 double       radius,
                 double       unit)
{
  double mark = (2 * radius + 2 * unit) * (2 * radius + 2 * unit);

  for (guint i = 0; i < self->crowds->len; i++)
    {
      MapCrowd *crowd = &g_array_index (self->crowds, MapCrowd, i);

      if (crowd->n < 4 || crowd->n * mark < CROWDED * MAP_CLUSTERS_CELL * MAP_CLUSTERS_CELL * unit * unit)
        crowd->n = 0;
    }
  for (guint i = 0; i < n_structures; i++)
    if (self->crowd_of[i] != MAP_NONE && g_array_index (self->crowds, MapCrowd, self->crowd_of[i]).n == 0)
      self->crowd_of[i] = MAP_NONE;
}

/* In rows and columns it is the arrangement that says who is told together. */
static void
take_groups (MapClusters    *self,
             const MapScene *scene,
             const MapLook  *look,
             const MapFrame *frame)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);

  g_array_set_size (self->crowds, frame->groups->len);
  for (guint i = 0; i < n; i++)
    {
      guint     group = frame->group_of[i];
      MapCrowd *crowd = group != MAP_NONE ? &g_array_index (self->crowds, MapCrowd, group) : NULL;

      if (crowd == NULL || !map_look_shows_structure (look, structures + i, i))
        continue;
      crowd->place = g_array_index (frame->groups, MapGroup, group).place;
      crowd->n++;
      crowd->families[structures[i].family]++;
      self->crowd_of[i] = group;
    }
}

MapClusters *
map_clusters_new (const MapScene *scene,
                  const MapLook  *look,
                  double          scale,
                  double          radius,
                  double          unit)
{
  MapClusters    *self = g_new0 (MapClusters, 1);
  const MapFrame *frame = map_scene_get_frame (scene);
  gboolean        has_rows = frame != NULL && frame->kind != MAP_FRAME_NETWORK;
  guint           n;

  map_scene_get_structures (scene, &n);
  g_atomic_ref_count_init (&self->refs);
  self->never = look->clustering == MAP_CLUSTERS_NEVER || has_rows || (frame != NULL && n <= MOST_APART);
  self->step = step_of (scale);
  self->size = size_of (radius);
  self->crowds = g_array_new (FALSE, TRUE, sizeof (MapCrowd));
  self->crowd_of = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->crowd_of[i] = MAP_NONE;
  if (has_rows)
    take_groups (self, scene, look, frame);
  if (self->never)
    return self;

  scale = exp2 (self->step / 2.0);
  radius = self->size / 2.0;
  gather (self, scene, look, MAP_CLUSTERS_CELL * unit / scale, unit / scale > MAP_CLUSTERS_FAR);
  dissolve_sparse (self, n, radius, unit);
  /* Giving way may bring two badges together, and joining them may bring one upon a centre again. */
  for (guint pass = 0; pass < 2; pass++)
    {
      merge_close (self, n, scale, radius, unit);
      if (unit / scale <= MAP_CLUSTERS_FAR)
        map_clusters_give_way (self, scene, scale, radius, unit);
    }
  map_clusters_swallow_covered (self, scene, look, scale, radius, unit);
  return self;
}

MapClusters *
map_clusters_ref (MapClusters *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_clusters_unref (MapClusters *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->crowds);
  g_free (self->crowd_of);
  g_free (self);
}

gboolean
map_clusters_fits (const MapClusters *self,
                   double             scale,
                   double             radius)
{
  return self->never || (self->step == step_of (scale) && self->size == size_of (radius));
}

const MapCrowd *
map_clusters_get_crowds (const MapClusters *self,
                         guint             *n)
{
  *n = self->crowds->len;
  return &g_array_index (self->crowds, MapCrowd, 0);
}

guint
map_clusters_get_crowd_of (const MapClusters *self,
                           guint              structure)
{
  return self->crowd_of[structure];
}

double
map_clusters_get_badge_radius (guint  n,
                               double radius,
                               double unit)
{
  return radius + (3.5 + 1.5 * log2 (MAX (n, 1))) * unit;
}
