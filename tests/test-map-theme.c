#include "map-theme.h"

#include "map-legend.h"
#include "map-village.h"

#include <string.h>

static void
test_every_theme_is_read_as_it_is_told (void)
{
  guint           n;
  const MapTheme *themes = map_themes_get (&n);

  g_assert_cmpuint (n, >=, 3);
  for (guint i = 0; i < n; i++)
    {
      MapLook          look = map_look_new (MAP_PALETTE_DARK), again = map_look_new (MAP_PALETTE_DARK);
      g_autofree char *words = NULL, *again_words = NULL;

      map_theme_apply (themes[i].words, &look);
      words = map_theme_dup_words (&look);
      map_theme_apply (words, &again);
      again_words = map_theme_dup_words (&again);
      g_assert_cmpstr (words, ==, again_words);
      g_assert_true (map_look_equal (&look, &again));
      g_assert_true (map_themes_find (themes[i].code) == &themes[i]);
      g_assert_cmpint (look.palette, ==, MAP_PALETTE_DARK);
    }
}

static void
test_no_two_themes_draw_alike (void)
{
  guint           n;
  const MapTheme *themes = map_themes_get (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        MapLook one = map_look_new (MAP_PALETTE_LIGHT), other = map_look_new (MAP_PALETTE_LIGHT);

        map_theme_apply (themes[i].words, &one);
        map_theme_apply (themes[j].words, &other);
        g_assert_false (map_look_equal (&one, &other));
      }
}

static void
test_any_look_is_told_and_read_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261129);

  for (guint round = 0; round < 500; round++)
    {
      MapLook          look = map_look_new (MAP_PALETTE_LIGHT), again = map_look_new (MAP_PALETTE_LIGHT);
      g_autofree char *words = NULL;

      look.colour_by = (guint) g_rand_int_range (random, 0, MAP_N_ASPECTS + 1);
      look.dash_by = (guint) g_rand_int_range (random, 0, MAP_N_ASPECTS + 1);
      look.width_by = (guint) g_rand_int_range (random, 0, MAP_N_ASPECTS + 1);
      look.size_by_links = g_rand_boolean (random);
      look.shade_by = g_rand_boolean (random) ? MAP_SHADE_LINKS : MAP_SHADE_NONE;
      for (guint layer = 0; layer < MAP_N_LAYERS; layer++)
        map_look_set_layer (&look, layer, g_rand_boolean (random));
      words = map_theme_dup_words (&look);
      map_theme_apply (words, &again);
      g_assert_true (map_look_equal (&look, &again));
    }
}

/* What a newer Liens, or a hand, wrote. */
static void
test_words_that_are_not_known_are_passed_over (void)
{
  static const char *const strange[] = { "colour=smell", "glow=much", "=", "colour", "layers=", "  dash=formality  =x", "colour=kind=kind", "\xff\xfe" };
  MapLook                  ordinary = map_look_new (MAP_PALETTE_LIGHT);

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      MapLook look = map_look_new (MAP_PALETTE_LIGHT);

      map_theme_apply (strange[i], &look);
      g_assert_cmpuint (look.colour_by, ==, ordinary.colour_by);
      g_assert_cmpuint (look.dash_by, ==, ordinary.dash_by);
    }
}

/* --- communes coloured by their links */

typedef struct
{
  MapScene   *scene;
  MapPainter *painter;
  MapLook     look;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->painter = map_painter_new ();
  fixture->look = map_look_new (MAP_PALETTE_LIGHT);
  fixture->look.shade_by = MAP_SHADE_LINKS;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  map_look_clear (&fixture->look);
  map_painter_free (fixture->painter);
  map_scene_unref (fixture->scene);
}

static MapLayout *
lay_out (Fixture *fixture)
{
  MapCamera camera = map_village_get_camera (fixture->scene, 900, 700);

  return map_layout_new (fixture->scene, &camera, &fixture->look, map_painter_get_text (fixture->painter), NULL);
}

/* Counted another way: link by link, commune by commune. */
static guint
count_links (const MapScene *scene,
             guint           commune)
{
  guint               n, n_structures, count = 0;
  const MapLink      *links = map_scene_get_links (scene, &n);
  const MapStructure *structures = map_scene_get_structures (scene, &n_structures);

  for (guint i = 0; i < n; i++)
    count += structures[links[i].a].commune == commune || structures[links[i].b].commune == commune;
  return count;
}

