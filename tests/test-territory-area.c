#include "territory-area.h"

#include "territory-files.h"

#include <math.h>

#define SQUARE                                         \
  {                                                    \
    { 2, 49 }, { 2.1, 49 }, { 2.1, 49.1 }, { 2, 49.1 } \
  }

static void
add_ring (TerritoryOutlineBuilder *builder,
          const TerritoryPoint    *points,
          guint                    n_points)
{
  territory_outline_builder_begin_ring (builder);
  for (guint i = 0; i < n_points; i++)
    territory_outline_builder_add_point (builder, points[i].lon, points[i].lat);
}

static TerritoryOutline *
make (const TerritoryPoint *outside,
      guint                 n_outside,
      const TerritoryPoint *hole,
      guint                 n_hole)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  add_ring (builder, outside, n_outside);
  if (hole != NULL)
    add_ring (builder, hole, n_hole);
  return territory_outline_builder_end (builder, NULL);
}

static TerritoryOutline *
make_square (void)
{
  const TerritoryPoint points[] = SQUARE;

  return make (points, G_N_ELEMENTS (points), NULL, 0);
}

/* A triangle with a pond. */
static TerritoryOutline *
make_triangle (void)
{
  const TerritoryPoint outside[] = { { 2, 49 }, { 2.3, 49.05 }, { 2.1, 49.2 } };
  const TerritoryPoint hole[] = { { 2.1, 49.08 }, { 2.15, 49.08 }, { 2.12, 49.12 } };

  return make (outside, 3, hole, 3);
}

/* A ring of road: its middle is not of it. */
static TerritoryOutline *
make_crescent (void)
{
  const TerritoryPoint points[] = { { 2, 49 }, { 2.3, 49 }, { 2.3, 49.3 }, { 2, 49.3 }, { 2, 49.26 }, { 2.26, 49.26 }, { 2.26, 49.04 }, { 2, 49.04 } };

  return make (points, G_N_ELEMENTS (points), NULL, 0);
}

#define HOLDS(outline, lon, lat) territory_area_contains (outline, (TerritoryPoint){ lon, lat })

static void
test_inside_is_inside (void)
{
  g_autoptr (TerritoryOutline) square = make_square ();

  g_assert_true (HOLDS (square, 2.05, 49.05));
  g_assert_false (HOLDS (square, 1.95, 49.05));
  g_assert_false (HOLDS (square, 2.15, 49.05));
  g_assert_false (HOLDS (square, 2.05, 48.95));
  g_assert_false (HOLDS (square, 2.05, 49.15));
}

static void
test_a_hole_is_outside (void)
{
  g_autoptr (TerritoryOutline) triangle = make_triangle ();

  g_assert_true (HOLDS (triangle, 2.1, 49.06));
  g_assert_false (HOLDS (triangle, 2.12, 49.1));
}

static void
test_a_border_is_inside_both (void)
{
  const TerritoryPoint         left[] = { { 2, 49 }, { 2.0333333, 49 }, { 2.0777777, 49.0999999 }, { 2, 49.1 } };
  const TerritoryPoint         right[] = { { 2.0333333, 49 }, { 2.2, 49 }, { 2.2, 49.1 }, { 2.0777777, 49.0999999 } };
  g_autoptr (TerritoryOutline) one = make (left, 4, NULL, 0);
  g_autoptr (TerritoryOutline) other = make (right, 4, NULL, 0);

  g_assert_true (HOLDS (one, 2.0333333, 49) && HOLDS (other, 2.0333333, 49));
  g_assert_true (HOLDS (one, 2.0777777, 49.0999999) && HOLDS (other, 2.0777777, 49.0999999));
  for (guint i = 0; i <= 1000; i++)
    {
      double t = i / 1000.0;
      double lon = 2.0333333 + t * 0.0444444, lat = 49 + t * 0.0999999;

      g_assert_true (HOLDS (one, lon, lat) || HOLDS (other, lon, lat));
    }
}

