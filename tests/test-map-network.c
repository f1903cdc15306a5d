#include "map-network.h"

#include "map-web.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MapScene  *scene;
  MapGraph  *graph;
  MapPlaces *places;
} Web;

static void
clear_web (Web *web)
{
  g_clear_pointer (&web->places, map_places_unref);
  g_clear_pointer (&web->graph, map_graph_free);
  g_clear_pointer (&web->scene, map_scene_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Web, clear_web)

static Web
arrange (MapWebShape shape,
         guint       n,
         guint32     seed,
         gboolean    shuffled)
{
  Web web = { map_web_new (shape, n, seed, shuffled), NULL, NULL };

  web.graph = map_graph_new (web.scene, NULL, NULL);
  web.places = map_network_arrange (web.graph, web.scene, NULL, MAP_NONE, NULL, NULL, NULL);
  return web;
}

static const MapPlace *
get_places (const Web *web)
{
  guint n;

  return map_places_get (web->places, &n);
}

/* Of the nodes of the graph. */
static MapPoint *
list_points (const Web *web)
{
  MapPoint *points = g_new (MapPoint, web->graph->n + 1);

  for (guint i = 0; i < web->graph->n; i++)
    points[i] = get_places (web)[web->graph->structure[i]].at;
  return points;
}

/* Two that stand within apart of each other. */
static guint
count_close (const Web *web,
             double     apart)
{
  guint           n, close = 0;
  const MapPlace *places = map_places_get (web->places, &n);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      close += places[i].stand != MAP_STAND_NONE && places[j].stand != MAP_STAND_NONE &&
               hypot ((double) (places[i].at.x - places[j].at.x), (double) (places[i].at.y - places[j].at.y)) < apart;
  return close;
}

static void
assert_same (const Web *one,
             const Web *other)
{
  guint               n, n_other;
  const MapStructure *structures = map_scene_get_structures (one->scene, &n);

  map_scene_get_structures (other->scene, &n_other);
  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      const MapPlace *p = get_places (one) + i;
      const MapPlace *q = get_places (other) + map_scene_find_structure (other->scene, structures[i].id);

      g_assert_cmpmem (&p->at, sizeof p->at, &q->at, sizeof q->at);
      g_assert_cmpint (p->stand, ==, q->stand);
    }
}

static guint
get_n_seeds (void)
{
  return g_getenv ("LIENS_LONG") != NULL ? 2000 : 100;
}

/* Invariant 1. */
static void
test_same_links_same_picture (void)
{
  for (guint32 seed = 0; seed < get_n_seeds () / 10; seed++)
    {
      g_auto (Web) once = arrange (MAP_WEB_FEDERATION, 20 + seed * 7, seed, FALSE);
      g_auto (Web) again = arrange (MAP_WEB_FEDERATION, 20 + seed * 7, seed, FALSE);
      g_auto (Web) shuffled = arrange (MAP_WEB_FEDERATION, 20 + seed * 7, seed, TRUE);

      assert_same (&once, &again);
      assert_same (&once, &shuffled);
    }
}

static void
test_fewer_crossings_than_by_chance (void)
{
  for (guint32 seed = 0; seed < get_n_seeds (); seed++)
    {
      g_auto (Web)         web = arrange (MAP_WEB_FEDERATION, 60, seed, FALSE);
      g_autofree MapPoint *found = list_points (&web), *chance = g_new (MapPoint, web.graph->n + 1);
      GRand               *random = g_rand_new_with_seed (seed);

      for (guint i = 0; i < web.graph->n; i++)
        chance[i] = (MapPoint){ (float) g_rand_double (random), (float) g_rand_double (random) };
      g_rand_free (random);
      g_assert_cmpuint (web.graph->n_edges, >, 10);
      g_assert_cmpuint (map_graph_count_crossings (web.graph, found), <, map_graph_count_crossings (web.graph, chance));
    }
}

/* Invariant 3. */
static void
test_marks_stand_apart (void)
{
  static const MapWebShape shapes[] = { MAP_WEB_PATH, MAP_WEB_STAR, MAP_WEB_LATTICE, MAP_WEB_FEDERATION };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint n = 0; n < 400; n = n * 2 + (n < 3))
      {
        g_auto (Web) web = arrange (shapes[i], n, 7, FALSE);

        g_assert_cmpuint (count_close (&web, MAP_NETWORK_APART), ==, 0);
      }
}

