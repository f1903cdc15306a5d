#include "territory-projection.h"

#include <math.h>

#define MILLIMETRE 0.001

/* In degrees, a hundred micrometres on the ground. */
#define NO_ANGLE 1e-9

typedef struct
{
  TerritorySystem system;
  double          lon, lat;
  double          x, y;
} Case;

/* The numbers of PROJ 9.1 (gdaltransform of GDAL 3.6), EPSG:4171 or 4326 to the code beside. */
static const Case cases[] = {
  { TERRITORY_SYSTEM_LAMBERT_93, 2.3522219, 48.856614, 652470.642311, 6862036.802916 }, /* 2154 */
  { TERRITORY_SYSTEM_LAMBERT_93, 2.0633, 49.0351, 631507.893545, 6882096.479468 },
  { TERRITORY_SYSTEM_LAMBERT_93, -4.486, 48.3904, 146640.348295, 6836261.625863 },
  { TERRITORY_SYSTEM_LAMBERT_93, 9.45, 42.7, 1228546.045316, 6199420.643975 },
  { TERRITORY_SYSTEM_LAMBERT_93, 3, 46.5, 700000, 6600000 },
  { TERRITORY_SYSTEM_LAMBERT_93, 7.7521, 48.5734, 1050362.695358, 6840899.647188 },
  { TERRITORY_SYSTEM_LAMBERT_93, -1.15, 43.3, 363210.700421, 6253389.426158 },
  { TERRITORY_SYSTEM_LAMBERT_CC42, 2.0633, 42.35, 1622827.118364, 1239295.883275 }, /* 3942 to 3950 */
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 1, 2.0633, 43.35, 1624062.186459, 2239303.926794 },
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 2, 2.0633, 44.35, 1625320.520785, 3239311.468683 },
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 3, 2.0633, 45.35, 1626601.746332, 4239318.499673 },
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 4, 2.0633, 46.35, 1627905.480728, 5239325.011111 },
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 5, 2.0633, 47.35, 1629231.334332, 6239330.994967 },
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 6, 2.0633, 48.35, 1630578.910335, 7239336.443850 },
  { TERRITORY_SYSTEM_LAMBERT_CC42 + 7, 2.0633, 49.35, 1631947.804856, 8239341.351012 },
  { TERRITORY_SYSTEM_LAMBERT_CC50, 2.0633, 50.35, 1633337.607054, 9239345.710360 },
  { TERRITORY_SYSTEM_WEB_MERCATOR, 2.3522219, 48.856614, 261848.144141, 6250566.718238 }, /* 3857 */
  { TERRITORY_SYSTEM_WEB_MERCATOR, -4.486, 48.3904, -499379.235699, 6172050.986527 },
  { TERRITORY_SYSTEM_WEB_MERCATOR, 9.45, 42.7, 1051969.187996, 5266419.697085 },
  { TERRITORY_SYSTEM_UTM_20N, -61.55, 16.25, 654957.453555, 1797138.071191 }, /* 5490 */
  { TERRITORY_SYSTEM_UTM_21N, -56.2, 46.8, 561046.921380, 5183249.912984 },   /* 32621 */
  { TERRITORY_SYSTEM_UTM_22N, -52.3, 4.9, 355855.438441, 541750.163582 },     /* 32622 */
  { TERRITORY_SYSTEM_UTM_38S, 45.2, -12.8, 521705.548031, 8584972.962422 },   /* 32738 */
  { TERRITORY_SYSTEM_UTM_40S, 55.45, -20.9, 338788.529855, 7688141.537760 },  /* 32740 */
};

static void
test_degrees_become_the_metres_of_proj (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TerritoryPoint point = { cases[i].lon, cases[i].lat };
      double         x, y;

      g_assert_true (territory_projection_write (cases[i].system, point, &x, &y));
      g_assert_cmpfloat_with_epsilon (x, cases[i].x, MILLIMETRE);
      g_assert_cmpfloat_with_epsilon (y, cases[i].y, MILLIMETRE);
    }
}

