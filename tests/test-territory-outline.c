#include "territory-outline.h"

#include <math.h>
#include <string.h>

static void
add_ring (TerritoryOutlineBuilder *builder,
          const TerritoryPoint    *points,
          guint                    n_points)
{
  territory_outline_builder_begin_ring (builder);
  for (guint i = 0; i < n_points; i++)
    territory_outline_builder_add_point (builder, points[i].lon, points[i].lat);
}

static void
add_square (TerritoryOutlineBuilder *builder,
            double                   west,
            double                   south,
            double                   side)
{
  TerritoryPoint points[] = {
    { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side }, { west, south }
  };

  add_ring (builder, points, G_N_ELEMENTS (points));
}

static TerritoryOutline *
finish (TerritoryOutlineBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  TerritoryOutline  *outline = territory_outline_builder_end (builder, &error);

  g_assert_no_error (error);
  return outline;
}

/* Two islands, the first with two lakes. */
static TerritoryOutline *
make_islands (void)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  add_square (builder, 2, 49, 0.4);
  add_square (builder, 2.1, 49.1, 0.05);
  add_square (builder, 2.2, 49.2, 0.0123456);
  territory_outline_builder_begin_polygon (builder);
  add_square (builder, -61.5, -20.25, 1);
  return finish (builder);
}

static void
test_rings_stand_as_they_were_drawn (void)
{
  g_autoptr (TerritoryOutline) outline = make_islands ();
  const TerritoryPoint        *points;
  guint                        n_points;

  g_assert_cmpuint (territory_outline_get_n_polygons (outline), ==, 2);
  g_assert_cmpuint (territory_outline_get_n_rings (outline, 0), ==, 3);
  g_assert_cmpuint (territory_outline_get_n_rings (outline, 1), ==, 1);

  points = territory_outline_get_ring (outline, 1, 0, &n_points);
  g_assert_cmpuint (n_points, ==, 4);
  g_assert_cmpfloat (points[2].lon, ==, -60.5);
  g_assert_cmpfloat (points[2].lat, ==, -19.25);
}

static void
test_bounds_hold_every_polygon (void)
{
  g_autoptr (TerritoryOutline) outline = make_islands ();
  TerritoryBounds              bounds = territory_outline_get_bounds (outline);

  g_assert_cmpfloat (bounds.west, ==, -61.5);
  g_assert_cmpfloat (bounds.south, ==, -20.25);
  g_assert_cmpfloat (bounds.east, ==, 2.4);
  g_assert_cmpfloat (bounds.north, ==, 49.4);
}

static void
test_repeated_points_are_dropped (void)
{
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();
  const TerritoryPoint         points[] = { { 1, 1 }, { 1, 1 }, { 2, 1 }, { 2, 1 + 1e-9 }, { 2, 2 }, { 1, 1 }, { 1, 1 } };
  g_autoptr (TerritoryOutline) outline = NULL;
  guint                        n_points;

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, points, G_N_ELEMENTS (points));
  outline = finish (builder);
  territory_outline_get_ring (outline, 0, 0, &n_points);
  g_assert_cmpuint (n_points, ==, 3);
}

static void
test_points_nowhere_are_dropped (void)
{
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();
  const TerritoryPoint         points[] = { { 1, 1 }, { NAN, 1 }, { 2, INFINITY }, { 2, 1 }, { 652000, 6862000 }, { 2, 2 }, { 2, 91 } };
  g_autoptr (TerritoryOutline) outline = NULL;
  guint                        n_points;

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, points, G_N_ELEMENTS (points));
  outline = finish (builder);
  territory_outline_get_ring (outline, 0, 0, &n_points);
  g_assert_cmpuint (n_points, ==, 3);
}

