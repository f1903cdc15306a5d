/* app-bench-network.c - what arranging the network costs, beside Graphviz where it is installed
 *
 * sfdp lays out the very same graph in the same run. What it takes to read the graph and to write
 * it with its places is measured apart, by neato -n, and not counted against it.
 */
#include "config.h"

#include "app-bench.h"

#include "map-network.h"
#include "map-scene-builder.h"

#include <gio/gio.h>
#include <math.h>
#include <stdio.h>
#include <sys/resource.h>

#define SEED 95
#define SCHOOLS_EACH 5 /* to a centre */
#define TIMES 3        /* the best of them: others work on the machine too */

/* --- a federation of centres and schools on a plane, who mostly know their neighbours */

static guint
find_near (const MapPoint *places,
           guint           centres,
           guint           from,
           GRand          *random)
{
  guint best = (guint) g_rand_int_range (random, 0, (gint32) centres);

  for (guint tries = 0; tries < 12; tries++)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) centres);

      if (other != from && (best == from || hypot ((double) (places[other].x - places[from].x), (double) (places[other].y - places[from].y)) <
                                              hypot ((double) (places[best].x - places[from].x), (double) (places[best].y - places[from].y))))
        best = other;
    }
  return best;
}

static void
add_link (MapSceneBuilder *builder,
          guint            number,
          guint            a,
          guint            b)
{
  g_autofree char *id = g_strdup_printf ("l%06u", number), *one = g_strdup_printf ("s%06u", a), *other = g_strdup_printf ("s%06u", b);

  map_scene_builder_add_link (builder, &(MapLinkFacts){ .id = id, .a = one, .b = other });
}

static MapScene *
make_scene (guint n)
{
  MapSceneBuilder     *builder = map_scene_builder_new ();
  GRand               *random = g_rand_new_with_seed (SEED);
  g_autofree MapPoint *places = g_new (MapPoint, n);
  guint                centres = n / (SCHOOLS_EACH + 1), n_links = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%06u", i);

      places[i] = (MapPoint){ (float) g_rand_double (random), (float) g_rand_double (random) };
      map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = id, .type = "", .name = id });
    }
  for (guint i = 0; i < n; i++)
    for (guint k = i < centres ? 2 : 1 + i % 2; k > 0; k--)
      add_link (builder, n_links++, i, find_near (places, centres, i, random));
  g_rand_free (random);
  return map_scene_builder_end (builder);
}

/* --- the others */

static char *
dup_dot (const MapGraph *graph,
         const MapPoint *places)
{
  GString *dot = g_string_new ("graph g { node [shape=point];\n");

  for (guint i = 0; i < graph->n; i++)
    if (places != NULL)
      g_string_append_printf (dot, "%u [pos=\"%ld,%ld\"];\n", i, lroundf (places[i].x / 10), lroundf (places[i].y / 10));
  for (guint i = 0; i < graph->n; i++)
    for (guint at = graph->first[i]; at < graph->first[i + 1]; at++)
      if (graph->other[at] > i)
        g_string_append_printf (dot, "%u -- %u;\n", i, graph->other[at]);
  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}

/* Milliseconds that all programs this one started have worked. */
static double
get_children_work (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

/* What the program worked, milliseconds; negative: it is not there. out: what it wrote. */
static double
run (const char *const *argv,
     const char        *in,
     char             **out)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  double                  before = get_children_work ();

  if (process == NULL || !g_subprocess_communicate_utf8 (process, in, NULL, out, NULL, NULL) || !g_subprocess_get_successful (process))
    return -1;
  return get_children_work () - before;
}

/* "node 12 0.25 3.5 …" a line. */
static void
read_plain (const char *plain,
            MapPoint   *places,
            guint       n)
{
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 5);
      guint64        node = g_strv_length (words) > 3 && g_str_equal (words[0], "node") ? g_ascii_strtoull (words[1], NULL, 10) : n;

      if (node < n)
        places[node] = (MapPoint){ (float) g_ascii_strtod (words[2], NULL), (float) g_ascii_strtod (words[3], NULL) };
    }
}

static void
measure_sfdp (AppBenchNetwork *self,
              const MapGraph  *graph,
              const MapPoint  *ours)
{
  static const char *const sfdp[] = { "sfdp", "-Tplain", NULL }, *const neato[] = { "neato", "-n2", "-Tplain", NULL };
  g_autofree char     *dot = dup_dot (graph, NULL), *placed = dup_dot (graph, ours), *plain = NULL, *bare = NULL;
  g_autofree MapPoint *places = g_new0 (MapPoint, graph->n + 1);

  self->sfdp = self->sfdp_bare = G_MAXDOUBLE;
  for (guint i = 0; i < TIMES; i++)
    {
      g_clear_pointer (&plain, g_free);
      g_clear_pointer (&bare, g_free);
      self->sfdp = MIN (self->sfdp, run (sfdp, dot, &plain));
      self->sfdp_bare = self->sfdp >= 0 ? MIN (self->sfdp_bare, run (neato, placed, &bare)) : -1;
      if (self->sfdp < 0)
        return;
    }
  read_plain (plain, places, graph->n);
  self->sfdp_crossings = map_graph_count_crossings (graph, places);
}

/* --- ours */

static void
measure (AppBenchNetwork *self,
         guint            n)
{
  g_autoptr (MapScene)  scene = make_scene (n);
  g_autoptr (MapGraph)  graph = map_graph_new (scene, NULL, NULL);
  g_autoptr (MapPlaces) found = NULL;
  g_autofree MapPoint  *places = g_new (MapPoint, graph->n + 1), *chance = g_new (MapPoint, graph->n + 1);
  GRand                *random = g_rand_new_with_seed (SEED);
  guint                 n_places;

  self->milliseconds = G_MAXDOUBLE;
  for (guint i = 0; i < TIMES; i++)
    {
      double began = app_bench_get_work ();

      g_clear_pointer (&found, map_places_unref);
      found = map_network_arrange (graph, scene, NULL, MAP_NONE, NULL, NULL, NULL);
      self->milliseconds = MIN (self->milliseconds, app_bench_get_work () - began);
    }
  for (guint i = 0; i < graph->n; i++)
    {
      places[i] = map_places_get (found, &n_places)[graph->structure[i]].at;
      chance[i] = (MapPoint){ (float) g_rand_double (random), (float) g_rand_double (random) };
    }
  g_rand_free (random);
  self->n_nodes = graph->n;
  self->n_edges = graph->n_edges;
  self->crossings = map_graph_count_crossings (graph, places);
  self->chance_crossings = map_graph_count_crossings (graph, chance);
  measure_sfdp (self, graph, places);
}

void
app_bench_networks (AppBench *self,
                    guint     n)
{
  static const guint sizes[APP_BENCH_N_NETWORKS] = { 500, 5000 };

  for (guint i = 0; i < MIN (n, APP_BENCH_N_NETWORKS); i++)
    measure (&self->networks[i], sizes[i]);
}
