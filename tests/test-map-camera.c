#include "map-camera.h"

#include <math.h>

static void
assert_near (double one,
             double other)
{
  g_assert_cmpfloat (fabs (one - other), <, 1e-6);
}

static void
test_zoom_keeps_the_point (void)
{
  MapCamera camera = map_camera_new (800, 600, 1);
  double    x, y, px, py;

  camera.x = 250000;
  camera.y = 6280000;
  camera.scale = 0.02;
  map_camera_from_screen (&camera, 123, 456, &x, &y);
  camera = map_camera_zoom_at (camera, 3.7, 123, 456);
  map_camera_to_screen (&camera, x, y, &px, &py);

  assert_near (px, 123);
  assert_near (py, 456);
  assert_near (camera.scale, 0.074);
}

static void
test_pan_moves_the_paper_with_the_hand (void)
{
  MapCamera camera = map_camera_new (800, 600, 1);
  double    x, y, px, py;

  map_camera_from_screen (&camera, 400, 300, &x, &y);
  camera = map_camera_pan (camera, 30, -12);
  map_camera_to_screen (&camera, x, y, &px, &py);

  assert_near (px, 430);
  assert_near (py, 288);
}

static void
test_fit_shows_all_inside_the_margins (void)
{
  MapBox    bounds = { 1000, 2000, 5000, 3000 };
  MapCamera camera = map_camera_fit (map_camera_new (800, 600, 1), bounds, (MapMargins){ 100, 20, 30, 40 });
  double    left, top, right, bottom;

  map_camera_to_screen (&camera, bounds.x0, bounds.y1, &left, &top);
  map_camera_to_screen (&camera, bounds.x1, bounds.y0, &right, &bottom);

  assert_near (left, 100);
  assert_near (right, 770);
  g_assert_cmpfloat (top, >=, 20);
  g_assert_cmpfloat (bottom, <=, 560);
}

static void
test_fit_of_nothing_changes_nothing (void)
{
  MapCamera camera = map_camera_new (800, 600, 1);
  MapCamera fitted = map_camera_fit (camera, MAP_BOX_EMPTY, (MapMargins){ 0 });

  g_assert_true (map_camera_equal (&camera, &fitted));
}

static void
test_clamp_keeps_the_middle_in_the_world (void)
{
  MapCamera camera = map_camera_clamp (map_camera_pan (map_camera_new (800, 600, 1), 1e6, -1e6),
                                       (MapBox){ -10, -10, 10, 10 }, 0.5, 2);

  assert_near (camera.x, -10);
  assert_near (camera.y, -10);
}

static void
test_snapped_cameras_are_whole_pixels_apart (void)
{
  MapCamera one = map_camera_new (801, 600, 2), other;
  double    apart;

  one.scale = 0.0173;
  one.x = 254321.123;
  one = map_camera_snap (one);
  other = map_camera_snap (map_camera_pan (one, 17.3, 4.9));
  apart = (one.x - other.x) * one.scale * one.device;

  g_assert_cmpfloat (fabs (apart - round (apart)), <, 1e-4);
}

static void
test_ground_metres_shrink_to_the_north (void)
{
  MapCamera camera = map_camera_new (800, 600, 1);

  camera.y = 6274861; /* 49 degrees north */
  g_assert_cmpfloat (fabs (map_camera_get_ground_metres (&camera) - 0.656), <, 0.001);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/camera/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/map/camera/pan-moves-the-paper-with-the-hand", test_pan_moves_the_paper_with_the_hand);
  g_test_add_func ("/map/camera/fit-shows-all-inside-the-margins", test_fit_shows_all_inside_the_margins);
  g_test_add_func ("/map/camera/fit-of-nothing-changes-nothing", test_fit_of_nothing_changes_nothing);
  g_test_add_func ("/map/camera/clamp-keeps-the-middle-in-the-world", test_clamp_keeps_the_middle_in_the_world);
  g_test_add_func ("/map/camera/snapped-cameras-are-whole-pixels-apart", test_snapped_cameras_are_whole_pixels_apart);
  g_test_add_func ("/map/camera/ground-metres-shrink-to-the-north", test_ground_metres_shrink_to_the_north);
  return g_test_run ();
}
