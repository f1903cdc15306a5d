#include "map-hairlines.h"

#include <math.h>

#define SIZE 200

static const cairo_rectangle_int_t area = { 0, 0, SIZE, SIZE };

static guint
get_pixel (cairo_surface_t *mask,
           int              x,
           int              y)
{
  return cairo_image_surface_get_data (mask)[y * cairo_image_surface_get_stride (mask) + x];
}

static double
sum_up (cairo_surface_t *mask)
{
  double sum = 0;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      sum += get_pixel (mask, x, y) / 255.0;
  return sum;
}

static void
draw_line (MapHairlines *lines,
           double        x0,
           double        y0,
           double        x1,
           double        y1)
{
  map_hairlines_move_to (lines, x0, y0);
  map_hairlines_line_to (lines, x1, y1);
}

static void
test_a_line_on_a_row_fills_it (void)
{
  g_autoptr (MapHairlines) lines = map_hairlines_new (&area, 1);
  cairo_surface_t         *mask;

  draw_line (lines, 10, 20.5, 60, 20.5);
  mask = map_hairlines_end (lines);
  g_assert_cmpuint (get_pixel (mask, 30, 20), ==, 255);
  g_assert_cmpuint (get_pixel (mask, 30, 19), ==, 0);
  g_assert_cmpuint (get_pixel (mask, 30, 21), ==, 0);
  g_assert_cmpuint (get_pixel (mask, 9, 20), ==, 0);
}

static void
test_what_is_said_twice_is_not_darker (void)
{
  g_autoptr (MapHairlines) once = map_hairlines_new (&area, 0.9), twice = map_hairlines_new (&area, 0.9);

  draw_line (once, 10, 20, 190, 133);
  draw_line (twice, 10, 20, 190, 133);
  draw_line (twice, 190, 133, 10, 20);
  g_assert_cmpfloat_with_epsilon (sum_up (map_hairlines_end (twice)), sum_up (map_hairlines_end (once)), 1);
}

static void
test_what_passes_through_is_drawn_and_what_stands_beside_is_not (void)
{
  g_autoptr (MapHairlines) lines = map_hairlines_new (&(cairo_rectangle_int_t){ 1000, 500, SIZE, SIZE }, 1);
  cairo_surface_t         *mask;

  draw_line (lines, -1e6, 550.5, 1e6, 550.5);
  draw_line (lines, 0, 0, 900, 499);
  draw_line (lines, 1300, 0, 1300, 1e5);
  mask = map_hairlines_end (lines);
  g_assert_cmpfloat_with_epsilon (sum_up (mask), SIZE, 1e-6);
  g_assert_cmpuint (get_pixel (mask, 0, 50), ==, 255);
  g_assert_cmpuint (get_pixel (mask, SIZE - 1, 50), ==, 255);
}

/* A pan copies what was painted and adds the rest: a line that is cut in two is the same line. */
static void
test_a_part_shows_what_the_whole_does (void)
{
  g_autoptr (MapHairlines) whole = map_hairlines_new (&area, 1.3), part = map_hairlines_new (&(cairo_rectangle_int_t){ 73, 41, 60, 50 }, 1.3);
  g_autoptr (GRand)        rand = g_rand_new_with_seed (g_test_rand_int ());
  cairo_surface_t         *of_whole, *of_part;

  for (guint i = 0; i < 200; i++)
    {
      double x = g_rand_double_range (rand, 0, SIZE), y = g_rand_double_range (rand, 0, SIZE);
      double to_x = x + g_rand_double_range (rand, -40, 40), to_y = y + g_rand_double_range (rand, -40, 40);

      draw_line (whole, x, y, to_x, to_y);
      draw_line (part, x, y, to_x, to_y);
    }
  of_whole = map_hairlines_end (whole);
  of_part = map_hairlines_end (part);
  for (int y = 0; y < 50; y++)
    for (int x = 0; x < 60; x++)
      g_assert_cmpint (ABS ((int) get_pixel (of_part, x, y) - (int) get_pixel (of_whole, x + 73, y + 41)), <=, 1);
}

static cairo_surface_t *
stroke (const double *points,
        guint         n,
        double        width)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, SIZE, SIZE);
  cairo_t         *cr = cairo_create (mask);

  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (mask);
  return mask;
}

/* As much ink as Cairo's, to a twentieth, and where Cairo puts it. */
static void
test_it_looks_as_a_stroke_does (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 200; round++)
    {
      double                   width = g_rand_double_range (rand, 0.7, MAP_HAIRLINES_WIDEST), points[10], difference = 0;
      g_autoptr (MapHairlines) lines = map_hairlines_new (&area, width);
      cairo_surface_t         *ours, *theirs;

      for (guint i = 0; i < 5; i++)
        {
          points[2 * i] = 20 + 40 * i + g_rand_double_range (rand, -18, 18);
          points[2 * i + 1] = g_rand_double_range (rand, 10, SIZE - 10);
          (i == 0 ? map_hairlines_move_to : map_hairlines_line_to) (lines, points[2 * i], points[2 * i + 1]);
        }
      ours = map_hairlines_end (lines);
      theirs = stroke (points, 5, width);
      g_assert_cmpfloat_with_epsilon (sum_up (ours) / sum_up (theirs), 1, 0.05);
      for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++)
          difference += ABS ((int) get_pixel (ours, x, y) - (int) get_pixel (theirs, x, y)) / 255.0;
      g_assert_cmpfloat (difference, <, 0.2 * sum_up (theirs));
      cairo_surface_destroy (theirs);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/hairlines/a-line-on-a-row-fills-it", test_a_line_on_a_row_fills_it);
  g_test_add_func ("/map/hairlines/what-is-said-twice-is-not-darker", test_what_is_said_twice_is_not_darker);
  g_test_add_func ("/map/hairlines/what-passes-through-is-drawn-and-what-stands-beside-is-not", test_what_passes_through_is_drawn_and_what_stands_beside_is_not);
  g_test_add_func ("/map/hairlines/a-part-shows-what-the-whole-does", test_a_part_shows_what_the_whole_does);
  g_test_add_func ("/map/hairlines/it-looks-as-a-stroke-does", test_it_looks_as_a_stroke_does);
  return g_test_run ();
}
