#include "territory-fit.h"

#include "territory-projection.h"

#include <math.h>

/* France and its surroundings, a picture as people scan them. */
static TerritoryPin
make_pin (GRand *rand)
{
  return (TerritoryPin){ g_rand_double_range (rand, 0, 7000), g_rand_double_range (rand, 0, 7000), { g_rand_double_range (rand, -5, 9), g_rand_double_range (rand, 42, 51) } };
}

/* Two pins of one plan: some kilometres apart, not two ends of the country. */
static void
make_pins (GRand       *rand,
           TerritoryPin pins[2])
{
  pins[0] = pins[1] = make_pin (rand);
  pins[1].x = fmod (pins[0].x + g_rand_double_range (rand, 200, 6000), 7000);
  pins[1].y = fmod (pins[0].y + g_rand_double_range (rand, 200, 6000), 7000);
  pins[1].place.lon += g_rand_double_range (rand, 0.002, 0.1);
  pins[1].place.lat += g_rand_double_range (rand, -0.1, 0.1);
}

static void
any_point_comes_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129);

  for (guint i = 0; i < 2000; i++)
    {
      TerritoryPin pins[2];
      TerritoryFit fit;
      GError      *error = NULL;
      double       x = g_rand_double_range (rand, -100, 7100), y = g_rand_double_range (rand, -100, 7100), east, north, back_x, back_y;

      make_pins (rand, pins);
      territory_fit_new (pins, &fit, &error);
      g_assert_no_error (error);
      territory_fit_to_plane (&fit, x, y, &east, &north);
      territory_fit_from_plane (&fit, east, north, &back_x, &back_y);
      g_assert_cmpfloat_with_epsilon (back_x, x, 0.01);
      g_assert_cmpfloat_with_epsilon (back_y, y, 0.01);
    }
}

static void
each_pin_stands_at_its_place (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      TerritoryPin pins[2];
      TerritoryFit fit;

      make_pins (rand, pins);
      g_assert_true (territory_fit_new (pins, &fit, NULL));
      for (guint pin = 0; pin < 2; pin++)
        {
          double east, north, x, y;

          territory_projection_to_plane (pins[pin].place.lon, pins[pin].place.lat, &east, &north);
          territory_fit_from_plane (&fit, east, north, &x, &y);
          g_assert_cmpfloat_with_epsilon (x, pins[pin].x, 0.01);
          g_assert_cmpfloat_with_epsilon (y, pins[pin].y, 0.01);
        }
    }
}

/* Kept as text, a picture does not move by half a pixel of itself. */
static void
what_is_kept_is_read_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 2000; i++)
    {
      TerritoryPin     pins[2], read[2];
      TerritoryFit     before, after;
      g_autofree char *text = NULL, *again = NULL;

      make_pins (rand, pins);
      text = territory_pins_dup_text (pins);
      g_assert_true (territory_pins_read (text, read));
      again = territory_pins_dup_text (read);
      g_assert_cmpstr (text, ==, again);
      g_assert_true (territory_fit_new (pins, &before, NULL) && territory_fit_new (read, &after, NULL));
      for (guint corner = 0; corner < 2; corner++)
        {
          double east, north, x, y;

          territory_fit_to_plane (&before, pins[corner].x, pins[corner].y, &east, &north);
          territory_fit_from_plane (&after, east, north, &x, &y);
          g_assert_cmpfloat_with_epsilon (x, pins[corner].x, 0.5);
          g_assert_cmpfloat_with_epsilon (y, pins[corner].y, 0.5);
        }
    }
}

/* North up on the picture and on the map: nothing turns, nothing is mirrored. */
static void
a_picture_that_lies_straight_stays_so (void)
{
  TerritoryPin pins[2] = { { 100, 100, { 2.0, 49.0 } }, { 1100, 100, { 2.1, 49.0 } } };
  TerritoryFit fit;
  double       east, north, lower_east, lower_north;

  g_assert_true (territory_fit_new (pins, &fit, NULL));
  g_assert_cmpfloat_with_epsilon (fit.b, 0, 1e-9);
  g_assert_cmpfloat (fit.a, >, 0);
  territory_fit_to_plane (&fit, 100, 100, &east, &north);
  territory_fit_to_plane (&fit, 100, 200, &lower_east, &lower_north);
  g_assert_cmpfloat_with_epsilon (lower_east, east, 1e-6);
  g_assert_cmpfloat (lower_north, <, north);
}

static void
two_pins_that_say_nothing_are_refused (void)
{
  static const struct
  {
    TerritoryPin      pins[2];
    TerritoryFitError code;
  } wrong[] = {
    { { { 10, 10, { 2, 49 } }, { 12, 11, { 2.1, 49 } } }, TERRITORY_FIT_ERROR_CLOSE_PIXELS },
    { { { 10, 10, { 2, 49 } }, { 900, 11, { 2, 49 } } }, TERRITORY_FIT_ERROR_CLOSE_PLACES },
    { { { 10, 10, { 2, 49 } }, { 900, 11, { 2, 90 } } }, TERRITORY_FIT_ERROR_NOT_FINITE },
    { { { NAN, 10, { 2, 49 } }, { 900, 11, { 2.1, 49 } } }, TERRITORY_FIT_ERROR_NOT_FINITE },
    { { { 10, 10, { 2, 49 } }, { 900, INFINITY, { 2.1, 49 } } }, TERRITORY_FIT_ERROR_NOT_FINITE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TerritoryFit       fit = { 1, 2, 3, 4 };

      g_assert_false (territory_fit_new (wrong[i].pins, &fit, &error));
      g_assert_error (error, TERRITORY_FIT_ERROR, (int) wrong[i].code);
      g_assert_cmpfloat (fit.north, ==, 4);
    }
}

static void
what_is_no_text_of_pins_is_none (void)
{
  static const char *const wrong[] = { "", "1 2 3", "1 2 3 4 5 6 7", "1 2 3 4 5 6 7 x", "1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 nan", "un deux" };
  TerritoryPin             pins[2];

  g_assert_false (territory_pins_read (NULL, pins));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (territory_pins_read (wrong[i], pins));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/territory/fit/any-point-comes-back", any_point_comes_back);
  g_test_add_func ("/territory/fit/each-pin-stands-at-its-place", each_pin_stands_at_its_place);
  g_test_add_func ("/territory/fit/what-is-kept-is-read-again", what_is_kept_is_read_again);
  g_test_add_func ("/territory/fit/a-picture-that-lies-straight-stays-so", a_picture_that_lies_straight_stays_so);
  g_test_add_func ("/territory/fit/two-pins-that-say-nothing-are-refused", two_pins_that_say_nothing_are_refused);
  g_test_add_func ("/territory/fit/what-is-no-text-of-pins-is-none", what_is_no_text_of_pins_is_none);
  return g_test_run ();
}