static void
test_metres_of_proj_become_degrees (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TerritoryPoint point;

      g_assert_true (territory_projection_read (cases[i].system, cases[i].x, cases[i].y, &point));
      g_assert_cmpfloat_with_epsilon (point.lon, cases[i].lon, 10 * NO_ANGLE);
      g_assert_cmpfloat_with_epsilon (point.lat, cases[i].lat, 10 * NO_ANGLE);
    }
}

static void
test_there_and_back_moves_nothing (void)
{
  for (TerritorySystem system = TERRITORY_SYSTEM_DEGREES; system <= TERRITORY_SYSTEM_WEB_MERCATOR; system++)
    for (double lon = -6; lon <= 10; lon += 0.37)
      for (double lat = 41; lat <= 52; lat += 0.37)
        {
          TerritoryPoint point = { lon, lat };
          TerritoryPoint back;
          double         x, y;

          g_assert_true (territory_projection_write (system, point, &x, &y));
          g_assert_true (territory_projection_read (system, x, y, &back));
          g_assert_cmpfloat_with_epsilon (back.lon, lon, NO_ANGLE);
          g_assert_cmpfloat_with_epsilon (back.lat, lat, NO_ANGLE);
        }
}

static void
test_the_plane_is_web_mercator (void)
{
  double x, y, lon, lat;

  territory_projection_to_plane (2.3522219, 48.856614, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 261848.144141, MILLIMETRE);
  g_assert_cmpfloat_with_epsilon (y, 6250566.718238, MILLIMETRE);
  territory_projection_from_plane (x, y, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (lon, 2.3522219, NO_ANGLE);
  g_assert_cmpfloat_with_epsilon (lat, 48.856614, NO_ANGLE);
}

static void
test_the_plane_has_no_infinity (void)
{
  double x, y;

  territory_projection_to_plane (180, 90, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 20037508.342789, MILLIMETRE);
  g_assert_cmpfloat (y, <, 2.01e7);
  territory_projection_to_plane (-180, -90, &x, &y);
  g_assert_cmpfloat (y, >, -2.01e7);
}

static void
test_what_is_nowhere_is_not_read (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e18 };
  TerritoryPoint      point = { 7, 7 };

  for (TerritorySystem system = TERRITORY_SYSTEM_NONE; system <= TERRITORY_SYSTEM_UTM_40S; system++)
    for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
      for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
        if (territory_projection_read (system, odd[i], odd[j], &point))
          {
            g_assert_true (fabs (point.lon) <= 180 && fabs (point.lat) <= 90);
            g_assert_true (isfinite (odd[i]) && isfinite (odd[j]));
          }
  g_assert_false (territory_projection_read (TERRITORY_SYSTEM_NONE, 2, 49, &point));
  g_assert_false (territory_projection_read (TERRITORY_SYSTEM_DEGREES, 49, 181, &point));
}

static void
test_codes_name_their_system (void)
{
  g_assert_cmpint (territory_projection_from_epsg (4326), ==, TERRITORY_SYSTEM_DEGREES);
  g_assert_cmpint (territory_projection_from_epsg (2154), ==, TERRITORY_SYSTEM_LAMBERT_93);
  g_assert_cmpint (territory_projection_from_epsg (3942), ==, TERRITORY_SYSTEM_LAMBERT_CC42);
  g_assert_cmpint (territory_projection_from_epsg (3950), ==, TERRITORY_SYSTEM_LAMBERT_CC50);
  g_assert_cmpint (territory_projection_from_epsg (3857), ==, TERRITORY_SYSTEM_WEB_MERCATOR);
  g_assert_cmpint (territory_projection_from_epsg (2975), ==, TERRITORY_SYSTEM_UTM_40S);
  g_assert_cmpint (territory_projection_from_epsg (0), ==, TERRITORY_SYSTEM_NONE);
  g_assert_cmpint (territory_projection_from_epsg (27572), ==, TERRITORY_SYSTEM_NONE);
}