static void
test_a_commune_is_as_deep_as_it_has_links (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (fixture);
  guint                 n, first = map_scene_get_first_of_type (fixture->scene, MAP_TERRITORY_COMMUNE, &n), seen = 0;

  for (guint i = 0; i < n; i++)
    {
      guint count = count_links (fixture->scene, first + i), depth = map_layout_get_depth (layout, i), least, most;

      if (depth == 0)
        {
          g_assert_cmpuint (count, ==, 0);
          continue;
        }
      map_layout_get_depth_bounds (layout, depth, &least, &most);
      g_assert_cmpuint (count, >=, least);
      g_assert_true (most == 0 || count <= most);
      seen |= 1u << depth;
    }
  g_assert_cmpuint (seen & (seen - 1), !=, 0); /* several depths, or nothing is told */
}

/* --- communes coloured by the survey */

/* A commune of four schools, of which so many were asked after in 2023-2024; one of no school at all. */
static MapScene *
make_surveyed (guint n_asked)
{
  MapSceneBuilder *builder = map_scene_builder_new ();
  MapMoment        year = map_moment_of_school_year (2023);

  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = "town", .type = "commune", .name = "Brumeuse", .population = 9 });
  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = "farm", .type = "commune", .name = "La Ferme" });
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("school-%u", i);

      map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = id, .type = "any", .family = MAP_FAMILY_PRIMARY, .name = id, .commune = "town" });
      map_scene_builder_add_asking (builder, id, year.from - 1, year.from - 1); /* the year before */
      map_scene_builder_add_asking (builder, id, year.from - 9, year.to);       /* of no one year */
      if (i < n_asked)
        for (guint twice = 0; twice < 2; twice++)
          map_scene_builder_add_asking (builder, id, year.from + 40, year.from + 69);
    }
  map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = "hall", .type = "any", .family = MAP_FAMILY_INSTITUTION, .name = "Mairie", .commune = "farm" });
  return map_scene_builder_end (builder);
}

static void
test_a_commune_is_as_deep_as_the_survey_has_come (void)
{
  static const guint depths[] = { 0, 1, 2, 3, MAP_N_DEPTHS };
  MapMoment          year = map_moment_of_school_year (2023);

  for (guint asked = 0; asked <= 4; asked++)
    {
      g_autoptr (MapScene)  scene = make_surveyed (asked);
      g_autoptr (MapText)   text = map_text_new ();
      g_auto (MapLook)      look = map_look_new (MAP_PALETTE_LIGHT);
      MapCamera             camera = map_camera_new (400, 300, 1);
      g_autoptr (MapLayout) layout = NULL;
      guint                 n, n_asked;

      look.shade_by = MAP_SHADE_SURVEY;
      look.from = year.from;
      look.to = year.to;
      layout = map_layout_new (scene, &camera, &look, text, NULL);
      g_assert_true (map_layout_get_survey (layout, 0, &n, &n_asked));
      g_assert_cmpuint (n, ==, 4);
      g_assert_cmpuint (n_asked, ==, asked);
      g_assert_cmpuint (map_layout_get_depth (layout, 0), ==, depths[asked]);
      g_assert_cmpuint (map_layout_get_depth (layout, 1), ==, MAP_DEPTH_NOT_CONCERNED);
    }
}

/* --- networks of schools */

/* Around a head with three schools, one of them without a place, and a network of strangers to this dossier. */
static MapScene *
make_networked (void)
{
  static const TerritoryPoint places[] = { { 2.20, 49.00 }, { 2.21, 49.01 }, { 2.22, 49.00 } };
  MapSceneBuilder            *builder = map_scene_builder_new ();

  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = "rep", .type = "rep", .name = "REP Zola" });
  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = "far", .type = "rep", .name = "REP Hugo" });
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("school-%u", i);

      map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = id, .type = "any", .family = i == 0 ? MAP_FAMILY_COLLEGE : MAP_FAMILY_PRIMARY, .name = id, .place = i < 3 ? &places[i] : NULL });
      if (i == 0)
        map_scene_builder_add_member (builder, "rep", id, TRUE);
      map_scene_builder_add_member (builder, "rep", id, FALSE); /* the head is a member too, as registers have it */
    }
  map_scene_builder_add_member (builder, "far", "nobody", TRUE);
  return map_scene_builder_end (builder);
}

