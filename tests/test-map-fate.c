#include "map-arranged.h"
#include "map-comparing.h"
#include "map-handout.h"
#include "map-legend.h"
#include "map-reading.h"

#include "insight-fixture.h"
#include "map-village.h"

#define FIRST_YEAR 2018
#define LAST_YEAR 2026

/* --- the demonstration, read */

typedef struct
{
  MapScene *scene; /* NULL: to be read */
  MapMoment one, other;
} Asked;

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Asked *asked = data;

  if (asked->scene == NULL)
    asked->scene = map_scene_builder_end (map_reading_read (reader, DOSSIER_VISIBILITY_INTERNAL, NULL, error));
  return map_comparing_read (reader, asked->scene, DOSSIER_VISIBILITY_INTERNAL, asked->one, asked->other, error);
}

static GBytes *
compare (DossierFixture *fixture,
         MapScene      **scene,
         MapMoment       one,
         MapMoment       other)
{
  g_autoptr (GError) error = NULL;
  Asked              asked = { *scene, one, other };
  GBytes            *fates = dossier_store_ask (fixture->store, ask, &asked, &error);

  g_assert_no_error (error);
  *scene = asked.scene;
  return fates;
}

static MapFate
get_fate (GBytes *fates,
          guint   index)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (fates, &size);

  g_assert_cmpuint (index, <, size);
  return (MapFate) bytes[index];
}

/* What the slider alone shows at that time. */
static gboolean
is_shown_at (const MapLink *link,
             guint          index,
             MapMoment      moment)
{
  g_auto (MapLook) look = map_look_new (MAP_PALETTE_LIGHT);

  look.from = moment.from;
  look.to = moment.to;
  return map_look_shows_link (&look, link, index);
}

static void
assert_agrees_with_the_slider (const MapLink *link,
                               guint          index,
                               MapFate        fate,
                               MapMoment      before,
                               MapMoment      after)
{
  if (fate == MAP_FATE_NEW || fate == MAP_FATE_ENDED)
    {
      g_assert_cmpint (is_shown_at (link, index, before), ==, fate == MAP_FATE_ENDED);
      g_assert_cmpint (is_shown_at (link, index, after), ==, fate == MAP_FATE_NEW);
    }
  else if (fate == MAP_FATE_SAME || fate == MAP_FATE_UNTOLD)
    {
      g_assert_true (is_shown_at (link, index, before));
      g_assert_true (is_shown_at (link, index, after));
    }
}

/* Whatever the two years: one fate each, the same whichever year is said first, and the slider says the same of either year. */
static void
every_link_has_one_fate (DossierFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (MapScene) scene = NULL;
  guint                seen[MAP_N_FATES] = { 0 };

  insight_fixture_tell_demonstration (fixture);
  for (guint year = FIRST_YEAR; year < LAST_YEAR; year += 3)
    for (guint later = year + 1; later < LAST_YEAR; later += 2)
      {
        MapMoment          before = map_moment_of_school_year (year), after = map_moment_of_school_year (later);
        g_autoptr (GBytes) fates = compare (fixture, &scene, before, after);
        g_autoptr (GBytes) backwards = compare (fixture, &scene, after, before);
        guint              n;
        const MapLink     *links = map_scene_get_links (scene, &n);

        g_assert_true (g_bytes_equal (fates, backwards));
        g_assert_cmpuint (g_bytes_get_size (fates), ==, n);
        for (guint i = 0; i < n; i++)
          {
            MapFate fate = get_fate (fates, i);

            g_assert_cmpuint (fate, <, MAP_N_FATES);
            assert_agrees_with_the_slider (&links[i], i, fate, before, after);
            seen[fate]++;
          }
      }
  for (guint fate = 0; fate < MAP_N_FATES; fate++)
    if (fate != MAP_FATE_MIXED)
      g_assert_cmpuint (seen[fate], >, 0);
}

static void
between_a_year_and_itself_nothing_changed (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (MapScene) scene = NULL;
  MapMoment            year = map_moment_of_school_year (2025);
  g_autoptr (GBytes)   fates = NULL;
  guint                n;

  insight_fixture_tell_demonstration (fixture);
  fates = compare (fixture, &scene, year, year);
  map_scene_get_links (scene, &n);
  for (guint i = 0; i < n; i++)
    {
      MapFate fate = get_fate (fates, i);

      g_assert_true (fate == MAP_FATE_SAME || fate == MAP_FATE_UNTOLD || fate == MAP_FATE_UNDATED || fate == MAP_FATE_AWAY);
    }
}