static void
test_a_pair_tells_its_system (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].system != TERRITORY_SYSTEM_WEB_MERCATOR)
      g_assert_cmpint (territory_projection_guess (cases[i].x, cases[i].y), ==, cases[i].system);

  g_assert_cmpint (territory_projection_guess (2.06, 49.03), ==, TERRITORY_SYSTEM_DEGREES);
  g_assert_cmpint (territory_projection_guess (49.03, 2.06), ==, TERRITORY_SYSTEM_DEGREES_SWAPPED);
  g_assert_cmpint (territory_projection_guess (6882096, 631507), ==, TERRITORY_SYSTEM_LAMBERT_93_SWAPPED);
  g_assert_cmpint (territory_projection_guess (-178309, 5442000), ==, TERRITORY_SYSTEM_WEB_MERCATOR);
}

static void
test_overseas_is_france (void)
{
  static const TerritoryPoint towns[] = {
    { -61.73, 16.0 },  /* Basse-Terre */
    { -61.07, 14.6 },  /* Fort-de-France */
    { -52.33, 4.94 },  /* Cayenne */
    { 55.45, -20.88 }, /* Saint-Denis */
    { 45.23, -12.78 }, /* Mamoudzou */
    { -56.18, 46.78 }, /* Saint-Pierre */
    { -63.08, 18.07 }, /* Marigot */
    { -149.57, -17.54 },
    { 166.45, -22.27 },
    { -176.17, -13.28 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    {
      g_assert_true (territory_projection_is_in_france (towns[i]));
      g_assert_cmpint (territory_projection_guess (towns[i].lon, towns[i].lat), ==, TERRITORY_SYSTEM_DEGREES);
      g_assert_cmpint (territory_projection_guess (towns[i].lat, towns[i].lon), ==, TERRITORY_SYSTEM_DEGREES_SWAPPED);
    }
}

static void
test_nonsense_is_nothing (void)
{
  static const double pairs[][2] = {
    { 0, 0 },
    { 1, 1 },
    { 95000, 1 },
    { 49.03, 49.03 },
    { 2.06, 2.06 },
    { -2.06, -49.03 },
    { 13.4, 52.5 }, /* Berlin */
    { -0.12, 51.5 },
    { 631507, 631507 },
    { 1e9, 1e9 },
    { NAN, 49 },
    { 2, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpint (territory_projection_guess (pairs[i][0], pairs[i][1]), ==, TERRITORY_SYSTEM_NONE);
}

static void
test_the_expected_place_settles_a_doubt (void)
{
  TerritoryBounds valdoise = { 1.6, 48.9, 2.6, 49.25 };
  TerritoryBounds aude = { 1.6, 42.6, 3.3, 43.5 };

  g_assert_cmpint (territory_projection_guess_within (600000, 6250000, &aude), ==, TERRITORY_SYSTEM_LAMBERT_93);
  g_assert_cmpint (territory_projection_guess_within (229685, 6280819, &valdoise), ==, TERRITORY_SYSTEM_WEB_MERCATOR);
  g_assert_cmpint (territory_projection_guess_within (2.06, 43, &valdoise), ==, TERRITORY_SYSTEM_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/territory/projection/degrees-become-the-metres-of-proj", test_degrees_become_the_metres_of_proj);
  g_test_add_func ("/territory/projection/metres-of-proj-become-degrees", test_metres_of_proj_become_degrees);
  g_test_add_func ("/territory/projection/there-and-back-moves-nothing", test_there_and_back_moves_nothing);
  g_test_add_func ("/territory/projection/the-plane-is-web-mercator", test_the_plane_is_web_mercator);
  g_test_add_func ("/territory/projection/the-plane-has-no-infinity", test_the_plane_has_no_infinity);
  g_test_add_func ("/territory/projection/what-is-nowhere-is-not-read", test_what_is_nowhere_is_not_read);
  g_test_add_func ("/territory/projection/codes-name-their-system", test_codes_name_their_system);
  g_test_add_func ("/territory/projection/a-pair-tells-its-system", test_a_pair_tells_its_system);
  g_test_add_func ("/territory/projection/overseas-is-france", test_overseas_is_france);
  g_test_add_func ("/territory/projection/nonsense-is-nothing", test_nonsense_is_nothing);
  g_test_add_func ("/territory/projection/the-expected-place-settles-a-doubt", test_the_expected_place_settles_a_doubt);
  return g_test_run ();
}
