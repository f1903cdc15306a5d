#include "map-handout.h"

#include <glib/gstdio.h>

#include "dossier-fixture.h"

#define BEFORE "what was there before"

/* Two structures that are linked and placed, one that is nowhere. */
static void
write_story (DossierFixture *fixture)
{
  g_autofree char *centre = dossier_fixture_add_structure (fixture, "Centre social"), *school = dossier_fixture_add_structure (fixture, "École");
  g_autofree char *nowhere = dossier_fixture_add_structure (fixture, "Nulle part");
  g_autofree char *link = dossier_fixture_add_link (fixture, centre, school);
  DossierAct      *act = dossier_act_new (NULL);

  g_assert_nonnull (nowhere);
  g_assert_nonnull (link);
  dossier_act_set (act, dossier_kinds_find ("structure"), centre, "position", dossier_value_new_position (2.1, 49.0));
  dossier_act_set (act, dossier_kinds_find ("structure"), school, "position", dossier_value_new_position (2.3, 49.1));
  dossier_fixture_write (fixture, act);
}

static MapHandout *
read_handout (DossierFixture     *fixture,
              DossierVisibility   audience,
              const DossierQuery *shown)
{
  g_autoptr (GError) error = NULL;
  MapHandout        *handout;

  write_story (fixture);
  handout = map_handout_new (fixture->store, audience, shown, NULL, NULL, &error);
  g_assert_no_error (error);
  return handout;
}

static void
what_is_not_drawn_is_told (DossierFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (MapHandout)   handout = read_handout (fixture, DOSSIER_VISIBILITY_PUBLIC, NULL);
  const char *const *const left_out = map_handout_get_left_out (handout);

  g_assert_cmpstr (left_out[0], ==, "1 link is left out: it is not for this audience.");
  g_assert_cmpstr (left_out[1], ==, "1 structure has no position: it is not on the map.");
  g_assert_null (left_out[2]);
}

/* The network, columns, a matrix go on paper as the map does; what is not for the audience is in none. */
static void
an_arrangement_is_handed_out_too (DossierFixture *fixture,
                                  gconstpointer   data)
{
  static const char *const names[] = { "network", "columns:schools", "matrix:programmes" };
  MapSheet                 square = { .format = MAP_FORMAT_PNG, .width = 300, .height = 300 };

  write_story (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (MapHandout) arranged = map_handout_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, names[i], NULL, &error);
      g_autoptr (MapHandout) public = map_handout_new (fixture->store, DOSSIER_VISIBILITY_PUBLIC, NULL, names[i], NULL, &error);
      cairo_surface_t *surface;

      g_assert_no_error (error);
      surface = map_handout_draw (arranged, &square, 300, 300);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 300);
      cairo_surface_destroy (surface);
      g_assert_null (map_handout_get_left_out (arranged)[0]); /* nobody is to place: all have one */
      g_assert_cmpstr (map_handout_get_left_out (public)[0], ==, "1 link is left out: it is not for this audience.");
    }
}

static void
the_network_sees_the_links (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture, DOSSIER_VISIBILITY_NETWORK, NULL);

  g_assert_cmpuint (g_strv_length ((char **) map_handout_get_left_out (handout)), ==, 1);
}

static void
what_the_filters_hide_is_told (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_autoptr (DossierQuery) shown = dossier_query_new ("structure");
  g_autoptr (MapHandout)   handout = NULL;
  const char *const       *left_out;

  dossier_query_set_words (shown, "centre");
  handout = read_handout (fixture, DOSSIER_VISIBILITY_NETWORK, shown);
  left_out = map_handout_get_left_out (handout);
  g_assert_cmpstr (left_out[0], ==, "2 structures are hidden by the search and the filters, with their links.");
}

static char *
sum_up (MapHandout     *handout,
        const MapSheet *sheet)
{
  cairo_surface_t *surface = map_handout_draw (handout, sheet, 300, 200);
  char            *sum;

  cairo_surface_flush (surface);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                     (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface));
  cairo_surface_destroy (surface);
  return sum;
}