/* Reinforced and weakened by what was written of it at the end of each year, dated or not. */
static void
what_was_known_makes_it_stronger_or_weaker (DossierFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char     *a = dossier_fixture_add_structure (fixture, "Lilas"), *b = dossier_fixture_add_structure (fixture, "Ferry");
  g_autofree char     *link = dossier_fixture_add_link (fixture, a, b);
  g_autoptr (MapScene) scene = NULL;
  guint32              today = map_moment_get_today ();
  g_autoptr (GBytes)   fates = NULL;
  const char *const    told[] = { "good", "fragile" };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      DossierAct *act = dossier_act_new (NULL);

      dossier_act_set_wall_time (act, g_get_real_time () / 1000 - (G_GINT64_CONSTANT (200) - 150 * i) * 24 * 3600 * 1000);
      dossier_act_set (act, dossier_kinds_find ("link"), link, "quality", dossier_value_new_text (told[i]));
      dossier_fixture_write (fixture, act);
    }
  fates = compare (fixture, &scene, (MapMoment){ today, today }, (MapMoment){ today - 100, today - 100 });
  g_assert_cmpint (get_fate (fates, map_scene_find_link (scene, link)), ==, MAP_FATE_WEAKENED);
}

/* --- drawn */

typedef struct
{
  MapScene   *scene;
  MapPainter *painter;
  MapLook     look;
} Village;

/* All fates, one after the other. */
static void
set_up (Village      *self,
        gconstpointer data)
{
  guint   n;
  guint8 *fates;

  self->scene = map_village_new ();
  self->painter = map_painter_new ();
  self->look = map_look_new (MAP_PALETTE_LIGHT);
  self->look.clustering = MAP_CLUSTERS_NEVER;
  self->look.from = self->look.to = 2460000;
  self->look.compared = map_moment_of_school_year (2020);
  map_scene_get_links (self->scene, &n);
  fates = g_malloc (n);
  for (guint i = 0; i < n; i++)
    fates[i] = i % MAP_N_FATES;
  self->look.fates = g_bytes_new_take (fates, n);
}

static void
tear_down (Village      *self,
           gconstpointer data)
{
  map_look_clear (&self->look);
  map_painter_free (self->painter);
  map_scene_unref (self->scene);
}

static MapLayout *
lay_out (Village *self)
{
  MapCamera camera = map_village_get_camera (self->scene, 900, 700);

  return map_layout_new (self->scene, &camera, &self->look, map_painter_get_text (self->painter), NULL);
}

static void
each_line_has_the_style_of_its_fate (Village      *self,
                                     gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (self);
  const MapTally       *tally = map_layout_get_tally (layout);
  guint                 n, drawn[MAP_N_FATES] = { 0 };
  const MapCurve       *curves = map_layout_get_curves (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      MapFate             fate = curves[i].link % MAP_N_FATES;
      const MapFateStyle *style = map_fate_get_style (fate);

      g_assert_cmpuint (curves[i].n, ==, 1);
      g_assert_cmpint (curves[i].sign, ==, style->sign);
      g_assert_cmpuint (curves[i].dash, ==, style->dash);
      g_assert_false (curves[i].past);
      drawn[fate]++;
    }
  g_assert_cmpuint (drawn[MAP_FATE_AWAY], ==, 0);
  for (guint fate = 1; fate < MAP_N_FATES; fate++)
    {
      g_assert_cmpuint (drawn[fate], >, 0);
      g_assert_cmpuint (drawn[fate], ==, tally->fates[fate]);
    }
}

static void
the_legend_counts_fates_in_place_of_the_theme (Village      *self,
                                               gconstpointer data)
{
  g_autoptr (MapLayout) layout = lay_out (self);
  g_autoptr (MapLegend) legend = map_legend_new (layout);
  guint                 n, sum = 0, n_curves;
  const MapLegendEntry *entries = map_legend_get_entries (legend, &n);

  map_layout_get_curves (layout, &n_curves);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (entries[i].sign != MAP_LEGEND_COLOUR && entries[i].sign != MAP_LEGEND_DASH && entries[i].sign != MAP_LEGEND_UNDATED);
      sum += entries[i].sign == MAP_LEGEND_FATE ? entries[i].count : 0;
    }
  g_assert_cmpuint (sum, ==, n_curves);
}

/* Not by colour: by sign, dash or width. */
static void
no_two_fates_differ_by_colour_alone (void)
{
  for (MapFate one = MAP_FATE_NEW; one < MAP_N_FATES; one++)
    for (MapFate other = one + 1; other < MAP_N_FATES; other++)
      {
        const MapFateStyle *a = map_fate_get_style (one), *b = map_fate_get_style (other);

        g_assert_true (a->sign != b->sign || a->dash != b->dash);
        g_assert_true (one > MAP_FATE_WEAKENED || other > MAP_FATE_WEAKENED || (a->sign != b->sign && ABS (a->width - b->width) > 0.3));
      }
}

