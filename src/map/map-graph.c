#include "map-graph.h"

#include <string.h>

typedef struct
{
  guint a, b;
} Edge;

static gboolean
is_shown (GBytes *shown,
          guint   index)
{
  gsize         size;
  const guint8 *bytes = shown != NULL ? g_bytes_get_data (shown, &size) : NULL;

  return bytes == NULL || (index < size && bytes[index] != 0);
}

static int
compare_edges (gconstpointer one,
               gconstpointer other)
{
  const Edge *p = one, *q = other;

  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  return (p->b > q->b) - (p->b < q->b);
}

/* Each link both ways, by structure. */
static GArray *
list_ways (const MapScene *scene,
           GBytes         *shown_structures,
           GBytes         *shown_links)
{
  guint          n;
  const MapLink *links = map_scene_get_links (scene, &n);
  GArray        *ways = g_array_sized_new (FALSE, FALSE, sizeof (Edge), 2 * n + 1);

  for (guint i = 0; i < n; i++)
    if (is_shown (shown_links, i) && is_shown (shown_structures, links[i].a) && is_shown (shown_structures, links[i].b))
      {
        Edge there = { links[i].a, links[i].b }, back = { links[i].b, links[i].a };

        g_array_append_val (ways, there);
        g_array_append_val (ways, back);
      }
  g_array_sort (ways, compare_edges);
  return ways;
}

/* --- components */

static guint
find_root (guint *above,
           guint  node)
{
  while (above[node] != node)
    node = above[node] = above[above[node]];
  return node;
}

/* Per structure: the root of its component. */
static guint *
join_components (const GArray *ways,
                 guint         n_structures)
{
  guint *above = g_new (guint, n_structures + 1);

  for (guint i = 0; i < n_structures; i++)
    above[i] = i;
  for (guint i = 0; i < ways->len; i++)
    {
      const Edge *way = &g_array_index (ways, Edge, i);
      guint       a = find_root (above, way->a), b = find_root (above, way->b);

      above[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < n_structures; i++)
    above[i] = find_root (above, i);
  return above;
}

typedef struct
{
  guint       structure, size;
  const char *id, *leader; /* leader: the least id of the component */
} Node;

static int
compare_nodes (gconstpointer one,
               gconstpointer other)
{
  const Node *p = one, *q = other;
  int         leaders = strcmp (p->leader, q->leader);

  if (p->size != q->size)
    return p->size > q->size ? -1 : 1;
  return leaders != 0 ? leaders : strcmp (p->id, q->id);
}

static void
find_leaders (const MapStructure *structures,
              const GArray       *ways,
              const guint        *root,
              guint              *size,
              guint              *leader)
{
  for (guint i = 0; i < ways->len; i++)
    {
      guint a = g_array_index (ways, Edge, i).a;
      guint at = root[a];

      if (i > 0 && g_array_index (ways, Edge, i - 1).a == a)
        continue;
      if (size[at]++ == 0 || strcmp (structures[a].id, structures[leader[at]].id) < 0)
        leader[at] = a;
    }
}

/* Invariant 1. */
static GArray *
list_nodes (const MapScene *scene,
            const GArray   *ways)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);
  g_autofree guint   *root = join_components (ways, n);
  g_autofree guint   *size = g_new0 (guint, n + 1), *leader = g_new0 (guint, n + 1);
  GArray             *nodes = g_array_new (FALSE, FALSE, sizeof (Node));

  find_leaders (structures, ways, root, size, leader);
  for (guint i = 0; i < ways->len; i++)
    {
      guint a = g_array_index (ways, Edge, i).a;
      Node  node = { a, size[root[a]], structures[a].id, structures[leader[root[a]]].id };

      if (i == 0 || g_array_index (ways, Edge, i - 1).a != a)
        g_array_append_val (nodes, node);
    }
  g_array_sort (nodes, compare_nodes);
  return nodes;
}

/* --- filling */

static void
fill_nodes (MapGraph     *graph,
            const GArray *nodes,
            guint        *node_of)
{
  guint *structure = g_new (guint, nodes->len + 1), *component = g_new (guint, nodes->len + 2);

  for (guint i = 0; i < nodes->len; i++)
    {
      const Node *node = &g_array_index (nodes, Node, i);

      structure[i] = node->structure;
      node_of[node->structure] = i;
      if (i == 0 || strcmp (node->leader, g_array_index (nodes, Node, i - 1).leader) != 0)
        component[graph->n_components++] = i;
    }
  component[graph->n_components] = nodes->len;
  graph->n = nodes->len;
  graph->structure = structure;
  graph->component = component;
}

