#include "app-print.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "dossier-fixture.h"

#define N_CENTRES 4

/* What the printer would be given, as a file: GTK's own way. */
static MapHandout *
read_handout (DossierFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MapHandout        *handout;

  for (guint i = 0; i < N_CENTRES; i++)
    {
      g_autofree char *name = g_strdup_printf ("name=Centre %u", i), *place = g_strdup_printf ("position=2.%u,49.0", i + 1);
      g_autofree char *centre = dossier_fixture_make (fixture, "structure", name, "type=centre social", place, NULL);

      g_assert_nonnull (centre);
    }
  handout = map_handout_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return handout;
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
print (MapHandout     *handout,
       const MapSheet *sheet,
       const char     *path,
       GCancellable   *cancellable,
       GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  app_print_map_async (NULL, handout, sheet, path, cancellable, on_printed, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return app_print_map_finish (result, error);
}

/* NULL when the program is absent. */
static G_GNUC_NO_INLINE char *
run (const char *program,
     const char *option,
     const char *path,
     const char *last)
{
  const char *argv[] = { program, option, path, last, NULL };
  char       *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, NULL);
  return output;
}

static char *
print_and_tell (DossierFixture *fixture,
                const MapSheet *sheet,
                const char     *path)
{
  g_autoptr (MapHandout) handout = read_handout (fixture);
  g_autoptr (GError)     error = NULL;
  char                  *told;

  print (handout, sheet, path, NULL, &error);
  g_assert_no_error (error);
  told = run ("pdfinfo", "-isodates", path, NULL);
  if (told == NULL)
    g_test_skip ("pdfinfo is not installed");
  return told;
}

static void
each_paper_and_turn_is_kept (DossierFixture *fixture,
                             gconstpointer   data)
{
  static const struct
  {
    MapPaper       paper;
    MapOrientation orientation;
    const char    *size;
  } cases[] = {
    { MAP_PAPER_A4, MAP_ORIENTATION_PORTRAIT, "Page size: +595\\.\\d+ x 841\\.\\d+ pts \\(A4\\)" },
    { MAP_PAPER_A3, MAP_ORIENTATION_LANDSCAPE, "Page size: +1190\\.\\d+ x 841\\.\\d+ pts \\(A3\\)" },
    { MAP_PAPER_A0, MAP_ORIENTATION_PORTRAIT, "Page size: +238\\d\\.\\d+ x 337\\d\\.\\d+ pts \\(A0\\)" },
  };
  g_autofree char *path = g_build_filename (fixture->dir, "page.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MapSheet         sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE, .title = (char *) "Carte", .paper = cases[i].paper, .orientation = cases[i].orientation };
      g_autofree char *told = print_and_tell (fixture, &sheet, path);

      if (told == NULL)
        return;
      g_assert_true (g_regex_match_simple ("Pages: +1\n", told, 0, 0));
      g_test_message ("%s", told);
      g_assert_true (g_regex_match_simple (cases[i].size, told, 0, 0));
    }
}

static void
what_is_printed_is_strokes_and_words (DossierFixture *fixture,
                                      gconstpointer   data)
{
  MapSheet         sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE, .title = (char *) "Carte des centres" };
  g_autofree char *path = g_build_filename (fixture->dir, "page.pdf", NULL), *told = print_and_tell (fixture, &sheet, path);
  g_autofree char *words = run ("pdftotext", "-layout", path, "-"), *fonts = run ("pdffonts", "-l1", path, NULL), *images = run ("pdfimages", "-list", path, NULL);
  g_auto (GStrv)   lines = NULL;

  if (told == NULL || words == NULL || fonts == NULL || images == NULL)
    return;
  g_assert_nonnull (strstr (words, "Carte des centres"));
  g_assert_nonnull (strstr (words, "Centre 2"));
  g_assert_null (strstr (fonts, " no "));
  lines = g_strsplit (images, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* two of heading, no image */
}

static void
all_pages_of_an_atlas_are_printed (DossierFixture *fixture,
                                   gconstpointer   data)
{
  MapSheet         sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE, .title = (char *) "Atlas", .atlas = MAP_ATLAS_CENTRES };
  g_autofree char *path = g_build_filename (fixture->dir, "atlas.pdf", NULL), *told = print_and_tell (fixture, &sheet, path);

  if (told != NULL)
    g_assert_true (g_regex_match_simple ("Pages: +6\n", told, 0, 0));
}

/* The same, its figures to a thousandth: GTK goes by another matrix to the same place. */
static gboolean
say_the_same (const char *one,
              const char *other)
{
  while (*one != '\0' && *other != '\0')
    if (g_ascii_isdigit (*one) && g_ascii_isdigit (*other))
      {
        char *after_one, *after_other;

        if (fabs (g_ascii_strtod (one, &after_one) - g_ascii_strtod (other, &after_other)) > 0.001)
          return FALSE;
        one = after_one;
        other = after_other;
      }
    else if (*one++ != *other++)
      return FALSE;
  return *one == *other;
}

/* Fitted to the page, sheets would not meet. */
static void
sheets_of_a_poster_keep_their_size (DossierFixture *fixture,
                                    gconstpointer   data)
{
  MapSheet               sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE, .title = (char *) "Affiche", .paper = MAP_PAPER_A3, .tiled = TRUE, .tile = MAP_PAPER_A4, .overlap = 10 };
  g_autofree char       *path = g_build_filename (fixture->dir, "poster.pdf", NULL), *other = g_build_filename (fixture->dir, "other.pdf", NULL);
  g_autofree char       *told = print_and_tell (fixture, &sheet, path), *printed = NULL, *written = NULL;
  g_autoptr (MapHandout) handout = NULL;

  if (told == NULL)
    return;
  handout = map_handout_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, NULL, NULL, NULL);
  g_assert_true (map_handout_write (handout, &sheet, other, NULL, NULL));
  printed = run ("pdftotext", "-bbox", path, "-");
  written = run ("pdftotext", "-bbox", other, "-");
  if (printed != NULL && written != NULL)
    g_assert_true (say_the_same (strstr (printed, "<page"), strstr (written, "<page"))); /* each word at the same place of its page */
}

static void
what_cannot_be_written_is_told (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (MapHandout)   handout = read_handout (fixture);
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *nowhere = g_build_filename (fixture->dir, "no", "such", "page.pdf", NULL), *path = g_build_filename (fixture->dir, "page.pdf", NULL);
  MapSheet                 sheet = { .format = MAP_FORMAT_PDF, .on_paper = TRUE };

  g_assert_false (print (handout, &sheet, nowhere, NULL, &error));
  g_assert_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_NOT_PRINTED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (print (handout, &sheet, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/app/print/each-paper-and-turn-is-kept", each_paper_and_turn_is_kept);
  dossier_fixture_add ("/app/print/what-is-printed-is-strokes-and-words", what_is_printed_is_strokes_and_words);
  dossier_fixture_add ("/app/print/all-pages-of-an-atlas-are-printed", all_pages_of_an_atlas_are_printed);
  dossier_fixture_add ("/app/print/sheets-of-a-poster-keep-their-size", sheets_of_a_poster_keep_their_size);
  dossier_fixture_add ("/app/print/what-cannot-be-written-is-told", what_cannot_be_written_is_told);
  return g_test_run ();
}
