#include "map-poster.h"

#include "map-booklet.h"
#include "map-village.h"

#include <glib/gstdio.h>
#include <math.h>

#define FINE 2.0
#define DENSITY "144" /* FINE times 72 */

/* A small poster: four to six sheets, drawn once. */
typedef struct
{
  MapPage     page;
  MapPoster   poster;
  MapPainter *painter;
  MapPlate   *plate;
  char       *folder, *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (MapScene) scene = map_village_new ();
  g_auto (MapLook)     look = map_look_new (MAP_PALETTE_PRINT);

  fixture->page = map_page_new_for_paper (MAP_PAPER_A3, TRUE);
  fixture->page.title = "Village";
  fixture->poster = map_poster_plan (fixture->page.width, fixture->page.height, MAP_PAPER_A4, MAP_POSTER_OVERLAP);
  fixture->painter = map_painter_new ();
  fixture->plate = map_plate_new (&fixture->page, scene, &look, 1, fixture->painter);
  fixture->folder = g_dir_make_tmp ("map-poster-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "poster.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) files = g_dir_open (fixture->folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  map_plate_free (fixture->plate);
  map_painter_free (fixture->painter);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* --- which part of the poster is on which sheet */

static void
assert_covers (const MapPoster *poster)
{
  MapBox last = map_poster_get_part (poster, map_poster_count (poster) - 1);

  g_assert_cmpfloat (last.x1, ==, poster->width);
  g_assert_cmpfloat (last.y1, ==, poster->height);
  for (guint i = 0; i < map_poster_count (poster); i++)
    {
      MapBox part = map_poster_get_part (poster, i);

      g_assert_cmpfloat (part.x0, ==, floor (part.x0));
      g_assert_cmpfloat (part.y0, ==, floor (part.y0));
      g_assert_cmpfloat (part.x1 - part.x0, <=, poster->sheet_width - 2 * poster->margin);
      g_assert_cmpfloat (part.y1 - part.y0, <=, poster->sheet_height - 2 * poster->margin);
      if (i % poster->n_columns > 0)
        g_assert_cmpfloat (map_poster_get_part (poster, i - 1).x1 - part.x0, >=, poster->overlap);
      if (i >= poster->n_columns)
        g_assert_cmpfloat (map_poster_get_part (poster, i - poster->n_columns).y1 - part.y0, >=, poster->overlap);
    }
}

static void
every_place_is_on_a_sheet (Fixture      *fixture,
                           gconstpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      double    width = g_test_rand_double_range (100, 4000), height = g_test_rand_double_range (100, 4000);
      double    overlap = g_test_rand_double_range (0, MAP_POSTER_MOST_OVERLAP);
      MapPoster poster = map_poster_plan (width, height, (MapPaper) g_test_rand_int_range (MAP_PAPER_A4, MAP_PAPER_A2), overlap);

      assert_covers (&poster);
      g_assert_cmpfloat (poster.overlap, >=, overlap * 72 / 25.4);
    }
}

static void
sheets_are_turned_to_be_few (Fixture      *fixture,
                             gconstpointer data)
{
  MapPage   page = map_page_new_for_paper (MAP_PAPER_A0, TRUE);
  MapPoster poster = map_poster_plan (page.width, page.height, MAP_PAPER_A4, MAP_POSTER_OVERLAP);

  g_assert_cmpuint (poster.n_columns, ==, 5);
  g_assert_cmpuint (poster.n_rows, ==, 5); /* upright they would be seven by four */
  g_assert_cmpfloat (poster.sheet_width, >, poster.sheet_height);
}

static void
sheets_have_names (Fixture      *fixture,
                   gconstpointer data)
{
  MapPoster        tall = map_poster_plan (400, 27 * 800, MAP_PAPER_A4, 0);
  g_autofree char *first = map_poster_dup_name (&fixture->poster, 0), *second = map_poster_dup_name (&fixture->poster, 1);
  g_autofree char *below = map_poster_dup_name (&fixture->poster, fixture->poster.n_columns), *far = map_poster_dup_name (&tall, 26);

  g_assert_cmpstr (first, ==, "A1");
  g_assert_cmpstr (second, ==, "A2");
  g_assert_cmpstr (below, ==, "B1");
  g_assert_cmpstr (far, ==, "AA1");
}

/* --- glued together */

static cairo_surface_t *
new_picture (double width,
             double height)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width), (int) ceil (height));
}