/* No point falls between neighbours, or in both, away from the border itself. */
static void
test_a_ray_through_a_corner_counts_once (void)
{
  const TerritoryPoint         points[] = { { 2, 49 }, { 2.1, 49.05 }, { 2.2, 49 }, { 2.3, 49.05 }, { 2.2, 49.1 }, { 2.1, 49.05 + 1e-7 }, { 2, 49.1 } };
  g_autoptr (TerritoryOutline) outline = make (points, G_N_ELEMENTS (points), NULL, 0);

  g_assert_false (HOLDS (outline, 1.9, 49.05));
  g_assert_true (HOLDS (outline, 2.01, 49.05));
  g_assert_true (HOLDS (outline, 2.2, 49.05));
  g_assert_false (HOLDS (outline, 1.9, 49));
  g_assert_false (HOLDS (outline, 2.1, 49));
  g_assert_false (HOLDS (outline, 2.1, 49.1));
}

static void
test_a_point_nowhere_is_in_nothing (void)
{
  g_autoptr (TerritoryOutline) square = make_square ();

  g_assert_false (HOLDS (square, NAN, 49.05));
  g_assert_false (HOLDS (square, 2.05, INFINITY));
  g_assert_cmpfloat (territory_area_get_distance (square, (TerritoryPoint){ NAN, 49 }), ==, G_MAXDOUBLE);
}

/* GDAL 3.6: cut in edges of 0.0001 degree, to EPSG:6933, OGR_G_Area. */
static void
test_areas_are_those_of_gdal (void)
{
  const TerritoryPoint         guyane[] = { { -52.4, 4.8 }, { -52.2, 4.8 }, { -52.2, 5 }, { -52.4, 5 } };
  g_autoptr (TerritoryOutline) square = make_square ();
  g_autoptr (TerritoryOutline) triangle = make_triangle ();
  g_autoptr (TerritoryOutline) far = make (guyane, 4, NULL, 0);

  g_assert_cmpfloat_with_epsilon (territory_area_get_km2 (square), 81.2933717, 1e-5);
  g_assert_cmpfloat_with_epsilon (territory_area_get_km2 (triangle), 215.2862163, 1e-5);
  g_assert_cmpfloat_with_epsilon (territory_area_get_km2 (far), 490.6111243, 1e-5);
}

/* A sphere of 6,371,008.8 m: 111,195.08 m for a degree of latitude. */
static void
test_distances_are_those_of_the_sphere (void)
{
  TerritoryPoint pontoise = { 2.0633, 49.0351 };

  g_assert_cmpfloat_with_epsilon (territory_area_get_distance_between (pontoise, (TerritoryPoint){ 2.0633, 50.0351 }), 111195.08, 0.01);
  g_assert_cmpfloat_with_epsilon (territory_area_get_distance_between ((TerritoryPoint){ 0, 0 }, (TerritoryPoint){ 180, 0 }), 20015114.4, 0.1);
  g_assert_cmpfloat (territory_area_get_distance_between (pontoise, pontoise), ==, 0);
  /* GDAL in Lambert-93: 13,771.2 m, on the ellipsoid and with the scale of the cone */
  g_assert_cmpfloat_with_epsilon (territory_area_get_distance_between (pontoise, (TerritoryPoint){ 2.2, 48.95 }), 13771, 40);
}

