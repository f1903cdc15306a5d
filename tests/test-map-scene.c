#include "map-village.h"

#include <string.h>

static void
test_neighbours_share_one_border (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  const MapShapes     *shapes = map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE);
  guint                n, inner = 0, outer = 0;
  const MapBorder     *borders = map_shapes_get_borders (shapes, 0, &n);

  for (guint i = 0; i < n; i++)
    if (borders[i].other == MAP_SHAPES_NOBODY)
      outer++;
    else
      inner++;

  /* 8 × 6 squares: 7 × 6 + 8 × 5 lines between neighbours, each there once. */
  g_assert_cmpuint (inner, ==, 7 * 6 + 8 * 5);
  g_assert_cmpuint (outer, >, 0);
}

static void
test_inside_is_inside_at_every_level (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  const MapShapes     *shapes = map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE);
  guint                n, first = map_scene_get_first_of_type (scene, MAP_TERRITORY_COMMUNE, &n);
  guint                all;
  const MapTerritory  *territories = map_scene_get_territories (scene, &all);

  for (guint i = 0; i < n; i++)
    {
      MapBox box = territories[first + i].box;

      for (double scale = 1e-4; scale < 1; scale *= 10)
        g_assert_true (map_shapes_holds (shapes, map_shapes_choose_level (shapes, scale), i, (box.x0 + box.x1) / 2,
                                         (box.y0 + box.y1) / 2));
    }
}

static void
test_larger_communes_come_first (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  guint                all, n, first = map_scene_get_first_of_type (scene, MAP_TERRITORY_COMMUNE, &n);
  const MapTerritory  *territories = map_scene_get_territories (scene, &all);

  g_assert_cmpuint (n, ==, VILLAGE_COMMUNES);
  for (guint i = first + 1; i < first + n; i++)
    g_assert_cmpuint (territories[i - 1].population, >=, territories[i].population);
}

static void
test_what_has_an_id_is_found (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  guint                n;
  const MapStructure  *structures = map_scene_get_structures (scene, &n);
  guint                at = map_scene_find_structure (scene, "structure-7");

  g_assert_cmpstr (structures[at].id, ==, "structure-7");
  g_assert_cmpuint (map_scene_find_structure (scene, "nobody"), ==, MAP_NONE);
  g_assert_cmpuint (map_scene_find_link (scene, "link-3"), !=, MAP_NONE);
  g_assert_cmpuint (map_scene_find_territory (scene, "commune-3"), !=, MAP_NONE);
}

static void
test_those_at_one_door_know_it (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  guint                n, stacked = 0;
  const MapStructure  *structures = map_scene_get_structures (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (structures[i].stack_rank, <, structures[i].stack_size);
      stacked += structures[i].stack_size > 1;
    }
  g_assert_cmpuint (stacked, >, 10);
}

static void
test_odd_facts_are_survived (void)
{
  MapSceneBuilder     *builder = map_scene_builder_new ();
  TerritoryPoint       nowhere = { 500, 95 };
  g_autoptr (MapScene) scene = NULL;
  guint                n;

  map_scene_builder_add_structure (
    builder, &(MapStructureFacts){ .id = "a", .family = MAP_FAMILY_OTHER, .name = NULL, .place = &nowhere });
  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = "t", .type = NULL, .name = NULL });
  map_scene_builder_add_link (builder, &(MapLinkFacts){ .id = "l", .a = "a", .b = "a" });
  map_scene_builder_add_link (builder, &(MapLinkFacts){ .id = "m", .a = "a", .b = "gone" });
  scene = map_scene_builder_end (builder);

  g_assert_cmpuint (map_scene_get_n_to_place (scene), ==, 1);
  map_scene_get_links (scene, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (map_box_is_empty (map_scene_get_bounds (scene)));
}

static void
test_a_term_nobody_declared_is_unknown (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  guint                n;
  const MapLink       *links = map_scene_get_links (scene, &n);

  g_assert_cmpuint (links[map_scene_find_link (scene, "link-3")].terms[MAP_ASPECT_KIND], ==, MAP_TERM_UNKNOWN);
  g_assert_cmpuint (links[map_scene_find_link (scene, "link-0")].terms[MAP_ASPECT_KIND], ==, 0);
  g_assert_cmpuint (links[0].terms[MAP_ASPECT_QUALITY], ==, MAP_TERM_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/scene/neighbours-share-one-border", test_neighbours_share_one_border);
  g_test_add_func ("/map/scene/inside-is-inside-at-every-level", test_inside_is_inside_at_every_level);
  g_test_add_func ("/map/scene/larger-communes-come-first", test_larger_communes_come_first);
  g_test_add_func ("/map/scene/what-has-an-id-is-found", test_what_has_an_id_is_found);
  g_test_add_func ("/map/scene/those-at-one-door-know-it", test_those_at_one_door_know_it);
  g_test_add_func ("/map/scene/odd-facts-are-survived", test_odd_facts_are_survived);
  g_test_add_func ("/map/scene/a-term-nobody-declared-is-unknown", test_a_term_nobody_declared_is_unknown);
  return g_test_run ();
}
