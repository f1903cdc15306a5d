#include "territory-atlas.h"

#include "territory-area.h"
#include "territory-files.h"

#include <math.h>

static TerritoryOutline *
make_square (double west,
             double south,
             double side)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  territory_outline_builder_add_point (builder, west, south);
  territory_outline_builder_add_point (builder, west + side, south);
  territory_outline_builder_add_point (builder, west + side, south + side);
  territory_outline_builder_add_point (builder, west, south + side);
  return territory_outline_builder_end (builder, NULL);
}

#define N_SIDE 20

/* A chessboard of 400 squares of a hundredth of a degree, row by row from the south, from 2°E 49°N. */
static TerritoryAtlas *
make_board (void)
{
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) territory_outline_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_SIDE * N_SIDE; i++)
    {
      g_ptr_array_add (outlines, make_square (2 + 0.01 * (i % N_SIDE), 49 + 0.01 * (i / N_SIDE), 0.01));
      g_ptr_array_add (ids, g_strdup_printf ("%05u", i));
    }
  return territory_atlas_new ((const char *const *) ids->pdata, (TerritoryOutline **) outlines->pdata, outlines->len);
}

static void
test_a_point_finds_its_outline (void)
{
  g_autoptr (TerritoryAtlas) board = make_board ();

  for (guint i = 0; i < N_SIDE * N_SIDE; i++)
    {
      TerritoryPoint point = { 2.003 + 0.01 * (i % N_SIDE), 49.007 + 0.01 * (i / N_SIDE) };

      g_assert_cmpint (territory_atlas_find_at (board, point), ==, i);
    }
  g_assert_cmpint (territory_atlas_find_at (board, (TerritoryPoint){ 1.99, 49.05 }), ==, -1);
  g_assert_cmpint (territory_atlas_find_at (board, (TerritoryPoint){ NAN, 49.05 }), ==, -1);
  g_assert_cmpint (territory_atlas_find_at (board, (TerritoryPoint){ INFINITY, -INFINITY }), ==, -1);
}

static void
test_an_id_finds_its_outline (void)
{
  g_autoptr (TerritoryAtlas) board = make_board ();

  g_assert_cmpuint (territory_atlas_get_n_outlines (board), ==, N_SIDE * N_SIDE);
  g_assert_cmpint (territory_atlas_find_id (board, "00042"), ==, 42);
  g_assert_cmpint (territory_atlas_find_id (board, "42"), ==, -1);
  g_assert_cmpstr (territory_atlas_get_id (board, 42), ==, "00042");
  g_assert_nonnull (territory_atlas_get_outline (board, 42));
}

static void
test_where_several_are_the_first_answers (void)
{
  const char                *ids[] = { "quarter", "commune", "nowhere", "quarter" };
  TerritoryOutline          *outlines[] = { make_square (2.05, 49.05, 0.01), make_square (2, 49, 0.1), NULL, make_square (2.055, 49.055, 0.001) };
  g_autoptr (TerritoryAtlas) atlas = territory_atlas_new (ids, outlines, G_N_ELEMENTS (outlines));
  g_autoptr (GArray)         all = territory_atlas_list_at (atlas, (TerritoryPoint){ 2.0555, 49.0555 });

  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    g_clear_pointer (&outlines[i], territory_outline_unref);
  g_assert_cmpint (territory_atlas_find_at (atlas, (TerritoryPoint){ 2.0555, 49.0555 }), ==, 0);
  g_assert_cmpint (territory_atlas_find_at (atlas, (TerritoryPoint){ 2.01, 49.01 }), ==, 1);
  g_assert_cmpint (territory_atlas_find_id (atlas, "quarter"), ==, 0);
  g_assert_null (territory_atlas_get_outline (atlas, 2));
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (g_array_index (all, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (all, guint, 1), ==, 1);
  g_assert_cmpuint (g_array_index (all, guint, 2), ==, 3);
}

static void
test_bounds_list_what_they_meet (void)
{
  g_autoptr (TerritoryAtlas) board = make_board ();
  TerritoryBounds            window = { 2.005, 49.005, 2.025, 49.015 };
  TerritoryBounds            far = { 3, 49, 4, 50 };
  g_autoptr (GArray)         met = territory_atlas_list_within (board, &window);
  g_autoptr (GArray)         none = territory_atlas_list_within (board, &far);
  const guint                expected[] = { 0, 1, 2, N_SIDE, N_SIDE + 1, N_SIDE + 2 };

  g_assert_cmpmem (met->data, met->len * sizeof (guint), expected, sizeof expected);
  g_assert_cmpuint (none->len, ==, 0);
}

static TerritoryOutline *
make_triangle (void)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  territory_outline_builder_add_point (builder, 2, 49);
  territory_outline_builder_add_point (builder, 3, 49);
  territory_outline_builder_add_point (builder, 2, 50);
  return territory_outline_builder_end (builder, NULL);
}

static void
test_bounds_beside_a_slope_do_not_meet_it (void)
{
  const char                *ids[] = { "slope" };
  TerritoryOutline          *outlines[] = { make_triangle () };
  g_autoptr (TerritoryAtlas) atlas = territory_atlas_new (ids, outlines, 1);
  TerritoryBounds            beside = { 2.6, 49.6, 2.9, 49.9 }, inside = { 2.1, 49.1, 2.2, 49.2 }, across = { 2.4, 49.4, 2.6, 49.7 };
  TerritoryBounds            around = { 1, 48, 4, 51 };
  g_autoptr (GArray)         none = territory_atlas_list_within (atlas, &beside);
  g_autoptr (GArray)         one = territory_atlas_list_within (atlas, &inside);
  g_autoptr (GArray)         two = territory_atlas_list_within (atlas, &across);
  g_autoptr (GArray)         three = territory_atlas_list_within (atlas, &around);

  territory_outline_unref (outlines[0]);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (two->len, ==, 1);
  g_assert_cmpuint (three->len, ==, 1);
}