static void
in_a_matrix_links_keep_their_fates (Village      *self,
                                    gconstpointer data)
{
  g_autoptr (MapScene) matrix = map_arranged_new_matrix (self->scene, MAP_FACING_SCHOOLS, NULL, NULL, 0, NULL);
  g_autoptr (GBytes)   fates = map_arranged_dup_fates (matrix, self->look.fates);
  guint                n;
  const MapLink       *links = map_scene_get_links (matrix, &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (get_fate (fates, i), ==, map_scene_find_link (self->scene, links[i].id) % MAP_N_FATES);
}

/* --- in words, and handed out */

static void
a_sentence_counts_what_changed_even_when_nothing_did (void)
{
  const guint      some[MAP_N_FATES] = { 9, 4, 1, 0, 2, 0, 31, 0, 5 }, none[MAP_N_FATES] = { 0 };
  MapMoment        before = map_moment_of_school_year (2021), after = map_moment_of_school_year (2023);
  g_autofree char *told = map_fates_dup_sentence (some, before, after), *nothing = map_fates_dup_sentence (none, before, after);

  g_assert_cmpstr (told, ==, "From 2021-2022 to 2023-2024: 4 new links, 1 ended, 0 reinforced, 2 weakened, 31 unchanged, 5 without a date.");
  g_assert_cmpstr (nothing, ==, "From 2021-2022 to 2023-2024: 0 new links, 0 ended, 0 reinforced, 0 weakened.");
}

static char *
sum_up (MapHandout     *handout,
        const MapSheet *sheet)
{
  cairo_surface_t *surface = map_handout_draw (handout, sheet, 400, 300);
  char            *sum;

  cairo_surface_flush (surface);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                     (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface));
  cairo_surface_destroy (surface);
  return sum;
}

/* A sheet of other moments than those that were read is drawn at its time, and compares nothing. */
static void
a_sheet_compares_what_its_handout_was_read_for (DossierFixture *fixture,
                                                gconstpointer   data)
{
  MapMoment              at = map_moment_of_school_year (2024), with = map_moment_of_school_year (2021);
  MapSheet               timed = { .width = 400, .height = 300, .from = at.from, .to = at.to }, compared = timed, other = timed;
  g_autoptr (GError)     error = NULL;
  g_autoptr (MapHandout) handout = NULL;
  g_autofree char       *plain = NULL, *told = NULL, *elsewhere = NULL;

  insight_fixture_tell_demonstration (fixture);
  handout = map_handout_new_compared (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, NULL, NULL, with, at, &error);
  g_assert_no_error (error);
  compared.compared = with;
  other.compared = map_moment_of_school_year (2020);
  plain = sum_up (handout, &timed);
  told = sum_up (handout, &compared);
  elsewhere = sum_up (handout, &other);
  g_assert_cmpstr (plain, !=, told);
  g_assert_cmpstr (plain, ==, elsewhere);
}

static void
moments_are_read_as_they_are_written (void)
{
  static const char *const words[] = { "2023-2024", "23 mai 2019", "2018", "mars 2020" };
  MapMoment                moment, again;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *code = NULL;

      g_assert_true (map_moment_from_words (words[i], &moment));
      code = map_moment_dup_code (moment);
      g_assert_true (map_moment_from_words (code, &again));
      g_assert_true (map_moment_equal (moment, again));
    }
  g_assert_true (map_moment_from_words ("2023-2024", &moment));
  g_assert_true (map_moment_equal (moment, map_moment_of_school_year (2023)));
  g_assert_false (map_moment_from_words ("bientôt", &moment));
  g_assert_false (map_moment_from_words ("avant 2018", &moment));
}

int
main (int    argc,
      char **argv)
{
#define ADD(path, test) g_test_add ("/map/fate/" path, Village, NULL, set_up, test, tear_down)
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/map/fate/every-link-has-one", every_link_has_one_fate);
  dossier_fixture_add ("/map/fate/between-a-year-and-itself-nothing-changed", between_a_year_and_itself_nothing_changed);
  dossier_fixture_add ("/map/fate/what-was-known-makes-it-stronger-or-weaker", what_was_known_makes_it_stronger_or_weaker);
  dossier_fixture_add ("/map/fate/a-sheet-compares-what-its-handout-was-read-for", a_sheet_compares_what_its_handout_was_read_for);
  ADD ("each-line-has-the-style-of-its-fate", each_line_has_the_style_of_its_fate);
  ADD ("the-legend-counts-fates-in-place-of-the-theme", the_legend_counts_fates_in_place_of_the_theme);
  ADD ("in-a-matrix-links-keep-their-fates", in_a_matrix_links_keep_their_fates);
  g_test_add_func ("/map/fate/no-two-differ-by-colour-alone", no_two_fates_differ_by_colour_alone);
  g_test_add_func ("/map/fate/a-sentence-counts-what-changed", a_sentence_counts_what_changed_even_when_nothing_did);
  g_test_add_func ("/map/moment/moments-are-read-as-they-are-written", moments_are_read_as_they_are_written);
  return g_test_run ();
}
