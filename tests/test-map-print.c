#include "map-print.h"

#include "map-village.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  MapScene *scene;
  MapLook   look;
  char     *folder, *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->look = map_look_new (MAP_PALETTE_PRINT);
  fixture->folder = g_dir_make_tmp ("map-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "page", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  map_look_clear (&fixture->look);
  map_scene_unref (fixture->scene);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static MapPage
make_page (void)
{
  MapPage page = map_page_new_for_paper (MAP_PAPER_A3, TRUE);

  page.title = "Les liens du village";
  page.sources = "Données inventées";
  page.date = "21 novembre 2026";
  return page;
}

/* NULL when the program is absent. */
static char *
run (const char *program,
     const char *option,
     const char *path)
{
  const char *argv[] = { program, option, path, program[3] == 't' ? "-" : NULL, NULL };
  char       *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                NULL, NULL, NULL);
  return output;
}

static void
test_pdf_words_are_words (Fixture      *fixture,
                          gconstpointer data)
{
  MapPage            page = make_page ();
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;

  map_print_pdf (fixture->path, &page, fixture->scene, &fixture->look, NULL, &error);
  g_assert_no_error (error);
  text = run ("pdftotext", "-layout", fixture->path);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Les liens du village"));
  g_assert_nonnull (strstr (text, "Villeneuve-sur-Tout-0"));
  g_assert_nonnull (strstr (text, "Données inventées"));
}

static void
test_pdf_is_drawn_not_painted (Fixture      *fixture,
                               gconstpointer data)
{
  MapPage          page = make_page ();
  g_autofree char *images = NULL, *fonts = NULL;
  g_auto (GStrv)   lines = NULL;

  g_assert_true (map_print_pdf (fixture->path, &page, fixture->scene, &fixture->look, NULL, NULL));
  images = run ("pdfimages", "-list", fixture->path);
  fonts = run ("pdffonts", "-l1", fixture->path);
  if (images == NULL || fonts == NULL)
    {
      g_test_skip ("pdfimages is not installed");
      return;
    }
  lines = g_strsplit (images, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* two of heading, no image */
  g_assert_null (strstr (fonts, " no "));
}

static void
test_svg_is_written_whole (Fixture      *fixture,
                           gconstpointer data)
{
  MapPage          page = map_page_new_for_picture (800, 600);
  g_autofree char *text = NULL;

  page.title = "Les liens du village";
  page.sources = "Données inventées & rangées";
  g_assert_true (map_print_svg (fixture->path, &page, fixture->scene, &fixture->look, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "</svg>"));
  g_assert_nonnull (strstr (text, "<title>Les liens du village</title>"));
  g_assert_nonnull (strstr (text, "<desc>Données inventées &amp; rangées</desc>"));
  g_assert_null (strstr (text, "<image"));
}

static void
test_png_has_the_size_asked (Fixture      *fixture,
                             gconstpointer data)
{
  MapPage          page = map_page_new_for_picture (640, 360);
  cairo_surface_t *surface;

  g_assert_true (map_print_png (fixture->path, &page, 1.5, fixture->scene, &fixture->look, NULL, NULL));
  surface = cairo_image_surface_create_from_png (fixture->path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 960);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 540);
  cairo_surface_destroy (surface);
}

static void
test_failure_leaves_what_was_there (Fixture      *fixture,
                                    gconstpointer data)
{
  MapPage            page = make_page ();
  g_autofree char   *nowhere = g_build_filename (fixture->folder, "no", "such", "place", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (map_print_pdf (nowhere, &page, fixture->scene, &fixture->look, NULL, &error));
  g_assert_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE);
  g_clear_error (&error);
  g_assert_false (map_print_png (fixture->path, &page, 1e4, fixture->scene, &fixture->look, NULL, &error));
  g_assert_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_TOO_LARGE);
}

static void
test_papers_have_names (Fixture      *fixture,
                        gconstpointer data)
{
  MapPaper paper = MAP_PAPER_A4;

  g_assert_true (map_paper_from_name ("a0", &paper));
  g_assert_cmpint (paper, ==, MAP_PAPER_A0);
  g_assert_false (map_paper_from_name ("letter", &paper));
  g_assert_false (map_paper_from_name (NULL, &paper));
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, test) g_test_add ("/map/print/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("pdf-words-are-words", test_pdf_words_are_words);
  ADD ("pdf-is-drawn-not-painted", test_pdf_is_drawn_not_painted);
  ADD ("svg-is-written-whole", test_svg_is_written_whole);
  ADD ("png-has-the-size-asked", test_png_has_the_size_asked);
  ADD ("failure-leaves-what-was-there", test_failure_leaves_what_was_there);
  ADD ("papers-have-names", test_papers_have_names);
  return g_test_run ();
}
