#include "map-edition.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "dossier-fixture.h"

#define BEFORE "what was there before"
#define N_CENTRES 9
#define N_ROWS 36

/* Centres in a row, each linked to a school of its own. */
static MapHandout *
read_handout (DossierFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MapHandout        *handout;

  for (guint i = 0; i < N_CENTRES; i++)
    {
      g_autofree char *centre_name = g_strdup_printf ("name=Centre %u", i), *school_name = g_strdup_printf ("name=École %u", i);
      g_autofree char *centre_place = g_strdup_printf ("position=2.%u,49.0", i + 1), *school_place = g_strdup_printf ("position=2.%u,49.05", i + 1);
      g_autofree char *centre = dossier_fixture_make (fixture, "structure", centre_name, "type=centre social", centre_place, NULL);
      g_autofree char *school = dossier_fixture_make (fixture, "structure", school_name, "type=école primaire", school_place, NULL);
      g_autofree char *link = dossier_fixture_add_link (fixture, centre, school);

      g_assert_nonnull (link);
    }
  handout = map_handout_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return handout;
}

static MapSheet
make_atlas (void)
{
  return (MapSheet){ .format = MAP_FORMAT_PDF, .on_paper = TRUE, .title = (char *) "Atlas", .atlas = MAP_ATLAS_CENTRES };
}

static MapSheet
make_poster (void)
{
  return (MapSheet){ .format = MAP_FORMAT_PDF, .on_paper = TRUE, .title = (char *) "Affiche", .paper = MAP_PAPER_A2, .tiled = TRUE, .tile = MAP_PAPER_A4, .overlap = 10 };
}

static MapEdition *
make (MapHandout     *handout,
      const MapSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  MapEdition        *edition = map_edition_new (handout, sheet, NULL, &error);

  g_assert_no_error (error);
  return edition;
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
pages_have_names_and_sizes (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  MapSheet               atlas_sheet = make_atlas (), poster_sheet = make_poster (), plain_sheet = { .on_paper = TRUE, .paper = MAP_PAPER_A3, .orientation = MAP_ORIENTATION_PORTRAIT };
  g_autoptr (MapEdition) atlas = make (handout, &atlas_sheet), poster = make (handout, &poster_sheet), plain = make (handout, &plain_sheet);
  double                 width, height;

  g_assert_cmpuint (map_edition_get_n_pages (plain), ==, 1);
  g_assert_cmpstr (map_edition_get_name (plain, 0), ==, "");
  map_edition_get_size (plain, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 297 * 72 / 25.4, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 420 * 72 / 25.4, 0.1);
  g_assert_cmpuint (map_edition_get_n_pages (atlas), ==, 1 + N_CENTRES + 1);
  g_assert_cmpstr (map_edition_get_name (atlas, 1), ==, "Centre 0");
  g_assert_cmpuint (map_edition_get_n_pages (poster), >, 5);
  g_assert_cmpstr (map_edition_get_name (poster, 1), ==, "A1");
  map_edition_get_size (poster, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (MIN (width, height), 210 * 72 / 25.4, 0.1);
}

typedef struct
{
  GCancellable *cancellable;
  guint         at, last, n;
} Watch;

static void
on_progress (guint    done,
             guint    n,
             gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (done, ==, watch->last + 1);
  watch->last = done;
  watch->n = n;
  if (done == watch->at)
    g_cancellable_cancel (watch->cancellable);
}

static void
each_page_is_told (DossierFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *path = g_build_filename (fixture->dir, "atlas.pdf", NULL);
  MapSheet               sheet = make_atlas ();
  g_autoptr (MapEdition) edition = make (handout, &sheet);
  Watch                  watch = { NULL, 0, 0, 0 };

  map_edition_write (edition, path, on_progress, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.last, ==, map_edition_get_n_pages (edition));
  g_assert_cmpuint (watch.n, ==, watch.last);
}

/* At every page, links that lead to pages which never came included. */
static void
cancelled_half_way_leaves_what_was_there (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  g_autofree char       *path = g_build_filename (fixture->dir, "out.pdf", NULL);
  MapSheet               sheets[] = { make_atlas (), make_poster () };

  g_assert_true (g_file_set_contents (path, BEFORE, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (MapEdition) edition = make (handout, &sheets[i]);

      for (guint at = 1; at < map_edition_get_n_pages (edition); at++)
        {
          g_autoptr (GCancellable) cancellable = g_cancellable_new ();
          g_autoptr (GError)       error = NULL;
          g_autofree char         *after = NULL;
          Watch                    watch = { cancellable, at, 0, 0 };

          g_assert_false (map_edition_write (edition, path, on_progress, &watch, cancellable, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpuint (watch.last, <=, at + 1);
          g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
          g_assert_cmpstr (after, ==, BEFORE);
          g_assert_cmpuint (count_files (fixture->dir, "out.pdf"), ==, 1);
        }
    }
}

static void
a_folder_that_is_not_there_is_told (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *path = g_build_filename (fixture->dir, "no", "such", "atlas.pdf", NULL);
  MapSheet               sheet = make_atlas ();
  g_autoptr (MapEdition) edition = make (handout, &sheet);

  g_assert_false (map_edition_write (edition, path, NULL, NULL, NULL, &error));
  g_assert_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE);
}

/* NULL when the program is absent. */
static G_GNUC_NO_INLINE char *
read_words (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char       *words = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL, NULL, NULL);
  return words;
}

static char *
write_and_read (DossierFixture   *fixture,
                DossierVisibility audience)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (MapHandout) handout = map_handout_new (fixture->store, audience, NULL, NULL, NULL, &error);
  g_autofree char       *path = g_build_filename (fixture->dir, "atlas.pdf", NULL);
  MapSheet               sheet = make_atlas ();

  g_assert_no_error (error);
  map_handout_write (handout, &sheet, path, NULL, &error);
  g_assert_no_error (error);
  return read_words (path);
}

/* On its page, on those of others, in the index, among the bookmarks: nowhere; nor a link that is not for them. */
static void
who_is_not_for_the_audience_is_on_no_page (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  g_autofree char       *refuge = dossier_fixture_make (fixture, "structure", "name=Refuge", "type=centre social", "position=2.2,49.1", "visibility=internal", NULL);
  g_autofree char       *school = dossier_fixture_make (fixture, "structure", "name=Lycée Zola", "type=lycée", "position=2.2,49.15", NULL);
  g_autofree char       *link = dossier_fixture_add_link (fixture, refuge, school);
  g_autofree char       *inside = write_and_read (fixture, DOSSIER_VISIBILITY_INTERNAL), *partners = NULL, *everybody = NULL;

  g_assert_nonnull (link);
  if (inside == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  partners = write_and_read (fixture, DOSSIER_VISIBILITY_NETWORK);
  everybody = write_and_read (fixture, DOSSIER_VISIBILITY_PUBLIC);
  g_assert_nonnull (strstr (inside, "Refuge"));
  g_assert_null (strstr (partners, "Refuge"));
  g_assert_null (strstr (everybody, "Refuge"));
  g_assert_nonnull (strstr (partners, "Centre 2"));
  g_assert_null (strstr (partners, "No link is recorded here."));
  g_assert_nonnull (strstr (everybody, "No link is recorded here."));
}

/* Half as wide as one that lies, it has the names too. */
static void
rows_are_named_on_a_page_that_stands (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (MapHandout) handout = NULL;
  g_autofree char       *path = g_build_filename (fixture->dir, "rows.pdf", NULL), *words = NULL;
  MapSheet               sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE, .orientation = MAP_ORIENTATION_PORTRAIT };

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *centre_name = g_strdup_printf ("name=Centre socioculturel des Quatre Saisons de Bourg %02u", i);
      g_autofree char *school_name = g_strdup_printf ("name=École élémentaire publique des Grands Tilleuls de Ville %02u", i);
      g_autofree char *centre = dossier_fixture_make (fixture, "structure", centre_name, "type=centre social", NULL);
      g_autofree char *school = dossier_fixture_make (fixture, "structure", school_name, "type=école primaire", NULL);
      g_autofree char *link = dossier_fixture_add_link (fixture, centre, school);

      g_assert_nonnull (link);
    }
  handout = map_handout_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, "columns:schools", NULL, &error);
  g_assert_no_error (error);
  map_handout_write (handout, &sheet, path, NULL, &error);
  g_assert_no_error (error);
  words = read_words (path);
  for (guint i = 0; words != NULL && i < N_ROWS; i++)
    {
      g_autofree char *centre = g_strdup_printf ("Bourg %02u", i), *school = g_strdup_printf ("Ville %02u", i);

      g_assert_nonnull (strstr (words, centre));
      g_assert_nonnull (strstr (words, school));
    }
  if (words == NULL)
    g_test_skip ("pdftotext is not installed");
}