static void
a_sheet_shows_what_was_seen (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture, DOSSIER_VISIBILITY_NETWORK, NULL);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const MapSheet         plain = { .width = 300, .height = 200 };
  MapSheet               themed = plain, part = plain;
  g_autofree char       *again = sum_up (handout, &plain);

  themed.theme = (char *) "colour=none layers=communes";
  part.is_part = TRUE;
  part.seen = (MapBox){ 233000, 6274000, 235000, 6276000 }; /* around the centre: Mercator metres */
  g_hash_table_add (sums, sum_up (handout, &plain));
  g_assert_true (g_hash_table_contains (sums, again));
  g_hash_table_add (sums, sum_up (handout, &themed));
  g_hash_table_add (sums, sum_up (handout, &part));
  g_assert_cmpuint (g_hash_table_size (sums), ==, 3);
}

static void
a_preview_has_the_shape_of_its_sheet (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture, DOSSIER_VISIBILITY_NETWORK, NULL);
  MapSheet               square = { .format = MAP_FORMAT_PNG, .width = 2400, .height = 2400 };
  cairo_surface_t       *surface = map_handout_draw (handout, &square, 320, 240);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 240);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 240);
  cairo_surface_destroy (surface);
}

static void
each_format_writes_its_own (DossierFixture *fixture,
                            gconstpointer   data)
{
  static const char *const begins[MAP_N_FORMATS] = { "%PDF-", "\x89PNG", "<?xml" };
  g_autoptr (MapHandout)   handout = read_handout (fixture, DOSSIER_VISIBILITY_NETWORK, NULL);

  for (MapFormat format = 0; format < MAP_N_FORMATS; format++)
    {
      MapSheet         sheet = { .format = format, .on_paper = format != MAP_FORMAT_PNG, .width = 400, .height = 300 };
      g_autofree char *name = g_strconcat ("map", map_format_get_suffix (format), NULL), *path = g_build_filename (fixture->dir, name, NULL), *written = NULL;
      MapFormat        found;

      g_assert_true (map_format_from_path (path, &found));
      g_assert_cmpint (found, ==, format);
      g_assert_true (map_handout_write (handout, &sheet, path, NULL, NULL));
      g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
      g_assert_true (g_str_has_prefix (written, begins[format]));
    }
}

static guint
count_files (const char *dir,
             const char *prefix)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  const char      *name;
  guint            n = 0;

  while ((name = g_dir_read_name (files)) != NULL)
    n += g_str_has_prefix (name, prefix) ? 1 : 0;
  return n;
}

static void
what_is_given_up_leaves_what_was_there (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (MapHandout)   handout = read_handout (fixture, DOSSIER_VISIBILITY_NETWORK, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_autofree char         *path = g_build_filename (fixture->dir, "map.pdf", NULL), *after = NULL;
  MapSheet                 sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE };

  g_assert_true (g_file_set_contents (path, BEFORE, -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (map_handout_write (handout, &sheet, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, BEFORE);
  g_assert_cmpuint (count_files (fixture->dir, "map.pdf"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/map/handout/what-is-not-drawn-is-told", what_is_not_drawn_is_told);
  dossier_fixture_add ("/map/handout/an-arrangement-is-handed-out-too", an_arrangement_is_handed_out_too);
  dossier_fixture_add ("/map/handout/the-network-sees-the-links", the_network_sees_the_links);
  dossier_fixture_add ("/map/handout/what-the-filters-hide-is-told", what_the_filters_hide_is_told);
  dossier_fixture_add ("/map/handout/a-sheet-shows-what-was-seen", a_sheet_shows_what_was_seen);
  dossier_fixture_add ("/map/handout/a-preview-has-the-shape-of-its-sheet", a_preview_has_the_shape_of_its_sheet);
  dossier_fixture_add ("/map/handout/each-format-writes-its-own", each_format_writes_its_own);
  dossier_fixture_add ("/map/handout/what-is-given-up-leaves-what-was-there", what_is_given_up_leaves_what_was_there);
  return g_test_run ();
}