static void
test_nothing_drawn_is_empty (void)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();
  const TerritoryPoint     points[] = { { 1, 1 }, { 2, 1 }, { 1, 1 } };
  g_autoptr (GError)       error = NULL;

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, points, G_N_ELEMENTS (points));
  g_assert_null (territory_outline_builder_end (builder, &error));
  g_assert_error (error, TERRITORY_OUTLINE_ERROR, TERRITORY_OUTLINE_ERROR_EMPTY);
}

static void
test_a_hole_never_becomes_an_outside (void)
{
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();
  const TerritoryPoint         points[] = { { 1, 1 }, { 2, 1 } };
  const TerritoryPoint         nowhere[] = { { NAN, NAN }, { NAN, 1 }, { 1, NAN } };
  g_autoptr (TerritoryOutline) outline = NULL;
  guint                        n_points;

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, points, G_N_ELEMENTS (points));
  add_square (builder, 5, 5, 1);
  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, nowhere, G_N_ELEMENTS (nowhere));
  add_square (builder, 5, 5, 1);
  territory_outline_builder_begin_polygon (builder);
  add_square (builder, 7, 7, 1);
  add_ring (builder, points, G_N_ELEMENTS (points));
  outline = finish (builder);

  g_assert_cmpuint (territory_outline_get_n_polygons (outline), ==, 1);
  g_assert_cmpuint (territory_outline_get_n_rings (outline, 0), ==, 1);
  g_assert_cmpfloat (territory_outline_get_ring (outline, 0, 0, &n_points)->lon, ==, 7);
}

static void
test_what_is_decoded_equals_what_was_encoded (void)
{
  g_autoptr (TerritoryOutline) outline = make_islands ();
  g_autoptr (GBytes)           bytes = territory_outline_encode (outline);
  g_autoptr (GError)           error = NULL;
  g_autoptr (TerritoryOutline) back = NULL;
  gsize                        length;
  const guint8                *data = g_bytes_get_data (bytes, &length);

  back = territory_outline_decode (data, length, &error);
  g_assert_no_error (error);
  g_assert_true (territory_outline_equal (outline, back));
}

static void
test_the_edge_of_the_world_comes_back (void)
{
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();
  const TerritoryPoint         points[] = { { -180, -90 }, { 180, -90 }, { 180, 90 }, { -180, 90 }, { -0.0, 0 } };
  g_autoptr (TerritoryOutline) outline = NULL;
  g_autoptr (TerritoryOutline) back = NULL;
  g_autoptr (GBytes)           bytes = NULL;

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, points, G_N_ELEMENTS (points));
  outline = finish (builder);
  bytes = territory_outline_encode (outline);
  back = territory_outline_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_assert_true (territory_outline_equal (outline, back));
}

static void
test_other_shapes_are_not_equal (void)
{
  g_autoptr (TerritoryOutline) islands = make_islands ();
  g_autoptr (TerritoryOutline) same = make_islands ();
  g_autoptr (TerritoryOutline) square = NULL;
  TerritoryOutlineBuilder     *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  add_square (builder, 2, 49, 0.4);
  square = finish (builder);
  g_assert_true (territory_outline_equal (islands, same));
  g_assert_false (territory_outline_equal (islands, square));
}

/* Whatever comes in: either refused as damaged, or exactly what encode would have written. */
static gboolean
check_hostile (const guint8 *bytes,
               gsize         length)
{
  g_autoptr (GError)           error = NULL;
  g_autofree guint8           *exact = g_memdup2 (bytes, length); /* so that one byte too far is seen */
  g_autoptr (TerritoryOutline) outline = territory_outline_decode (exact, length, &error);
  g_autoptr (GBytes)           again = NULL;

  if (outline == NULL)
    {
      g_assert_error (error, TERRITORY_OUTLINE_ERROR, TERRITORY_OUTLINE_ERROR_DAMAGED);
      return FALSE;
    }
  g_assert_no_error (error);
  again = territory_outline_encode (outline);
  g_assert_cmpmem (bytes, length, g_bytes_get_data (again, NULL), g_bytes_get_size (again));
  return TRUE;
}

