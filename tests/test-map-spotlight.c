#include "map-scene-builder.h"
#include "map-spotlight.h"

/* --- a commune by its first letters */

static void
add (MapSceneBuilder *builder,
     const char      *type,
     const char      *name,
     guint            population)
{
  MapTerritoryFacts facts = { .id = name, .type = type, .name = name, .population = population };

  map_scene_builder_add_territory (builder, &facts);
}

static MapScene *
make_scene (void)
{
  MapSceneBuilder *builder = map_scene_builder_new ();

  add (builder, "commune", "Bezons", 30000);
  add (builder, "commune", "Beaumont-sur-Oise", 9000);
  add (builder, "commune", "Le Plessis-Bouchard", 8000);
  add (builder, "commune", "Éragny", 18000);
  add (builder, "commune", "L’Isle-Adam", 12000);
  add (builder, "commune", "Saint-Ouen-l’Aumône", 25000);
  add (builder, "commune", "Saint-Prix", 7000);
  add (builder, "qpv", "Zone des Indes", 2000);
  return map_scene_builder_end (builder);
}

static void
check (const MapScene *scene,
       const char     *letters,
       const char     *expected)
{
  guint n, index = map_spotlight_find (scene, letters);

  if (expected == NULL)
    g_assert_cmpuint (index, ==, MAP_NONE);
  else
    {
      g_assert_cmpuint (index, !=, MAP_NONE);
      g_assert_cmpstr (map_scene_get_territories (scene, &n)[index].name, ==, expected);
    }
}

static void
test_first_letters (void)
{
  g_autoptr (MapScene) scene = make_scene ();

  check (scene, "b", "Bezons");
  check (scene, "BEA", "Beaumont-sur-Oise");
  check (scene, "erag", "Éragny");
  check (scene, "éra", "Éragny");
  check (scene, "saint", "Saint-Ouen-l’Aumône");
  check (scene, "saint p", "Saint-Prix");
  check (scene, "saint-p", "Saint-Prix");
  check (scene, "l'i", "L’Isle-Adam");
}

static void
test_a_later_word (void)
{
  g_autoptr (MapScene) scene = make_scene ();

  check (scene, "plessis", "Le Plessis-Bouchard");
  check (scene, "ouen", "Saint-Ouen-l’Aumône");
  check (scene, "sur oise", "Beaumont-sur-Oise");
  check (scene, "essis", NULL);
}

static void
test_none (void)
{
  g_autoptr (MapScene) scene = make_scene ();
  g_autoptr (MapScene) nothing = map_scene_builder_end (map_scene_builder_new ());

  check (scene, "", NULL);
  check (scene, "-", NULL);
  check (scene, "bezonss", NULL);
  check (scene, "zone", NULL);
  check (nothing, "b", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/spotlight/first-letters", test_first_letters);
  g_test_add_func ("/map/spotlight/a-later-word", test_a_later_word);
  g_test_add_func ("/map/spotlight/none", test_none);
  return g_test_run ();
}