static guint
count_stems (MapScene      *scene,
             const MapLook *look,
             guint         *n_networks)
{
  g_autoptr (MapText)   text = map_text_new ();
  MapCamera             camera = map_camera_fit (map_camera_new (600, 400, 1), map_scene_get_bounds (scene), (MapMargins){ 50, 50, 50, 50 });
  g_autoptr (MapLayout) layout = map_layout_new (scene, &camera, look, text, NULL);
  guint                 n;

  map_layout_get_stems (layout, &n);
  *n_networks = map_layout_get_tally (layout)->territories[MAP_TERRITORY_NETWORK];
  return n;
}

static void
test_a_network_ties_its_head_to_the_schools_shown (void)
{
  static const guint8  all_but_head[] = { 0, 1, 1, 1 }, head_alone[] = { 1, 0, 0, 0 };
  g_autoptr (MapScene) scene = make_networked ();
  g_auto (MapLook)     look = map_look_new (MAP_PALETTE_LIGHT);
  guint                n_networks;

  g_assert_cmpuint (count_stems (scene, &look, &n_networks), ==, 0);
  g_assert_cmpuint (n_networks, ==, 0);
  look.show_networks = TRUE;
  g_assert_cmpuint (count_stems (scene, &look, &n_networks), ==, 2);
  g_assert_cmpuint (n_networks, ==, 1);
  look.shown_structures = g_bytes_new_static (all_but_head, sizeof all_but_head);
  g_assert_cmpuint (count_stems (scene, &look, &n_networks), ==, 2); /* from their middle */
  g_bytes_unref (look.shown_structures);
  look.shown_structures = g_bytes_new_static (head_alone, sizeof head_alone);
  g_assert_cmpuint (count_stems (scene, &look, &n_networks), ==, 0);
  g_assert_cmpuint (n_networks, ==, 0);
}

static void
test_a_link_that_is_hidden_colours_nothing (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (MapLayout) layout = NULL;
  guint                 n;

  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    fixture->look.hidden_terms[i] = G_MAXUINT64;
  layout = lay_out (fixture);
  map_scene_get_first_of_type (fixture->scene, MAP_TERRITORY_COMMUNE, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (map_layout_get_depth (layout, i), ==, 0);
}

static void
test_the_legend_counts_every_commune_once (Fixture      *fixture,
                                           gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (fixture);
  g_autoptr (MapLegend) legend = map_legend_new (layout);
  guint                 n, sum = 0, n_entries;
  const MapLegendEntry *entries = map_legend_get_entries (legend, &n_entries);

  for (guint i = 0; i < n_entries; i++)
    sum += entries[i].sign == MAP_LEGEND_DEPTH ? entries[i].count : 0;
  map_layout_get_ground (layout, MAP_TERRITORY_COMMUNE, &(guint){ 0 }, &n);
  g_assert_cmpuint (sum, ==, n);
}

#define ADD(name, test) g_test_add ("/map/theme/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/theme/every-theme-is-read-as-it-is-told", test_every_theme_is_read_as_it_is_told);
  g_test_add_func ("/map/theme/no-two-themes-draw-alike", test_no_two_themes_draw_alike);
  g_test_add_func ("/map/theme/any-look-is-told-and-read-again", test_any_look_is_told_and_read_again);
  g_test_add_func ("/map/theme/words-that-are-not-known-are-passed-over", test_words_that_are_not_known_are_passed_over);
  ADD ("a-commune-is-as-deep-as-it-has-links", test_a_commune_is_as_deep_as_it_has_links);
  ADD ("a-link-that-is-hidden-colours-nothing", test_a_link_that_is_hidden_colours_nothing);
  g_test_add_func ("/map/theme/a-commune-is-as-deep-as-the-survey-has-come", test_a_commune_is_as_deep_as_the_survey_has_come);
  g_test_add_func ("/map/theme/a-network-ties-its-head-to-the-schools-shown", test_a_network_ties_its_head_to_the_schools_shown);
  ADD ("the-legend-counts-every-commune-once", test_the_legend_counts_every_commune_once);
  return g_test_run ();
}