static void
test_few_have_their_place (void)
{
  g_auto (Web) none = arrange (MAP_WEB_PATH, 0, 1, FALSE), one = arrange (MAP_WEB_PATH, 1, 1, FALSE);
  g_auto (Web) two = arrange (MAP_WEB_PATH, 2, 1, FALSE);

  g_assert_cmpuint (none.graph->n + none.graph->n_lone, ==, 0);
  g_assert_cmpuint (one.graph->n_lone, ==, 1);
  g_assert_cmpint (get_places (&one)[0].stand, ==, MAP_STAND_LONE);
  g_assert_cmpint (get_places (&two)[0].stand, ==, MAP_STAND_FREE);
  /* Flat, a step long. */
  g_assert_cmpfloat_with_epsilon (fabs ((double) (get_places (&two)[0].at.x - get_places (&two)[1].at.x)), MAP_NETWORK_STEP, 1);
  g_assert_cmpfloat_with_epsilon ((double) (get_places (&two)[0].at.y - get_places (&two)[1].at.y), 0, 1);
}

static void
test_what_can_lie_flat_crosses_nowhere (void)
{
  static const MapWebShape shapes[] = { MAP_WEB_PATH, MAP_WEB_STAR, MAP_WEB_LATTICE };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_auto (Web)         web = arrange (shapes[i], 100, 3, FALSE);
      g_autofree MapPoint *points = list_points (&web);

      g_assert_cmpuint (map_graph_count_crossings (web.graph, points), ==, 0);
    }
}

/* Those without links are not among the others. */
static void
test_the_lone_stand_beside (void)
{
  g_auto (Web) web = arrange (MAP_WEB_FEDERATION, 300, 5, FALSE);
  MapBox       lone = map_network_get_lone_box (web.places);
  guint        n, n_lone = 0;

  map_places_get (web.places, &n);
  g_assert_cmpuint (web.graph->n_lone, >, 10);
  g_assert_cmpuint (web.graph->n_components, >, 2);
  for (guint i = 0; i < web.graph->n; i++)
    {
      MapPlace place = get_places (&web)[web.graph->structure[i]];

      g_assert_false (map_box_holds (map_box_grow (lone, MAP_NETWORK_APART), (double) place.at.x, (double) place.at.y));
    }
  for (guint i = 0; i < n; i++)
    n_lone += get_places (&web)[i].stand == MAP_STAND_LONE;
  g_assert_cmpuint (n_lone, ==, web.graph->n_lone);
}

/* A small one may stand in the hollow of a large one, but no edge of the one crosses the other. */
static void
test_components_do_not_lie_over_each_other (void)
{
  for (guint32 seed = 0; seed < get_n_seeds () / 10; seed++)
    {
      g_auto (Web)         web = arrange (MAP_WEB_FEDERATION, 200, seed, FALSE);
      g_autofree MapPoint *together = list_points (&web), *apart = g_new (MapPoint, web.graph->n + 1);

      for (guint c = 0; c < web.graph->n_components; c++)
        for (guint i = web.graph->component[c]; i < web.graph->component[c + 1]; i++)
          apart[i] = (MapPoint){ together[i].x + (float) c * 100000, together[i].y };
      g_assert_cmpuint (web.graph->n_components, >, 2);
      g_assert_cmpuint (map_graph_count_crossings (web.graph, together), ==, map_graph_count_crossings (web.graph, apart));
    }
}