static void
test_torn_bytes_are_refused (void)
{
  g_autoptr (TerritoryOutline) outline = make_islands ();
  g_autoptr (GBytes)           bytes = territory_outline_encode (outline);
  gsize                        length;
  const guint8                *data = g_bytes_get_data (bytes, &length);

  for (gsize kept = 0; kept < length; kept++)
    g_assert_false (check_hostile (data, kept));
}

static void
test_bytes_after_the_end_are_refused (void)
{
  g_autoptr (TerritoryOutline) outline = make_islands ();
  g_autoptr (GBytes)           bytes = territory_outline_encode (outline);
  gsize                        length;
  const guint8                *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8           *longer = g_malloc0 (length + 1);

  memcpy (longer, data, length);
  g_assert_false (check_hostile (longer, length + 1));
}

static void
test_altered_bytes_are_refused_or_an_outline (void)
{
  g_autoptr (TerritoryOutline) outline = make_islands ();
  g_autoptr (GBytes)           bytes = territory_outline_encode (outline);
  gsize                        length;
  const guint8                *data = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length; at++)
    for (guint value = 0; value < 256; value++)
      {
        g_autofree guint8 *altered = g_memdup2 (data, length);

        altered[at] = (guint8) value;
        check_hostile (altered, length);
      }
}

static void
test_random_bytes_are_refused_or_an_outline (void)
{
  guint8 bytes[64];

  for (guint round = 0; round < 20000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes);

      for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8) g_test_rand_int_range (0, g_test_rand_bit () ? 8 : 256);
      if (length > 0)
        bytes[0] = 1;
      check_hostile (bytes, length);
    }
}

static void
test_a_count_beyond_the_length_is_refused (void)
{
  const guint8 polygons[] = { 1, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 3, 0, 0, 2, 0, 2, 2 };
  const guint8 points[] = { 1, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0, 2, 0, 2, 2 };
  const guint8 overlong[] = { 1, 1, 1, 3, 0x80, 0, 0, 2, 0, 2, 2 };

  g_assert_false (check_hostile (polygons, sizeof polygons));
  g_assert_false (check_hostile (points, sizeof points));
  g_assert_false (check_hostile (overlong, sizeof overlong));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/territory/outline/rings-stand-as-they-were-drawn", test_rings_stand_as_they_were_drawn);
  g_test_add_func ("/territory/outline/bounds-hold-every-polygon", test_bounds_hold_every_polygon);
  g_test_add_func ("/territory/outline/repeated-points-are-dropped", test_repeated_points_are_dropped);
  g_test_add_func ("/territory/outline/points-nowhere-are-dropped", test_points_nowhere_are_dropped);
  g_test_add_func ("/territory/outline/nothing-drawn-is-empty", test_nothing_drawn_is_empty);
  g_test_add_func ("/territory/outline/a-hole-never-becomes-an-outside", test_a_hole_never_becomes_an_outside);
  g_test_add_func ("/territory/outline/what-is-decoded-equals-what-was-encoded", test_what_is_decoded_equals_what_was_encoded);
  g_test_add_func ("/territory/outline/the-edge-of-the-world-comes-back", test_the_edge_of_the_world_comes_back);
  g_test_add_func ("/territory/outline/other-shapes-are-not-equal", test_other_shapes_are_not_equal);
  g_test_add_func ("/territory/outline/torn-bytes-are-refused", test_torn_bytes_are_refused);
  g_test_add_func ("/territory/outline/bytes-after-the-end-are-refused", test_bytes_after_the_end_are_refused);
  g_test_add_func ("/territory/outline/altered-bytes-are-refused-or-an-outline", test_altered_bytes_are_refused_or_an_outline);
  g_test_add_func ("/territory/outline/random-bytes-are-refused-or-an-outline", test_random_bytes_are_refused_or_an_outline);
  g_test_add_func ("/territory/outline/a-count-beyond-the-length-is-refused", test_a_count_beyond_the_length_is_refused);
  return g_test_run ();
}
