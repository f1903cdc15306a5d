#include "dossier-fixture.h"

#include "dossier-vocabulary.h"
#include "map-reading.h"
#include "map-village.h"

#include <string.h>

static void
test_neighbours_share_one_border (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  const MapShapes     *shapes = map_scene_get_shapes (scene, MAP_TERRITORY_COMMUNE);
  guint                n, inner = 0, outer = 0;
  const MapBorder     *borders = map_shapes_get_borders (shapes, &n);

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

static void
test_territories_closed_early_are_the_same (void)
{
  g_autoptr (MapScene) early = map_scene_builder_end (map_village_gather (TRUE)), late = map_village_new ();
  guint                n, m;
  const MapTerritory  *some = map_scene_get_territories (early, &n), *others = map_scene_get_territories (late, &m);
  MapBox               one = map_scene_get_bounds (early), other = map_scene_get_bounds (late);

  g_assert_cmpuint (n, ==, m);
  g_assert_cmpmem (&one, sizeof one, &other, sizeof other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (some[i].id, ==, others[i].id);
      g_assert_cmpmem (&some[i].box, sizeof some[i].box, &others[i].box, sizeof others[i].box);
      g_assert_cmpmem (&some[i].label, sizeof some[i].label, &others[i].label, sizeof others[i].label);
    }
}

/* While their shapes are still being made; what is left is seen by the sanitizers. */
static void
test_a_gathering_is_given_up (void)
{
  map_scene_builder_free (map_village_gather (TRUE));
  map_scene_builder_free (map_village_gather (FALSE));
}

static gpointer
read_scene (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return map_reading_read (reader, DOSSIER_VISIBILITY_INTERNAL, cancellable, error);
}

/* "CAF" is no centre, until somebody says that it is read as one. */
static void
test_a_merged_word_is_drawn_as_the_one_that_stands (DossierFixture *self,
                                                    gconstpointer   data)
{
  g_autofree char            *a = dossier_fixture_make (self, "structure", "name=A", "type=caf", "position=2.1,49", NULL);
  g_autofree char            *b = dossier_fixture_make (self, "structure", "name=B", "type=social_centre", "position=2.2,49", NULL);
  g_autofree char            *side_a = g_strdup_printf ("a=%s", a), *side_b = g_strdup_printf ("b=%s", b);
  g_autofree char            *link = dossier_fixture_make (self, "link", side_a, side_b, "kind=referral", NULL);
  g_autofree char            *type = dossier_term_derive_id ("structure_type", "caf"), *kind = dossier_term_derive_id ("link_type", "referral");
  g_autofree char            *into_type = dossier_term_derive_id ("structure_type", "social_centre");
  g_autofree char            *into_kind = dossier_term_derive_id ("link_type", "joint_action");
  const DossierKind          *term = dossier_kinds_find ("vocabulary_term");
  DossierAct                 *act = dossier_act_new (NULL);
  g_autoptr (GError)          error = NULL;
  g_autoptr (MapSceneBuilder) builder = NULL;
  g_autoptr (MapScene)        scene = NULL;
  guint                       n;

  dossier_act_set (act, term, type, "merged_into", dossier_value_new_reference (into_type));
  dossier_act_set (act, term, kind, "merged_into", dossier_value_new_reference (into_kind));
  dossier_fixture_write (self, act);
  builder = dossier_store_ask (self->store, read_scene, NULL, &error);
  g_assert_no_error (error);
  scene = map_scene_builder_end (g_steal_pointer (&builder));
  g_assert_cmpint (map_scene_get_structures (scene, &n)[map_scene_find_structure (scene, a)].family, ==, MAP_FAMILY_CENTRE);
  g_assert_cmpstr (map_scene_get_term_label (scene, MAP_ASPECT_KIND, map_scene_get_links (scene, &n)[0].terms[MAP_ASPECT_KIND]), ==, "action ou projet commun");
  for (guint i = 0; i < map_scene_get_n_terms (scene, MAP_ASPECT_KIND); i++)
    g_assert_cmpstr (map_scene_get_term_code (scene, MAP_ASPECT_KIND, i), !=, "referral");
}

static void
test_an_absence_is_counted_at_both_its_ends (void)
{
  MapSceneBuilder     *builder = map_scene_builder_new ();
  g_autoptr (MapScene) scene = NULL;
  const MapStructure  *structures;
  guint                n;

  for (const char *id = "abc"; *id != '\0'; id++)
    {
      char one[] = { *id, '\0' };

      map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = one, .family = MAP_FAMILY_OTHER, .name = one });
    }
  map_scene_builder_add_absence (builder, "a", "b");
  map_scene_builder_add_absence (builder, "a", NULL);
  map_scene_builder_add_absence (builder, "nobody", "c");
  scene = map_scene_builder_end (builder);
  structures = map_scene_get_structures (scene, &n);
  g_assert_cmpuint (structures[map_scene_find_structure (scene, "a")].n_absences, ==, 2);
  g_assert_cmpuint (structures[map_scene_find_structure (scene, "b")].n_absences, ==, 1);
  g_assert_cmpuint (structures[map_scene_find_structure (scene, "c")].n_absences, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/map/scene/neighbours-share-one-border", test_neighbours_share_one_border);
  g_test_add_func ("/map/scene/inside-is-inside-at-every-level", test_inside_is_inside_at_every_level);
  g_test_add_func ("/map/scene/larger-communes-come-first", test_larger_communes_come_first);
  g_test_add_func ("/map/scene/what-has-an-id-is-found", test_what_has_an_id_is_found);
  g_test_add_func ("/map/scene/those-at-one-door-know-it", test_those_at_one_door_know_it);
  g_test_add_func ("/map/scene/odd-facts-are-survived", test_odd_facts_are_survived);
  g_test_add_func ("/map/scene/a-term-nobody-declared-is-unknown", test_a_term_nobody_declared_is_unknown);
  g_test_add_func ("/map/scene/territories-closed-early-are-the-same", test_territories_closed_early_are_the_same);
  g_test_add_func ("/map/scene/a-gathering-is-given-up", test_a_gathering_is_given_up);
  dossier_fixture_add ("/map/scene/a-merged-word-is-drawn-as-the-one-that-stands", test_a_merged_word_is_drawn_as_the_one_that_stands);
  g_test_add_func ("/map/scene/an-absence-is-counted-at-both-its-ends", test_an_absence_is_counted_at_both_its_ends);
  return g_test_run ();
}
