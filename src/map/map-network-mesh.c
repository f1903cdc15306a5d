/* map-network-mesh.c - a component, and coarser and coarser images of it */
#include "map-network-private.h"

#define HARDLY 0.9 /* of the nodes: so little is gained that it is not worth a level */

/* SplitMix64 (Steele, Lea and Flood, 2014). */
static guint64
stir (guint64 x)
{
  x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* FNV-1a. */
static guint64
seed_of (const char *id)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *at = id; *at != '\0'; at++)
    hash = (hash ^ (guint8) *at) * G_GUINT64_CONSTANT (0x100000001b3);
  return stir (hash);
}

double
map_mesh_jitter (guint64 seed,
                 guint   which)
{
  return (double) (stir (seed + which) >> 11) / 9007199254740992.0 - 0.5;
}

static MapMesh *
new_empty (guint n,
           guint n_ways)
{
  MapMesh *self = g_new0 (MapMesh, 1);

  self->n = n;
  self->first = g_new0 (guint, n + 1);
  self->other = g_new (guint, n_ways + 1);
  self->weight = g_new (double, n_ways + 1);
  self->seed = g_new (guint64, n + 1);
  return self;
}

MapMesh *
map_mesh_new (const MapGraph *graph,
              const MapScene *scene,
              guint           component)
{
  guint               from = graph->component[component], n = graph->component[component + 1] - from, all;
  guint               way = graph->first[from];
  const MapStructure *structures = map_scene_get_structures (scene, &all);
  MapMesh            *self = new_empty (n, graph->first[from + n] - way);

  for (guint i = 0; i < n; i++)
    {
      self->seed[i] = seed_of (structures[graph->structure[from + i]].id);
      self->first[i + 1] = graph->first[from + i + 1] - way;
      for (guint at = self->first[i]; at < self->first[i + 1]; at++)
        {
          self->other[at] = graph->other[way + at] - from;
          self->weight[at] = graph->weight[way + at];
        }
    }
  return self;
}

void
map_mesh_free (MapMesh *self)
{
  g_free (self->first);
  g_free (self->other);
  g_free (self->weight);
  g_free (self->seed);
  g_free (self);
}

/* --- which nodes go together */

static guint
get_degree (const MapMesh *self,
            guint          node)
{
  return self->first[node + 1] - self->first[node];
}

static int
compare_turns (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  const MapMesh *self = data;
  guint          p = *(const guint *) one, q = *(const guint *) other;

  if (get_degree (self, p) != get_degree (self, q))
    return get_degree (self, p) < get_degree (self, q) ? -1 : 1;
  if (self->seed[p] != self->seed[q])
    return self->seed[p] < self->seed[q] ? -1 : 1;
  return (p > q) - (p < q);
}

/* The free neighbour that holds most, of those the one that has fewest others. */
static guint
find_mate (const MapMesh *self,
           guint          node,
           const guint   *into)
{
  guint best = MAP_NONE;

  for (guint i = self->first[node]; i < self->first[node + 1]; i++)
    {
      guint other = self->other[i];

      if (into[other] != MAP_NONE)
        continue;
      if (best == MAP_NONE || self->weight[i] > self->weight[best] ||
          (!(self->weight[i] < self->weight[best]) && get_degree (self, other) < get_degree (self, self->other[best])))
        best = i;
    }
  return best == MAP_NONE ? MAP_NONE : self->other[best];
}

/* Those of a star find no mate: they go with the middle, which the first of them took. */
static guint
find_host (const MapMesh *self,
           guint          node,
           const guint   *into)
{
  guint best = self->first[node];

  for (guint i = best + 1; i < self->first[node + 1]; i++)
    if (self->weight[i] > self->weight[best])
      best = i;
  return into[self->other[best]];
}

/* Returns how many there are. */
static guint
gather (const MapMesh *self,
        guint         *into)
{
  g_autofree guint *turns = g_new (guint, self->n + 1);
  guint             n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      turns[i] = i;
      into[i] = MAP_NONE;
    }
  g_qsort_with_data (turns, (int) self->n, sizeof (guint), compare_turns, (gpointer) self);
  for (guint i = 0; i < self->n; i++)
    {
      guint mate = into[turns[i]] == MAP_NONE ? find_mate (self, turns[i], into) : MAP_NONE;

      if (mate != MAP_NONE)
        into[turns[i]] = into[mate] = n++;
    }
  for (guint i = 0; i < self->n; i++)
    if (into[turns[i]] == MAP_NONE)
      into[turns[i]] = find_host (self, turns[i], into);
  return n;
}

/* --- the coarser image */

typedef struct
{
  guint  a, b;
  double weight;
} Way;

static int
compare_ways (gconstpointer one,
              gconstpointer other)
{
  const Way *p = one, *q = other;

  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  return (p->b > q->b) - (p->b < q->b);
}

static GArray *
list_ways (const MapMesh *self,
           const guint   *into)
{
  GArray *ways = g_array_sized_new (FALSE, FALSE, sizeof (Way), self->first[self->n] + 1);

  for (guint i = 0; i < self->n; i++)
    for (guint at = self->first[i]; at < self->first[i + 1]; at++)
      {
        Way way = { into[i], into[self->other[at]], self->weight[at] };

        if (way.a != way.b)
          g_array_append_val (ways, way);
      }
  g_array_sort (ways, compare_ways);
  return ways;
}

static void
fill (MapMesh      *coarse,
      const GArray *ways)
{
  guint filled = 0;

  for (guint i = 0; i < ways->len; i++)
    {
      const Way *way = &g_array_index (ways, Way, i);

      if (i > 0 && compare_ways (way, way - 1) == 0)
        coarse->weight[filled - 1] += way->weight;
      else
        {
          coarse->other[filled] = way->b;
          coarse->weight[filled++] = way->weight;
        }
      coarse->first[way->a + 1] = filled;
    }
  for (guint i = 1; i <= coarse->n; i++)
    coarse->first[i] = MAX (coarse->first[i], coarse->first[i - 1]);
}

MapMesh *
map_mesh_coarsen (const MapMesh *self,
                  guint         *into)
{
  guint              n = gather (self, into);
  g_autoptr (GArray) ways = NULL;
  MapMesh           *coarse;

  if (n < 2 || n > HARDLY * self->n)
    return NULL;
  ways = list_ways (self, into);
  coarse = new_empty (n, ways->len);
  fill (coarse, ways);
  for (guint i = self->n; i-- > 0;)
    coarse->seed[into[i]] = self->seed[i];
  return coarse;
}