static void
test_the_nearest_is_found_within_a_distance (void)
{
  g_autoptr (TerritoryAtlas) board = make_board ();
  TerritoryPoint             south = { 2.055, 48.99 };
  double                     metres = -1;

  g_assert_cmpint (territory_atlas_find_nearest (board, south, 1000, &metres), ==, -1);
  g_assert_cmpfloat (metres, ==, -1);
  g_assert_cmpint (territory_atlas_find_nearest (board, south, 1200, &metres), ==, 5);
  g_assert_cmpfloat_with_epsilon (metres, 1111.95, 0.1);
  g_assert_cmpint (territory_atlas_find_nearest (board, (TerritoryPoint){ 2.055, 49.055 }, 10, &metres), ==, 5 * N_SIDE + 5);
  g_assert_cmpfloat (metres, ==, 0);
}

/* Against the plain way: ask them all. */
static void
test_the_nearest_is_that_of_asking_all (void)
{
  g_autoptr (TerritoryAtlas) board = make_board ();

  for (guint turn = 0; turn < 300; turn++)
    {
      TerritoryPoint point = { g_test_rand_double_range (1.8, 2.4), g_test_rand_double_range (48.8, 49.4) };
      double         best = 20000, metres = 20000;
      int            found = territory_atlas_find_nearest (board, point, 20000, &metres);

      for (guint i = 0; i < territory_atlas_get_n_outlines (board); i++)
        best = MIN (best, territory_area_get_distance (territory_atlas_get_outline (board, i), point));
      g_assert_cmpint (found >= 0, ==, best < 20000);
      g_assert_cmpfloat (metres, ==, best);
    }
}

static void
test_an_empty_atlas_knows_nothing (void)
{
  g_autoptr (TerritoryAtlas) atlas = territory_atlas_new (NULL, NULL, 0);
  TerritoryPoint             point = { 2, 49 };
  TerritoryBounds            bounds = { -180, -90, 180, 90 };
  g_autoptr (GArray)         none = territory_atlas_list_within (atlas, &bounds);
  double                     metres;

  g_assert_cmpint (territory_atlas_find_at (atlas, point), ==, -1);
  g_assert_cmpint (territory_atlas_find_nearest (atlas, point, 1e6, &metres), ==, -1);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Two points in each of 35,357 communes: the heart, which must find its commune, and one by chance. */
static void
test_seventy_thousand_points_in_france (void)
{
  g_autoptr (TerritoryFile)  file = territory_file_open ("national/communes-france-geojson-2018.geojson");
  g_autoptr (TerritoryAtlas) atlas = NULL;
  g_autofree TerritoryPoint *hearts = NULL;
  gint64                     start;
  guint                      n_found = 0;

  if (file == NULL)
    return;

  start = g_get_monotonic_time ();
  atlas = territory_atlas_new ((const char *const *) file->codes->pdata, (TerritoryOutline **) file->outlines->pdata, file->outlines->len);
  g_test_message ("%u outlines in %.3f s", file->outlines->len, (double) (g_get_monotonic_time () - start) / 1e6);

  start = g_get_monotonic_time ();
  hearts = g_new (TerritoryPoint, file->outlines->len);
  for (guint i = 0; i < file->outlines->len; i++)
    hearts[i] = territory_area_find_heart (file->outlines->pdata[i], NULL);
  g_test_message ("their hearts in %.3f s", (double) (g_get_monotonic_time () - start) / 1e6);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < file->outlines->len; i++)
    {
      TerritoryBounds bounds = territory_outline_get_bounds (file->outlines->pdata[i]);
      TerritoryPoint  point = { bounds.west + (bounds.east - bounds.west) * 0.3, bounds.south + (bounds.north - bounds.south) * 0.7 };
      int             found = territory_atlas_find_at (atlas, hearts[i]);

      n_found += found == (int) i;
      territory_atlas_find_at (atlas, point);
    }
  g_test_message ("%u points in %.3f s, %u hearts at home", 2 * file->outlines->len, (double) (g_get_monotonic_time () - start) / 1e6, n_found);
  g_assert_cmpuint (n_found, >, file->outlines->len - 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/territory/atlas/a-point-finds-its-outline", test_a_point_finds_its_outline);
  g_test_add_func ("/territory/atlas/an-id-finds-its-outline", test_an_id_finds_its_outline);
  g_test_add_func ("/territory/atlas/where-several-are-the-first-answers", test_where_several_are_the_first_answers);
  g_test_add_func ("/territory/atlas/bounds-list-what-they-meet", test_bounds_list_what_they_meet);
  g_test_add_func ("/territory/atlas/bounds-beside-a-slope-do-not-meet-it", test_bounds_beside_a_slope_do_not_meet_it);
  g_test_add_func ("/territory/atlas/the-nearest-is-found-within-a-distance", test_the_nearest_is_found_within_a_distance);
  g_test_add_func ("/territory/atlas/the-nearest-is-that-of-asking-all", test_the_nearest_is_that_of_asking_all);
  g_test_add_func ("/territory/atlas/an-empty-atlas-knows-nothing", test_an_empty_atlas_knows_nothing);
  g_test_add_func ("/territory/atlas/seventy-thousand-points-in-france", test_seventy_thousand_points_in_france);
  return g_test_run ();
}