/* OGR_G_Distance in Lambert-93: on the ellipsoid, with the scale of the cone. */
static void
test_distances_to_a_shape_are_those_of_gdal (void)
{
  g_autoptr (TerritoryOutline) square = make_square ();
  static const struct
  {
    TerritoryPoint point;
    double         metres;
  } cases[] = { { { 2.2, 49.05 }, 7310.1 }, { { 2.05, 49.2 }, 11121.4 }, { { 2.15, 49.15 }, 6651.9 }, { { 1.9, 48.9 }, 13315.7 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (territory_area_get_distance (square, cases[i].point), cases[i].metres, cases[i].metres * 0.004);
  g_assert_cmpfloat (territory_area_get_distance (square, (TerritoryPoint){ 2.05, 49.05 }), ==, 0);
}

static void
test_the_heart_of_a_square_is_its_middle (void)
{
  g_autoptr (TerritoryOutline) square = make_square ();
  double                       clearance;
  TerritoryPoint               heart = territory_area_find_heart (square, &clearance);

  g_assert_cmpfloat_with_epsilon (heart.lon, 2.05, 0.003);
  g_assert_cmpfloat_with_epsilon (clearance, 3650, 60);
}

static void
test_the_heart_of_a_crescent_is_in_it (void)
{
  g_autoptr (TerritoryOutline) crescent = make_crescent ();

  g_assert_true (territory_area_contains (crescent, territory_area_find_heart (crescent, NULL)));
}

static void
test_a_sliver_has_a_heart (void)
{
  const TerritoryPoint         flat[] = { { 2, 49 }, { 2.5, 49 }, { 3, 49 } };
  const TerritoryPoint         thin[] = { { -5, 49 }, { 5, 49 }, { 5, 49.0000001 } };
  const TerritoryPoint         slant[] = { { -5, 40 }, { 5, 50 }, { 5, 50.000002 } };
  g_autoptr (TerritoryOutline) one = make (flat, 3, NULL, 0);
  g_autoptr (TerritoryOutline) two = make (thin, 3, NULL, 0);
  g_autoptr (TerritoryOutline) three = make (slant, 3, NULL, 0);

  g_assert_true (territory_area_contains (one, territory_area_find_heart (one, NULL)));
  g_assert_true (territory_area_contains (two, territory_area_find_heart (two, NULL)));
  g_assert_true (territory_area_contains (three, territory_area_find_heart (three, NULL)));
  g_assert_cmpfloat (territory_area_get_km2 (one), ==, 0);
}

/* GDAL: 1,253.39 km² for the département, 17.4056 for Argenteuil, 7.1698 for Pontoise. */
static void
test_the_communes_of_the_val_doise (void)
{
  g_autoptr (TerritoryFile) communes = territory_file_open ("valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson");
  double                    total = 0;

  if (communes == NULL)
    return;

  g_assert_cmpuint (communes->outlines->len, ==, 183);
  for (guint i = 0; i < communes->outlines->len; i++)
    {
      TerritoryOutline *outline = communes->outlines->pdata[i];
      double            clearance;

      total += territory_area_get_km2 (outline);
      g_assert_true (territory_area_contains (outline, territory_area_find_heart (outline, &clearance)));
      g_assert_cmpfloat (clearance, >, 100);
    }
  g_assert_cmpfloat_with_epsilon (total, 1253.38896, 0.001);
  g_assert_cmpfloat_with_epsilon (territory_area_get_km2 (territory_file_find (communes, "95018")), 17.4056153, 1e-5);
  g_assert_cmpfloat_with_epsilon (territory_area_get_km2 (territory_file_find (communes, "95500")), 7.1697623, 1e-5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/territory/area/inside-is-inside", test_inside_is_inside);
  g_test_add_func ("/territory/area/a-hole-is-outside", test_a_hole_is_outside);
  g_test_add_func ("/territory/area/a-border-is-inside-both", test_a_border_is_inside_both);
  g_test_add_func ("/territory/area/a-ray-through-a-corner-counts-once", test_a_ray_through_a_corner_counts_once);
  g_test_add_func ("/territory/area/a-point-nowhere-is-in-nothing", test_a_point_nowhere_is_in_nothing);
  g_test_add_func ("/territory/area/areas-are-those-of-gdal", test_areas_are_those_of_gdal);
  g_test_add_func ("/territory/area/distances-are-those-of-the-sphere", test_distances_are_those_of_the_sphere);
  g_test_add_func ("/territory/area/distances-to-a-shape-are-those-of-gdal", test_distances_to_a_shape_are_those_of_gdal);
  g_test_add_func ("/territory/area/the-heart-of-a-square-is-its-middle", test_the_heart_of_a_square_is_its_middle);
  g_test_add_func ("/territory/area/the-heart-of-a-crescent-is-in-it", test_the_heart_of_a_crescent_is_in_it);
  g_test_add_func ("/territory/area/a-sliver-has-a-heart", test_a_sliver_has_a_heart);
  g_test_add_func ("/territory/area/the-communes-of-the-val-doise", test_the_communes_of_the_val_doise);
  return g_test_run ();
}
