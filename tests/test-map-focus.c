#include "map-flight.h"
#include "map-focus.h"

#include "map-village.h"

#include <math.h>

/* --- those around */

typedef struct
{
  MapScene *scene;
  MapLook   look;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->look = map_look_new (MAP_PALETTE_LIGHT);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  map_look_clear (&fixture->look);
  map_scene_unref (fixture->scene);
}

static gboolean
holds (GBytes *shown,
       guint   index)
{
  return ((const guint8 *) g_bytes_get_data (shown, NULL))[index] != 0;
}

/* Counted another way: whoever has a link to one that is a degree nearer. */
static void
check_degrees (const Fixture *fixture,
               guint          structure)
{
  guint               n_links, n_structures;
  const MapLink      *links = map_scene_get_links (fixture->scene, &n_links);
  g_autoptr (GBytes)  nearer = map_focus_list (fixture->scene, &fixture->look, structure, 0, NULL);
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n_structures);

  g_assert_nonnull (structures);
  for (guint degrees = 1; degrees <= MAP_FOCUS_MOST; degrees++)
    {
      guint              n, count = 0;
      g_autoptr (GBytes) shown = map_focus_list (fixture->scene, &fixture->look, structure, degrees, &n);
      g_autofree guint8 *expected = g_memdup2 (g_bytes_get_data (nearer, NULL), n_structures);

      for (guint i = 0; i < n_links; i++)
        {
          expected[links[i].a] |= holds (nearer, links[i].b);
          expected[links[i].b] |= holds (nearer, links[i].a);
        }
      g_assert_cmpmem (expected, n_structures, g_bytes_get_data (shown, NULL), g_bytes_get_size (shown));
      for (guint i = 0; i < n_structures; i++)
        count += holds (shown, i);
      g_assert_cmpuint (count, ==, n);
      g_bytes_unref (nearer);
      nearer = g_steal_pointer (&shown);
    }
}

static void
test_each_degree_is_one_link_further (Fixture      *fixture,
                                      gconstpointer data)
{
  for (guint structure = 0; structure < VILLAGE_CENTRES + 30; structure++)
    check_degrees (fixture, structure);
}

static void
test_a_link_that_is_hidden_leads_nowhere (Fixture      *fixture,
                                          gconstpointer data)
{
  guint              n;
  g_autoptr (GBytes) shown = NULL;

  fixture->look.hidden_terms[MAP_ASPECT_KIND] = G_MAXUINT64;
  shown = map_focus_list (fixture->scene, &fixture->look, 0, MAP_FOCUS_MOST, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (holds (shown, 0));
}

static void
test_the_box_holds_all_that_are_shown (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (GBytes)  shown = map_focus_list (fixture->scene, &fixture->look, 0, 2, NULL);
  MapBox              box = map_focus_get_box (fixture->scene, shown);
  guint               n;
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n);
  double              x, y;

  map_scene_get_origin (fixture->scene, &x, &y);
  for (guint i = 0; i < n; i++)
    if (holds (shown, i) && structures[i].has_place)
      g_assert_true (map_box_holds (box, x + (double) structures[i].place.x, y + (double) structures[i].place.y));
}

/* --- flights */

static MapCamera
make_camera (GRand *random)
{
  MapCamera camera = map_camera_new (1200, 800, 1);

  camera.x = g_rand_double_range (random, -1e6, 1e6);
  camera.y = g_rand_double_range (random, -1e6, 1e6);
  camera.scale = exp (g_rand_double_range (random, log (1e-4), log (4)));
  return camera;
}

static void
test_a_flight_begins_and_ends_where_it_is_said (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261129);

  for (guint round = 0; round < 2000; round++)
    {
      MapCamera from = make_camera (random), to = make_camera (random);
      MapFlight flight = map_flight_new (from, to);
      MapCamera first = map_flight_get (&flight, 0), last = map_flight_get (&flight, 1);

      g_assert_cmpfloat_with_epsilon (first.x, from.x, 1e-3);
      g_assert_cmpfloat_with_epsilon (first.scale / from.scale, 1, 1e-6);
      g_assert_true (map_camera_equal (&last, &to));
      g_assert_cmpfloat (map_flight_get_duration (&flight), <=, 900);
    }
}

/* No jump: from one hundredth to the next the picture moves by little of itself. */
static void
test_a_flight_never_jumps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261130);

  for (guint round = 0; round < 500; round++)
    {
      MapCamera from = make_camera (random), to = make_camera (random);
      MapFlight flight = map_flight_new (from, to);
      MapCamera before = map_flight_get (&flight, 0);

      for (guint i = 1; i <= 100; i++)
        {
          MapCamera next = map_flight_get (&flight, i / 100.0);

          g_assert_cmpfloat (hypot (next.x - before.x, next.y - before.y) * MIN (next.scale, before.scale), <, 1200);
          g_assert_cmpfloat (fabs (log (next.scale / before.scale)), <, 0.7);
          before = next;
        }
    }
}

static void
test_going_nowhere_takes_no_time (void)
{
  MapCamera camera = map_camera_new (1200, 800, 1);
  MapFlight flight = map_flight_new (camera, camera);

  g_assert_cmpfloat (map_flight_get_duration (&flight), ==, 0);
}

#define ADD(name, test) g_test_add ("/map/focus/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-degree-is-one-link-further", test_each_degree_is_one_link_further);
  ADD ("a-link-that-is-hidden-leads-nowhere", test_a_link_that_is_hidden_leads_nowhere);
  ADD ("the-box-holds-all-that-are-shown", test_the_box_holds_all_that_are_shown);
  g_test_add_func ("/map/flight/a-flight-begins-and-ends-where-it-is-said", test_a_flight_begins_and_ends_where_it_is_said);
  g_test_add_func ("/map/flight/a-flight-never-jumps", test_a_flight_never_jumps);
  g_test_add_func ("/map/flight/going-nowhere-takes-no-time", test_going_nowhere_takes_no_time);
  return g_test_run ();
}