static cairo_surface_t *
draw_whole (Fixture *fixture)
{
  cairo_surface_t *picture = new_picture (fixture->page.width, fixture->page.height);
  cairo_t         *cr = cairo_create (picture);

  map_plate_draw (fixture->plate, fixture->painter, cr);
  cairo_destroy (cr);
  return picture;
}

static cairo_surface_t *
draw_sheet (Fixture *fixture,
            guint    sheet)
{
  cairo_surface_t *picture = new_picture (fixture->poster.sheet_width, fixture->poster.sheet_height);
  cairo_t         *cr = cairo_create (picture);

  map_poster_draw_sheet (&fixture->poster, sheet, fixture->plate, fixture->painter, cr);
  cairo_destroy (cr);
  return picture;
}

/* Its left and its upper margin cut off, laid over those that are glued already. */
static void
glue (Fixture         *fixture,
      cairo_t         *cr,
      guint            sheet,
      cairo_surface_t *picture)
{
  MapBox part = map_poster_get_part (&fixture->poster, sheet);

  cairo_save (cr);
  cairo_rectangle (cr, part.x0, part.y0, ceil (part.x1 - part.x0), ceil (part.y1 - part.y0));
  cairo_clip (cr);
  cairo_set_source_surface (cr, picture, part.x0 - fixture->poster.margin, part.y0 - fixture->poster.margin);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* How many dots differ by more than a shade. The last row and column are shared with the margin. */
static guint
count_other_dots (cairo_surface_t *one,
                  cairo_surface_t *other,
                  int              most)
{
  int   width = cairo_image_surface_get_width (one) - 1, height = cairo_image_surface_get_height (one) - 1;
  guint n = 0;

  cairo_surface_flush (one);
  cairo_surface_flush (other);
  for (int y = 0; y < height; y++)
    {
      const guint8 *a = cairo_image_surface_get_data (one) + y * cairo_image_surface_get_stride (one);
      const guint8 *b = cairo_image_surface_get_data (other) + y * cairo_image_surface_get_stride (other);

      for (int x = 0; x < width; x++)
        n += ABS (a[4 * x] - b[4 * x]) > most || ABS (a[4 * x + 1] - b[4 * x + 1]) > most || ABS (a[4 * x + 2] - b[4 * x + 2]) > most;
    }
  return n;
}

static void
glued_sheets_are_the_poster (Fixture      *fixture,
                             gconstpointer data)
{
  cairo_surface_t *whole = draw_whole (fixture), *glued = new_picture (fixture->page.width, fixture->page.height);
  cairo_t         *cr = cairo_create (glued);

  g_assert_cmpuint (map_poster_count (&fixture->poster), >, 3);
  for (guint i = 0; i < map_poster_count (&fixture->poster); i++)
    {
      cairo_surface_t *sheet = draw_sheet (fixture, i);

      glue (fixture, cr, i, sheet);
      cairo_surface_destroy (sheet);
    }
  cairo_destroy (cr);
  /* A stroke that is moved by whole dots is smoothed a little otherwise here and there. */
  g_assert_cmpuint (count_other_dots (whole, glued, 2), <, (guint) (fixture->page.width * fixture->page.height) / 5000);
  g_assert_cmpuint (count_other_dots (whole, glued, 64), ==, 0);
  cairo_surface_destroy (glued);
  cairo_surface_destroy (whole);
}

/* Page 1: the poster; then its sheets. */
static void
write_booklet (Fixture *fixture)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (MapBooklet) booklet = map_booklet_new (fixture->path, "Village", NULL, &error);
  cairo_t               *cr = map_booklet_begin_page (booklet, fixture->page.width, fixture->page.height);

  map_plate_draw (fixture->plate, fixture->painter, cr);
  g_assert_true (map_booklet_end_page (booklet, NULL, NULL));
  for (guint i = 0; i < map_poster_count (&fixture->poster); i++)
    {
      cr = map_booklet_begin_page (booklet, fixture->poster.sheet_width, fixture->poster.sheet_height);
      map_poster_draw_sheet (&fixture->poster, i, fixture->plate, fixture->painter, cr);
      g_assert_true (map_booklet_end_page (booklet, NULL, NULL));
    }
  map_booklet_settle (booklet, NULL, &error);
  g_assert_no_error (error);
}