/* Cairo reads what leads from page to page as the locale writes numbers. */
static void
a_comma_in_numbers_changes_nothing (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *path = g_build_filename (fixture->dir, "atlas.pdf", NULL), *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  MapSheet               sheet = make_atlas ();
  g_autoptr (MapEdition) edition = make (handout, &sheet);

  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("the French locale is not there");
      return;
    }
  map_edition_write (edition, path, NULL, NULL, NULL, &error);
  setlocale (LC_NUMERIC, before);
  g_assert_no_error (error);
}

static void
a_page_is_looked_at_before (DossierFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  MapSheet               sheet = make_poster ();
  g_autoptr (MapEdition) edition = make (handout, &sheet);
  cairo_surface_t       *surface = map_edition_draw_picture (edition, map_edition_get_n_pages (edition) - 1, 200, 200);

  g_assert_cmpint (MAX (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface)), ==, 200);
  g_assert_cmpint (cairo_image_surface_get_data (surface)[0], ==, 255); /* white paper, not black nothing */
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/map/edition/pages-have-names-and-sizes", pages_have_names_and_sizes);
  dossier_fixture_add ("/map/edition/each-page-is-told", each_page_is_told);
  dossier_fixture_add ("/map/edition/cancelled-half-way-leaves-what-was-there", cancelled_half_way_leaves_what_was_there);
  dossier_fixture_add ("/map/edition/a-folder-that-is-not-there-is-told", a_folder_that_is_not_there_is_told);
  dossier_fixture_add ("/map/edition/who-is-not-for-the-audience-is-on-no-page", who_is_not_for_the_audience_is_on_no_page);
  dossier_fixture_add ("/map/edition/rows-are-named-on-a-page-that-stands", rows_are_named_on_a_page_that_stands);
  dossier_fixture_add ("/map/edition/a-comma-in-numbers-changes-nothing", a_comma_in_numbers_changes_nothing);
  dossier_fixture_add ("/map/edition/a-page-is-looked-at-before", a_page_is_looked_at_before);
  return g_test_run ();
}
