/* The real communes of the Val-d'Oise; skipped where the shared data is absent. */
#include "map-bench.h"
#include "map-layout.h"
#include "map-scene-builder.h"

#include "territory-files.h"

#include <math.h>

#define COMMUNES "valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson"

static MapScene *
open_scene (void)
{
  g_autoptr (TerritoryFile) file = territory_file_open (COMMUNES);
  MapSceneBuilder          *builder;

  if (file == NULL)
    return NULL;
  builder = map_scene_builder_new ();
  for (guint i = 0; i < file->outlines->len; i++)
    {
      const char *code = g_ptr_array_index (file->codes, i);

      map_scene_builder_add_territory (builder,
                                       &(MapTerritoryFacts){ .id = code,
                                                             .type = "commune",
                                                             .name = code,
                                                             .population = 500 + i * 37 % 9000,
                                                             .outline = g_ptr_array_index (file->outlines, i) });
    }
  return map_scene_builder_end (builder);
}

static void
test_every_commune_is_there (void)
{
  g_autoptr (MapScene) scene = open_scene ();
  guint                n;

  if (scene == NULL)
    return;
  map_scene_get_first_of_type (scene, MAP_TERRITORY_COMMUNE, &n);
  g_assert_cmpuint (n, ==, 183);
}

static guint
count_points (const MapShapes *shapes,
              guint            level,
              guint           *n_drawn)
{
  guint n_borders, n_points = 0;

  *n_drawn = 0;
  map_shapes_get_borders (shapes, &n_borders);
  for (guint i = 0; i < n_borders; i++)
    {
      MapRun run = map_shapes_get_border_run (shapes, level, i);

      n_points += run.n;
      *n_drawn += run.n > 0;
    }
  return n_points;
}

static void
test_from_afar_fewer_points_and_the_same_borders (void)
{
  g_autoptr (MapScene) scene = open_scene ();
  const MapShapes     *shapes;
  guint                near, far, n_fine, n_coarse, fine_points, coarse_points;

  if (scene == NULL)
    return;
  shapes = map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE);
  near = map_shapes_choose_level (shapes, 2);
  far = map_shapes_choose_level (shapes, 0.015);
  g_assert_cmpuint (near, <, far);
  fine_points = count_points (shapes, near, &n_fine);
  coarse_points = count_points (shapes, far, &n_coarse);
  g_assert_cmpuint (coarse_points * 2, <, fine_points);
  g_assert_cmpuint (n_coarse, >, n_fine / 2);
}

/* One that is hardly lighter would take as much room and be drawn as slowly. */
static void
test_each_level_is_lighter_than_the_one_before (void)
{
  g_autoptr (MapScene) scene = open_scene ();
  const MapShapes     *shapes;
  guint                last, n;

  if (scene == NULL)
    return;
  shapes = map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE);
  last = map_shapes_choose_level (shapes, 1e-9);
  g_assert_cmpuint (last, >=, 3);
  for (guint level = 1; level <= last; level++)
    g_assert_cmpuint (count_points (shapes, level, &n) * 10, <, count_points (shapes, level - 1, &n) * 9);
}

/* Twice. */
static void
add_area (MapRun   run,
          gboolean is_first,
          gpointer user_data)
{
  double *area = user_data;

  for (guint i = 1; i < run.n; i++)
    {
      TerritoryVertex from = run.points[run.backwards ? run.n - i : i - 1], to = run.points[run.backwards ? run.n - 1 - i : i];

      *area += (double) from.x * to.y - (double) to.x * from.y;
    }
}

static double
measure_edge (const MapShapes *shapes,
              guint            level)
{
  double area = 0;

  map_shapes_visit_edge (shapes, level, (MapBox){ -1e9, -1e9, 1e9, 1e9 }, add_area, &area);
  return fabs (area / 2);
}

static double
sum_up_communes (const MapShapes *shapes,
                 guint            level,
                 guint            n)
{
  double area = 0;

  for (guint i = 0; i < n; i++)
    map_shapes_visit_rings (shapes, level, i, add_area, &area);
  return fabs (area / 2);
}

static void
test_the_limit_holds_the_whole_at_every_level (void)
{
  g_autoptr (MapScene) scene = open_scene ();
  const MapShapes     *shapes;
  double               whole;
  guint                n, last;

  if (scene == NULL)
    return;
  map_scene_get_first_of_type (scene, MAP_TERRITORY_COMMUNE, &n);
  shapes = map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE);
  last = map_shapes_choose_level (shapes, 1e-9);
  whole = sum_up_communes (shapes, 0, n);
  g_assert_cmpfloat_with_epsilon (measure_edge (shapes, 0) / whole, 1, 1e-9);
  for (guint level = 1; level <= last; level++)
    g_assert_cmpfloat_with_epsilon (measure_edge (shapes, level) / whole, 1, 0.05);
}

static void
test_each_commune_holds_its_name (void)
{
  g_autoptr (MapScene) scene = open_scene ();
  guint                n, all, first;
  const MapTerritory  *territories;

  if (scene == NULL)
    return;
  first = map_scene_get_first_of_type (scene, MAP_TERRITORY_COMMUNE, &n);
  territories = map_scene_get_territories (scene, &all);
  for (guint i = 0; i < n; i++)
    g_assert_true (map_shapes_holds (map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE), 0, i,
                                     territories[first + i].label.x, territories[first + i].label.y));
}

static void
test_it_is_quick_enough (void)
{
  g_autoptr (MapScene) scene = NULL;
  MapFigures           figures;

  if (!g_test_perf ())
    {
      g_test_skip ("figures are for -m perf");
      return;
    }
  scene = open_scene ();
  if (scene == NULL)
    return;
  figures = map_bench_run (scene, 1920, 1080, 60);
  g_test_minimized_result (figures.draw.p50, "one drawing: %.1f ms, %.0f copies of a frame", figures.draw.p50,
                           figures.draw.p50 / figures.copy.p50);
  g_assert_cmpfloat (figures.draw.p50, <, 60 * figures.copy.p50);
  g_assert_cmpfloat (figures.pick.p50, <, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/real/every-commune-is-there", test_every_commune_is_there);
  g_test_add_func ("/map/real/from-afar-fewer-points-and-the-same-borders",
                   test_from_afar_fewer_points_and_the_same_borders);
  g_test_add_func ("/map/real/each-level-is-lighter-than-the-one-before", test_each_level_is_lighter_than_the_one_before);
  g_test_add_func ("/map/real/the-limit-holds-the-whole-at-every-level", test_the_limit_holds_the_whole_at_every_level);
  g_test_add_func ("/map/real/each-commune-holds-its-name", test_each_commune_holds_its_name);
  g_test_add_func ("/map/real/it-is-quick-enough", test_it_is_quick_enough);
  return g_test_run ();
}