static cairo_surface_t *
shrink (cairo_surface_t *fine)
{
  cairo_surface_t *picture = new_picture (cairo_image_surface_get_width (fine) / FINE, cairo_image_surface_get_height (fine) / FINE);
  cairo_t         *cr = cairo_create (picture);

  cairo_scale (cr, 1 / FINE, 1 / FINE);
  cairo_set_source_surface (cr, fine, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (fine);
  return picture;
}

/* Each page as another's reader sees it, 72 dots an inch. It puts letters on quarters of a dot: of small ones. NULL: there is none. */
static cairo_surface_t *
read_page (Fixture *fixture,
           guint    page)
{
  g_autofree char *number = g_strdup_printf ("%u", page), *root = g_build_filename (fixture->folder, "page", NULL), *file = g_strconcat (root, ".png", NULL);
  const char      *argv[] = { "pdftoppm", "-r", DENSITY, "-f", number, "-l", number, "-singlefile", "-png", fixture->path, root, NULL };

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL))
    return NULL;
  return shrink (cairo_image_surface_create_from_png (file));
}

static void
another_reader_glues_them_too (Fixture      *fixture,
                               gconstpointer data)
{
  cairo_surface_t *whole, *glued = new_picture (fixture->page.width, fixture->page.height);
  cairo_t         *cr = cairo_create (glued);
  guint            n_dots = (guint) (fixture->page.width * fixture->page.height);

  write_booklet (fixture);
  whole = read_page (fixture, 1);
  if (whole == NULL)
    g_test_skip ("pdftoppm is not installed");
  for (guint i = 0; whole != NULL && i < map_poster_count (&fixture->poster); i++)
    {
      cairo_surface_t *sheet = read_page (fixture, i + 2);

      glue (fixture, cr, i, sheet);
      cairo_surface_destroy (sheet);
    }
  cairo_destroy (cr);
  if (whole != NULL)
    g_assert_cmpuint (count_other_dots (whole, glued, 24), <, n_dots / 1000); /* its smoothing of edges */

  g_clear_pointer (&whole, cairo_surface_destroy);
  cairo_surface_destroy (glued);
}

/* What differs when a sheet is not at its place: else the two above would prove nothing. */
static void
a_sheet_elsewhere_is_seen (Fixture      *fixture,
                           gconstpointer data)
{
  cairo_surface_t *whole = draw_whole (fixture), *glued = draw_whole (fixture), *sheet = draw_sheet (fixture, 1);
  cairo_t         *cr = cairo_create (glued);

  cairo_translate (cr, 3, 0);
  glue (fixture, cr, 1, sheet);
  cairo_destroy (cr);
  g_assert_cmpuint (count_other_dots (whole, glued, 24), >, 1000);
  cairo_surface_destroy (sheet);
  cairo_surface_destroy (glued);
  cairo_surface_destroy (whole);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, test) g_test_add ("/map/poster/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("every-place-is-on-a-sheet", every_place_is_on_a_sheet);
  ADD ("sheets-are-turned-to-be-few", sheets_are_turned_to_be_few);
  ADD ("sheets-have-names", sheets_have_names);
  ADD ("glued-sheets-are-the-poster", glued_sheets_are_the_poster);
  ADD ("another-reader-glues-them-too", another_reader_glues_them_too);
  ADD ("a-sheet-elsewhere-is-seen", a_sheet_elsewhere_is_seen);
  return g_test_run ();
}