static void
fill_edges (MapGraph    *graph,
            GArray      *ways,
            const guint *node_of)
{
  guint *first = g_new0 (guint, graph->n + 1), *other = g_new (guint, ways->len + 1);
  guint *weight = g_new (guint, ways->len + 1), filled = 0;

  for (guint i = 0; i < ways->len; i++)
    {
      Edge *way = &g_array_index (ways, Edge, i);

      *way = (Edge){ node_of[way->a], node_of[way->b] };
    }
  g_array_sort (ways, compare_edges);
  for (guint i = 0; i < ways->len; i++)
    {
      const Edge *way = &g_array_index (ways, Edge, i);

      if (i > 0 && compare_edges (way, way - 1) == 0)
        {
          weight[filled - 1]++;
          continue;
        }
      other[filled] = way->b;
      weight[filled++] = 1;
      first[way->a + 1] = filled;
    }
  graph->first = first;
  graph->other = other;
  graph->weight = weight;
  graph->n_edges = filled / 2;
}

static int
compare_lone (gconstpointer one,
              gconstpointer other,
              gpointer      data)
{
  const MapStructure *structures = data;
  const MapStructure *p = structures + *(const guint *) one, *q = structures + *(const guint *) other;

  if (p->family != q->family)
    return p->family < q->family ? -1 : 1;
  return strcmp (p->id, q->id);
}

static void
fill_lone (MapGraph       *graph,
           const MapScene *scene,
           GBytes         *shown,
           const guint    *node_of)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);
  guint              *lone = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    if (node_of[i] == MAP_NONE && is_shown (shown, i))
      lone[graph->n_lone++] = i;
  g_qsort_with_data (lone, (int) graph->n_lone, sizeof (guint), compare_lone, (gpointer) structures);
  graph->lone = lone;
}

MapGraph *
map_graph_new (const MapScene *scene,
               GBytes         *shown_structures,
               GBytes         *shown_links)
{
  MapGraph          *self;
  guint              n;
  g_autoptr (GArray) ways = NULL;
  g_autoptr (GArray) nodes = NULL;
  g_autofree guint  *node_of = NULL;

  g_return_val_if_fail (scene != NULL, NULL);

  self = g_new0 (MapGraph, 1);
  map_scene_get_structures (scene, &n);
  node_of = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    node_of[i] = MAP_NONE;
  ways = list_ways (scene, shown_structures, shown_links);
  nodes = list_nodes (scene, ways);
  fill_nodes (self, nodes, node_of);
  fill_edges (self, ways, node_of);
  fill_lone (self, scene, shown_structures, node_of);
  return self;
}

void
map_graph_free (MapGraph *self)
{
  g_return_if_fail (self != NULL);

  g_free ((gpointer) self->structure);
  g_free ((gpointer) self->first);
  g_free ((gpointer) self->other);
  g_free ((gpointer) self->weight);
  g_free ((gpointer) self->component);
  g_free ((gpointer) self->lone);
  g_free (self);
}

/* --- crossings */

/* Which side of the line from a to b: doubles hold the products of floats without rounding. */
static double
side_of (MapPoint a,
         MapPoint b,
         MapPoint p)
{
  return ((double) b.x - (double) a.x) * ((double) p.y - (double) a.y) -
         ((double) b.y - (double) a.y) * ((double) p.x - (double) a.x);
}

static gboolean
do_cross (const MapPoint *places,
          Edge            one,
          Edge            other)
{
  MapPoint a = places[one.a], b = places[one.b], c = places[other.a], d = places[other.b];

  if (one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b)
    return FALSE;
  if (MAX (a.x, b.x) < MIN (c.x, d.x) || MAX (c.x, d.x) < MIN (a.x, b.x) || MAX (a.y, b.y) < MIN (c.y, d.y) ||
      MAX (c.y, d.y) < MIN (a.y, b.y))
    return FALSE;
  return side_of (a, b, c) * side_of (a, b, d) < 0 && side_of (c, d, a) * side_of (c, d, b) < 0;
}

static int
compare_lefts (gconstpointer one,
               gconstpointer other,
               gpointer      data)
{
  const MapPoint *places = data;
  const Edge     *p = one, *q = other;
  float           x = MIN (places[p->a].x, places[p->b].x), y = MIN (places[q->a].x, places[q->b].x);

  return (x > y) - (x < y);
}

/* A sweep from left to right: an edge meets those that begin before it ends. */
guint64
map_graph_count_crossings (const MapGraph *self,
                           const MapPoint *places)
{
  g_autofree Edge *edges = g_new (Edge, self->n_edges + 1);
  guint            n = 0;
  guint64          count = 0;

  for (guint a = 0; a < self->n; a++)
    for (guint i = self->first[a]; i < self->first[a + 1]; i++)
      if (self->other[i] > a)
        edges[n++] = (Edge){ a, self->other[i] };
  g_qsort_with_data (edges, (int) n, sizeof (Edge), compare_lefts, (gpointer) places);
  for (guint i = 0; i < n; i++)
    {
      float end = MAX (places[edges[i].a].x, places[edges[i].b].x);

      for (guint j = i + 1; j < n && MIN (places[edges[j].a].x, places[edges[j].b].x) <= end; j++)
        count += do_cross (places, edges[i], edges[j]);
    }
  return count;
}