/* Invariants 2 and 4. */
static void
test_pins_hold_and_neighbours_follow (void)
{
  g_auto (Web)          web = arrange (MAP_WEB_FEDERATION, 120, 4, FALSE);
  guint                 n, moved = web.graph->structure[0], still = 0, followed = 0;
  MapPlace              there = { { 5000, -7000 }, MAP_STAND_PINNED };
  g_autoptr (MapPlaces) start = map_places_with (web.places, moved, there);
  g_autoptr (MapPlaces) end = map_network_arrange (web.graph, web.scene, start, moved, NULL, NULL, NULL);
  const MapPlace       *before = map_places_get (web.places, &n), *after = map_places_get (end, &n);

  g_assert_cmpmem (after + moved, sizeof there, &there, sizeof there);
  for (guint i = 0; i < web.graph->n; i++)
    {
      guint structure = web.graph->structure[i];

      if (structure == moved)
        continue;
      if (memcmp (&before[structure].at, &after[structure].at, sizeof (MapPoint)) == 0)
        still++;
      else
        followed++;
    }
  g_assert_cmpuint (followed, >, 0);
  g_assert_cmpuint (still, >, web.graph->n / 2);
}

static void
test_only_pins_are_enough_to_find_the_others (void)
{
  g_auto (Web)          web = arrange (MAP_WEB_LATTICE, 64, 4, FALSE);
  guint                 n;
  g_autofree MapPlace  *pins = NULL;
  g_autoptr (MapPlaces) start = NULL;
  g_autoptr (MapPlaces) end = NULL;

  map_places_get (web.places, &n);
  pins = g_new0 (MapPlace, n);
  pins[3] = (MapPlace){ { 100, 200 }, MAP_STAND_PINNED };
  pins[40] = (MapPlace){ { 900, -300 }, MAP_STAND_PINNED };
  start = map_places_new (pins, n);
  end = map_network_arrange (web.graph, web.scene, start, MAP_NONE, NULL, NULL, NULL);
  g_assert_cmpmem (map_places_get (end, &n) + 3, sizeof (MapPlace), pins + 3, sizeof (MapPlace));
  g_assert_cmpmem (map_places_get (end, &n) + 40, sizeof (MapPlace), pins + 40, sizeof (MapPlace));
  g_clear_pointer (&web.places, map_places_unref);
  web.places = map_places_ref (end);
  g_assert_cmpuint (count_close (&web, MAP_NETWORK_APART - 0.5), ==, 0);
}

/* Invariant 4: kept as text and read again, it is the same picture; who comes since finds room beside. */
static void
test_a_kept_picture_stands (void)
{
  g_auto (Web)          web = arrange (MAP_WEB_FEDERATION, 150, 6, FALSE);
  g_autofree char      *text = map_places_dup_text (web.places, web.scene), *again = NULL;
  g_autoptr (MapPlaces) read = map_places_new_from_text (text, web.scene);
  g_autoptr (MapPlaces) end = map_network_arrange (web.graph, web.scene, read, MAP_NONE, NULL, NULL, NULL);
  guint                 n;

  for (guint i = 0; i < web.graph->n; i++)
    {
      MapPoint was = get_places (&web)[web.graph->structure[i]].at;
      MapPoint is = map_places_get (end, &n)[web.graph->structure[i]].at;

      g_assert_cmpfloat (hypot ((double) (was.x - is.x), (double) (was.y - is.y)), <, 2);
    }
  again = map_places_dup_text (end, web.scene);
  g_assert_cmpuint (strlen (again), >, 1000);
}

static void
test_a_newcomer_moves_nobody_far (void)
{
  g_auto (Web)          before = arrange (MAP_WEB_STAR, 40, 2, FALSE);
  g_auto (Web)          after = arrange (MAP_WEB_STAR, 41, 2, FALSE);
  g_autoptr (MapPlaces) start = map_places_carry (before.places, before.scene, after.scene);
  g_autoptr (MapPlaces) end = map_network_arrange (after.graph, after.scene, start, MAP_NONE, NULL, NULL, NULL);
  guint                 n;
  const MapPlace       *places = map_places_get (end, &n), *kept = map_places_get (start, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (places[i].stand, ==, MAP_STAND_FREE);
      if (kept[i].stand != MAP_STAND_NONE)
        g_assert_cmpfloat (hypot ((double) (places[i].at.x - kept[i].at.x), (double) (places[i].at.y - kept[i].at.y)), <, 2 * MAP_NETWORK_APART);
    }
}

