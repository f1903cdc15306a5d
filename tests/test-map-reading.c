#include "map-reading.h"

#include "insight-fixture.h"

static gpointer
ask_scene (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return map_reading_read (reader, DOSSIER_VISIBILITY_NETWORK, cancellable, error);
}

static MapScene *
read_scene (DossierFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MapSceneBuilder   *builder = dossier_store_ask (fixture->store, ask_scene, NULL, &error);

  g_assert_no_error (error);
  return map_scene_builder_end (builder);
}

static guint
count_askings (const MapScene *scene,
               const char     *id)
{
  guint            n, index = map_scene_find_structure (scene, id), count = 0;
  const MapAsking *askings = map_scene_get_askings (scene, &n);

  for (guint i = 0; i < n; i++)
    count += askings[i].structure == index;
  return count;
}

/* Itself or a link of it verified, an absence found: told of both ends. What is of no one school year does not count. */
static void
what_was_verified_was_asked_after (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char     *lilas = dossier_fixture_make (fixture, "structure", "name=Lilas", "verified_on=mars 2024", NULL);
  g_autofree char     *ferry = dossier_fixture_make (fixture, "structure", "name=Ferry", "verified_on=2024", NULL);
  g_autofree char     *zola = dossier_fixture_make (fixture, "structure", "name=Zola", NULL);
  g_autofree char     *a = insight_fixture_pair ("a", lilas), *b = insight_fixture_pair ("b", ferry);
  g_autofree char     *structure = insight_fixture_pair ("structure", zola), *other = insight_fixture_pair ("other", ferry);
  g_autofree char     *link = dossier_fixture_make (fixture, "link", a, b, "verified_on=2 mai 2024", NULL);
  g_autofree char     *absence = dossier_fixture_make (fixture, "absence", structure, other, "date=juin 2024", NULL);
  g_autoptr (MapScene) scene = read_scene (fixture);

  g_assert_nonnull (link);
  g_assert_nonnull (absence);
  g_assert_cmpuint (count_askings (scene, lilas), ==, 2);
  g_assert_cmpuint (count_askings (scene, ferry), ==, 2);
  g_assert_cmpuint (count_askings (scene, zola), ==, 1);
}

static void
networks_of_schools_have_a_head_and_members (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autoptr (MapScene) scene = NULL;
  guint                n, n_structures, n_territories;
  const MapNetwork    *networks;
  const MapStructure  *structures;
  const MapTerritory  *territories;

  insight_fixture_tell_demonstration (fixture);
  scene = read_scene (fixture);
  networks = map_scene_get_networks (scene, &n);
  structures = map_scene_get_structures (scene, &n_structures);
  territories = map_scene_get_territories (scene, &n_territories);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (territories[networks[i].territory].type, ==, MAP_TERRITORY_NETWORK);
      g_assert_cmpint (structures[networks[i].head].family, ==, MAP_FAMILY_COLLEGE);
      g_assert_cmpuint (networks[i].n, >, 1);
      for (guint k = 0; k < networks[i].n; k++)
        g_assert_true (structures[map_scene_get_members (scene)[networks[i].first + k]].priority_education);
    }
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/map/reading/what-was-verified-was-asked-after", what_was_verified_was_asked_after);
  dossier_fixture_add ("/map/reading/networks-of-schools-have-a-head-and-members", networks_of_schools_have_a_head_and_members);
  return g_test_run ();
}