static void
count_progress (MapPlaces *places,
                gpointer   user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
cancel (MapPlaces *places,
        gpointer   user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_it_is_shown_while_it_goes_on_and_can_be_stopped (void)
{
  g_autoptr (MapScene)     scene = map_web_new (MAP_WEB_FEDERATION, 5000, 1, FALSE);
  g_autoptr (MapGraph)     graph = map_graph_new (scene, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint                    shown = 0;
  g_autoptr (MapPlaces)    places = map_network_arrange (graph, scene, NULL, MAP_NONE, count_progress, &shown, NULL);

  g_assert_nonnull (places);
  g_assert_cmpuint (shown, >, 2);
  g_assert_null (map_network_arrange (graph, scene, NULL, MAP_NONE, cancel, cancellable, cancellable));
  g_assert_null (map_network_arrange (graph, scene, NULL, MAP_NONE, NULL, NULL, cancellable));
}

/* What is hidden has no place, nor counts as a link. */
static void
test_only_what_is_shown_is_arranged (void)
{
  g_autoptr (MapScene) scene = map_web_new (MAP_WEB_STAR, 10, 1, FALSE);
  guint8               shown[10];
  g_autoptr (GBytes)   bytes = NULL;
  g_autoptr (MapGraph) graph = NULL;

  memset (shown, 1, sizeof shown);
  shown[9] = 0;
  bytes = g_bytes_new (shown, sizeof shown);
  graph = map_graph_new (scene, bytes, NULL);
  g_assert_cmpuint (graph->n, ==, 9);
  g_assert_cmpuint (graph->n_edges, ==, 8);
  g_assert_cmpuint (graph->n_lone, ==, 0);
}

static void
test_crossings_are_counted (void)
{
  g_autoptr (MapScene) scene = map_web_new (MAP_WEB_PATH, 4, 0, FALSE);
  g_autoptr (MapGraph) graph = map_graph_new (scene, NULL, NULL);
  MapPoint             line[4], corners[4] = { { 0, 0 }, { 1, 1 }, { 1, 0 }, { 0, 1 } };
  guint                n, at[4];

  map_scene_get_structures (scene, &n);
  for (guint i = 0; i < 4; i++)
    for (guint node = 0; node < 4; node++)
      if (graph->structure[node] == i)
        at[i] = node;
  for (guint i = 0; i < 4; i++)
    line[at[i]] = (MapPoint){ (float) i, 0 };
  g_assert_cmpuint (map_graph_count_crossings (graph, line), ==, 0);
  for (guint i = 0; i < 4; i++)
    line[at[i]] = corners[i];
  g_assert_cmpuint (map_graph_count_crossings (graph, line), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/network/same-links-same-picture", test_same_links_same_picture);
  g_test_add_func ("/map/network/fewer-crossings-than-by-chance", test_fewer_crossings_than_by_chance);
  g_test_add_func ("/map/network/marks-stand-apart", test_marks_stand_apart);
  g_test_add_func ("/map/network/few-have-their-place", test_few_have_their_place);
  g_test_add_func ("/map/network/what-can-lie-flat-crosses-nowhere", test_what_can_lie_flat_crosses_nowhere);
  g_test_add_func ("/map/network/the-lone-stand-beside", test_the_lone_stand_beside);
  g_test_add_func ("/map/network/components-do-not-lie-over-each-other", test_components_do_not_lie_over_each_other);
  g_test_add_func ("/map/network/pins-hold-and-neighbours-follow", test_pins_hold_and_neighbours_follow);
  g_test_add_func ("/map/network/only-pins-are-enough-to-find-the-others", test_only_pins_are_enough_to_find_the_others);
  g_test_add_func ("/map/network/a-kept-picture-stands", test_a_kept_picture_stands);
  g_test_add_func ("/map/network/a-newcomer-moves-nobody-far", test_a_newcomer_moves_nobody_far);
  g_test_add_func ("/map/network/it-is-shown-while-it-goes-on-and-can-be-stopped", test_it_is_shown_while_it_goes_on_and_can_be_stopped);
  g_test_add_func ("/map/network/only-what-is-shown-is-arranged", test_only_what_is_shown_is_arranged);
  g_test_add_func ("/map/network/crossings-are-counted", test_crossings_are_counted);

  return g_test_run ();
}
