#include "map-handout.h"
#include "map-legend.h"
#include "map-theme.h"

#include "dossier-file.h"
#include "dossier-fixture.h"
#include "map-view-unpack.h"
#include "map-village.h"
#include "territory-projection.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define RED 0xd01010ffu
#define GREEN 0x10a010ffu

/* The left half red, the right half green. */
static GdkPixbuf *
make_picture (int width,
              int height)
{
  GdkPixbuf            *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, 0, width - width / 2, height);

  gdk_pixbuf_fill (pixbuf, RED);
  gdk_pixbuf_fill (right, GREEN);
  return pixbuf;
}

static char *
write_picture (DossierFixture *fixture,
               const char     *name,
               const char     *format,
               int             width,
               int             height)
{
  g_autoptr (GdkPixbuf) pixbuf = make_picture (width, height);
  char                 *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (gdk_pixbuf_save (pixbuf, path, format, NULL, NULL));
  return path;
}

static MapScan *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  MapScan           *scan = map_scan_load (path, NULL, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return scan;
}

static void
refuse (const char  *path,
        MapScanError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (map_scan_load (path, NULL, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, MAP_SCAN_ERROR, (int) code);
}

static void
a_picture_has_sizes_that_halve (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char    *path = write_picture (fixture, "plan.png", "png", 1201, 800);
  g_autoptr (MapScan) scan = load (path), again = load (path);
  int                 width, height;
  cairo_surface_t    *surface;

  g_assert_true (scan == again); /* in memory once */
  map_scan_get_size (scan, &width, &height);
  g_assert_cmpint (width, ==, 1201);
  g_assert_cmpint (height, ==, 800);
  g_assert_false (map_scan_is_reduced (scan));
  g_assert_cmpuint (map_scan_get_n_levels (scan), ==, 4); /* 800, 400, 200, 100 */
  g_assert_cmpuint (map_scan_find_level (scan, 3), ==, 0);
  g_assert_cmpuint (map_scan_find_level (scan, 0.4), ==, 1);
  g_assert_cmpuint (map_scan_find_level (scan, 0.0001), ==, 3);
  surface = map_scan_make_surface (scan, 3);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 150);
  g_assert_cmphex (*(guint32 *) (gpointer) cairo_image_surface_get_data (surface) & 0xffffff, ==, RED >> 8);
  cairo_surface_destroy (surface);
}

static void
what_is_large_is_reduced (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char    *path = write_picture (fixture, "plan.jpg", "jpeg", 5000, 4000);
  g_autoptr (MapScan) scan = load (path);
  cairo_surface_t    *surface = map_scan_make_surface (scan, 0);
  int                 width, height;

  map_scan_get_size (scan, &width, &height);
  g_assert_cmpint (width, ==, 5000); /* pins stay those of the whole */
  g_assert_true (map_scan_is_reduced (scan));
  g_assert_cmpfloat ((double) cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface), <=, MAP_SCAN_KEPT_PIXELS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), >, 3500);
  cairo_surface_destroy (surface);
}

/* A PNG that says it is 20,000 × 20,000 and holds nothing. */
static void
what_is_enormous_is_refused_before_it_is_unpacked (DossierFixture *fixture,
                                                   gconstpointer   data)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20, 8, 2, 0, 0, 0, 0xce, 0x47, 0xb0, 0xf6 };
  g_autofree char    *path = g_build_filename (fixture->dir, "bombe.png", NULL), *real = write_picture (fixture, "petit.png", "png", 200, 100);
  g_autofree char    *bytes = NULL;
  guint8             *bomb;
  gsize               length;
  guint32             crc = 0xffffffffu;

  g_assert_true (g_file_get_contents (real, &bytes, &length, NULL));
  bomb = (guint8 *) bytes;
  memcpy (bomb, head, 29);
  for (guint i = 12; i < 29; i++)
    {
      crc ^= bomb[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }
  crc = ~crc;
  for (guint i = 0; i < 4; i++)
    bomb[29 + i] = (guint8) (crc >> (24 - 8 * i));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  refuse (path, MAP_SCAN_ERROR_LARGE);
}

static void
wrong_files_are_told_apart (DossierFixture *fixture,
                            gconstpointer   data)
{
  static const char *const formats[] = { "png", "jpeg" };
  g_autofree char         *missing = g_build_filename (fixture->dir, "nulle-part.png", NULL), *text = g_build_filename (fixture->dir, "lettre.png", NULL);
  g_autofree char         *heavy = g_build_filename (fixture->dir, "lourd.png", NULL), *tiny = write_picture (fixture, "point.png", "png", 4, 4);

  refuse (missing, MAP_SCAN_ERROR_MISSING);
  refuse (fixture->dir, MAP_SCAN_ERROR_UNREADABLE);
  g_assert_true (g_file_set_contents (text, "Bonjour, voici le plan.", -1, NULL));
  refuse (text, MAP_SCAN_ERROR_NO_PICTURE);
  g_assert_true (g_file_set_contents (heavy, "", 0, NULL));
  g_assert_cmpint (truncate (heavy, MAP_SCAN_MOST_BYTES + 1), ==, 0);
  refuse (heavy, MAP_SCAN_ERROR_HEAVY);
  refuse (tiny, MAP_SCAN_ERROR_BROKEN);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *whole = write_picture (fixture, "entier", formats[i], 400, 300), *cut = g_build_filename (fixture->dir, "coupe", NULL), *bytes = NULL;
      gsize            length;

      g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (cut, bytes, (gssize) length / 2, NULL));
      refuse (cut, MAP_SCAN_ERROR_BROKEN);
    }
}

static void
reading_can_be_given_up (DossierFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char         *path = write_picture (fixture, "plan.png", "png", 400, 300);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (map_scan_load (path, NULL, 0, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- laid and painted */

/* 400 × 400 pixels of picture over the viewport's middle, turned by so many degrees. */
static MapBackdrop *
lay_over (const MapCamera *camera,
          MapScan         *scan,
          double           degrees)
{
  TerritoryPin pins[2] = { { 100, 200, { 0, 0 } }, { 300, 200, { 0, 0 } } };
  double       turn = degrees * G_PI / 180;

  for (guint i = 0; i < 2; i++)
    {
      double way = (i == 0 ? -100 : 100) / camera->scale;

      territory_projection_from_plane (camera->x + way * cos (turn), camera->y + way * sin (turn), &pins[i].place.lon, &pins[i].place.lat);
    }
  return map_backdrop_new_of_scan (scan, pins, 1);
}

static cairo_surface_t *
paint_with (MapPainter      *painter,
            MapScene        *scene,
            const MapCamera *camera,
            const MapLook   *look)
{
  g_autoptr (MapLayout) layout = map_layout_new (scene, camera, look, map_painter_get_text (painter), NULL);
  cairo_surface_t      *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) camera->width, (int) camera->height);
  cairo_t              *cr = cairo_create (surface);

  map_painter_draw (painter, cr, layout);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint (MapScene        *scene,
       const MapCamera *camera,
       const MapLook   *look)
{
  g_autoptr (MapPainter) painter = map_painter_new ();

  return paint_with (painter, scene, camera, look);
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  return ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
}

/* Nothing but the ground: what is looked at is the picture. */
static MapLook
make_bare_look (void)
{
  MapLook look = map_look_new (MAP_PALETTE_LIGHT);

  look.hidden_families = G_MAXUINT32;
  look.show_names = look.show_structure_names = look.show_links = look.show_quarters = look.show_priority_areas = look.show_communes = look.show_departement = FALSE;
  return look;
}

static void
a_picture_is_painted_where_its_pins_say (DossierFixture *fixture,
                                         gconstpointer   data)
{
  g_autofree char     *path = write_picture (fixture, "plan.png", "png", 400, 400);
  g_autoptr (MapScan)  scan = load (path);
  MapSceneBuilder     *builder = map_scene_builder_new ();
  g_autoptr (MapScene) scene = map_scene_builder_end (builder);
  MapCamera            camera = map_camera_new (500, 500, 1);
  g_auto (MapLook)     look = make_bare_look ();
  cairo_surface_t     *surface;
  guint32              outside;

  territory_projection_to_plane (2.1, 49.1, &camera.x, &camera.y);
  look.backdrop = lay_over (&camera, scan, 0);
  surface = paint (scene, &camera, &look);
  outside = get_pixel (surface, 20, 20);
  g_assert_cmphex (get_pixel (surface, 150, 250), ==, RED >> 8);
  g_assert_cmphex (get_pixel (surface, 350, 250), ==, GREEN >> 8);
  g_assert_cmphex (get_pixel (surface, 60, 60), ==, RED >> 8);
  g_assert_cmphex (get_pixel (surface, 46, 250), ==, outside);
  g_assert_cmphex (get_pixel (surface, 454, 250), ==, outside);
  cairo_surface_destroy (surface);

  map_backdrop_unref (look.backdrop);
  look.backdrop = lay_over (&camera, scan, 90); /* to the north: red below, green above */
  surface = paint (scene, &camera, &look);
  g_assert_cmphex (get_pixel (surface, 250, 350), ==, RED >> 8);
  g_assert_cmphex (get_pixel (surface, 250, 150), ==, GREEN >> 8);
  cairo_surface_destroy (surface);

  look.show_pictures = FALSE;
  surface = paint (scene, &camera, &look);
  g_assert_cmphex (get_pixel (surface, 250, 150), ==, outside);
  cairo_surface_destroy (surface);
}

/* A picture lies under all the rest, and colours of communes let it through. */
static void
a_picture_lies_under_the_rest (DossierFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char       *path = write_picture (fixture, "plan.png", "png", 400, 400);
  g_autoptr (MapScan)    scan = load (path);
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  MapCamera              camera = map_village_get_camera (scene, 400, 400);
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  g_autoptr (MapLayout)  with = NULL, without = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL), away = NULL;
  guint                  n, n_without;

  look.backdrop = lay_over (&camera, scan, 30);
  with = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  map_layout_get_patches (with, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (map_layout_get_cover (with), <, 1);
  g_assert_cmpfloat (map_layout_get_cover (without), ==, 1);
  map_layout_get_labels (with, &n);
  map_layout_get_labels (without, &n_without);
  g_assert_cmpuint (n, ==, n_without);
  camera = map_camera_pan (camera, 3000, 0);
  away = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  map_layout_get_patches (away, &n);
  g_assert_cmpuint (n, ==, 0);
}

static int
tell_apart (guint32 one,
            guint32 other)
{
  int apart = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    apart = MAX (apart, abs ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)));
  return apart;
}

/* Turned, most of it is copied from the picture before: by that much nobody could tell. */
static void
a_turned_picture_moves_with_the_map (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char       *path = write_picture (fixture, "plan.png", "png", 400, 400);
  g_autoptr (MapScan)    scan = load (path);
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) keeper = map_painter_new (), other = map_painter_new ();
  MapCamera              camera = map_village_get_camera (scene, 400, 400);
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);

  look.backdrop = lay_over (&camera, scan, 30);
  map_painter_keep_ground (keeper);
  for (guint i = 0; i < 3; i++)
    {
      cairo_surface_t *kept = paint_with (keeper, scene, &camera, &look), *painted = paint_with (other, scene, &camera, &look);
      guint            n_apart = 0;

      for (int at = 20 * 400; at < 380 * 400; at++)
        n_apart += at % 400 >= 20 && at % 400 < 380 && tell_apart (get_pixel (kept, at % 400, at / 400), get_pixel (painted, at % 400, at / 400)) > 8;
      g_assert_cmpuint (n_apart, <, 40);
      cairo_surface_destroy (kept);
      cairo_surface_destroy (painted);
      camera = map_camera_snap (map_camera_pan (camera, 70, -30));
    }
}

static void
the_layer_is_a_word_of_its_own (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_auto (MapLook) look = map_look_new (MAP_PALETTE_LIGHT);
  g_autofree char *words = NULL;

  map_theme_apply ("colour=none layers=communes,names", &look); /* kept before there were pictures */
  g_assert_true (look.show_pictures);
  map_look_set_layer (&look, MAP_LAYER_PICTURES, FALSE);
  words = map_theme_dup_words (&look);
  map_theme_apply ("", &look);
  g_assert_true (look.show_pictures);
  map_theme_apply (words, &look);
  g_assert_false (look.show_pictures);
}

/* --- kept in a dossier, and handed out */

static const TerritoryPin corners[2] = { { 0, 0, { 2.0, 49.2 } }, { 400, 400, { 2.4, 48.94 } } };

static char *
keep_picture (DossierFixture *fixture,
              const char     *title,
              const char     *visibility)
{
  g_autofree char    *path = write_picture (fixture, "plan.png", "png", 400, 400), *folder = dossier_file_dup_folder (fixture->path), *kept = NULL;
  g_autoptr (MapScan) scan = load (path);
  g_autoptr (GFile)   from = g_file_new_for_path (path), to = NULL;
  DossierAct         *act;
  const char         *id;
  char               *owned;

  kept = map_backdrop_dup_path (folder, map_scan_get_digest (scan));
  g_mkdir_with_parents (folder, 0755);
  to = g_file_new_for_path (kept);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  act = map_backdrop_add_act (NULL, title, "plan.png", map_scan_get_digest (scan), corners, 1, &id);
  owned = g_strdup (id);
  dossier_act_set (act, dossier_kinds_find ("background"), id, "credit", dossier_value_new_text ("Ville de Sainte-Brume"));
  if (visibility != NULL)
    dossier_act_set (act, dossier_kinds_find ("background"), id, "visibility", dossier_value_new_text (visibility));
  dossier_fixture_write (fixture, act);
  return owned;
}

static void
place_structures (DossierFixture *fixture)
{
  g_autofree char *centre = dossier_fixture_add_structure (fixture, "Centre social"), *school = dossier_fixture_add_structure (fixture, "École");
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), centre, "position", dossier_value_new_position (2.05, 48.97));
  dossier_act_set (act, dossier_kinds_find ("structure"), school, "position", dossier_value_new_position (2.35, 49.17));
  dossier_fixture_write (fixture, act);
}

/* How much of a page is as red as the picture. */
static guint
count_red (DossierFixture   *fixture,
           DossierVisibility audience,
           const char       *background)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (MapHandout) handout = map_handout_new (fixture->store, audience, NULL, NULL, NULL, &error);
  g_auto (MapSheet)      sheet = { .format = MAP_FORMAT_PNG, .width = 300, .height = 300, .background = g_strdup (background) };
  cairo_surface_t       *surface;
  guint                  n = 0;

  g_assert_no_error (error);
  surface = map_handout_draw (handout, &sheet, 300, 300);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += get_pixel (surface, x, y) == RED >> 8;
  cairo_surface_destroy (surface);
  return n;
}

static void
it_is_on_what_is_handed_out (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char *id = NULL;

  place_structures (fixture);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_NETWORK, NULL), ==, 0);
  id = keep_picture (fixture, "Plan de la ville", NULL);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_NETWORK, NULL), >, 2000);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_NETWORK, "plan de la VILLE"), >, 2000);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_NETWORK, ""), ==, 0);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_PUBLIC, NULL), ==, 0);
}

static void
what_is_for_the_federation_alone_stays_there (DossierFixture *fixture,
                                              gconstpointer   data)
{
  g_autofree char *id = NULL;

  place_structures (fixture);
  id = keep_picture (fixture, "Plan", "internal");
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_NETWORK, NULL), ==, 0);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_NETWORK, "Plan"), ==, 0);
  g_assert_cmpuint (count_red (fixture, DOSSIER_VISIBILITY_INTERNAL, NULL), >, 2000);
}

/* Paper too, as a drawing whose words stay words. */
static void
it_is_on_paper (DossierFixture *fixture,
                gconstpointer   data)
{
  static const char *const names[] = { "carte.pdf", "carte.svg" };
  g_autofree char         *id = NULL;

  place_structures (fixture);
  id = keep_picture (fixture, "Plan", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize sizes[2];

      for (guint with = 0; with < 2; with++)
        {
          g_autoptr (GError)     error = NULL;
          g_autoptr (MapHandout) handout = map_handout_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL, NULL, NULL, &error);
          g_auto (MapSheet)      sheet = { .on_paper = TRUE, .paper = MAP_PAPER_A4, .background = with ? NULL : g_strdup (""), .width = 300, .height = 300 };
          g_autofree char       *path = g_build_filename (fixture->dir, names[i], NULL), *bytes = NULL;

          map_format_from_path (path, &sheet.format);
          map_handout_write (handout, &sheet, path, NULL, &error);
          g_assert_no_error (error);
          g_assert_true (g_file_get_contents (path, &bytes, &sizes[with], NULL));
        }
      g_assert_cmpuint (sizes[1], >, sizes[0] + 500);
    }
}

static gpointer
read_backdrop (DossierReader *reader,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return map_backdrop_read (reader, data, DOSSIER_VISIBILITY_INTERNAL, error);
}

static MapBackdrop *
ask_backdrop (DossierFixture *fixture)
{
  g_autofree char        *folder = dossier_file_dup_folder (fixture->path);
  g_autoptr (MapBackdrop) read = dossier_store_ask (fixture->store, read_backdrop, folder, NULL);

  return map_backdrop_load (read, NULL, NULL);
}

static void
a_missing_file_is_told_and_breaks_nothing (DossierFixture *fixture,
                                           gconstpointer   data)
{
  g_autofree char        *id = keep_picture (fixture, "Plan", NULL), *folder = dossier_file_dup_folder (fixture->path), *path = NULL;
  g_autoptr (MapBackdrop) whole = ask_backdrop (fixture), without = NULL;

  g_assert_nonnull (map_backdrop_find (whole, id)->scan);
  path = map_backdrop_dup_path (folder, map_backdrop_find (whole, id)->digest);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_clear_pointer (&whole, map_backdrop_unref); /* or it would be found in memory */
  without = ask_backdrop (fixture);
  g_assert_null (map_backdrop_find (without, id)->scan);
  g_assert_true (map_backdrop_find (without, id)->has_problem);
  g_assert_cmpuint (map_backdrop_find (without, id)->problem, ==, MAP_SCAN_ERROR_MISSING);
}

static void
what_others_wrote_never_leads_out_of_the_folder (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  g_autofree char        *id = keep_picture (fixture, "Plan", NULL);
  g_autoptr (MapBackdrop) read = NULL;

  dossier_fixture_set_text (fixture, "background", id, "digest", "../plan.png");
  dossier_fixture_set_text (fixture, "background", id, "pins", "n’importe quoi");
  read = ask_backdrop (fixture);
  g_assert_cmpstr (map_backdrop_find (read, id)->digest, ==, "");
  g_assert_false (map_backdrop_find (read, id)->is_placed);
  g_assert_null (map_backdrop_find (read, id)->scan);
}

static void
the_legend_names_it_and_who_made_it (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char       *id = keep_picture (fixture, "Plan de la ville", NULL);
  g_autoptr (MapPainter) painter = map_painter_new ();
  MapSceneBuilder       *builder = map_scene_builder_new ();
  g_autoptr (MapScene)   scene = map_scene_builder_end (builder);
  MapCamera              camera = map_camera_new (500, 500, 1);
  g_auto (MapLook)       look = make_bare_look ();
  g_autoptr (MapLayout)  layout = NULL;
  g_autoptr (MapLegend)  legend = NULL;
  const MapLegendEntry  *entries;
  guint                  n;

  territory_projection_to_plane (2.2, 49.1, &camera.x, &camera.y);
  look.backdrop = ask_backdrop (fixture);
  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  legend = map_legend_new_of_signs (layout);
  entries = map_legend_get_entries (legend, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (entries[0].sign, ==, MAP_LEGEND_PICTURE);
  g_assert_cmpstr (entries[0].label, ==, "Plan de la ville");
  g_assert_cmpint (entries[1].sign, ==, MAP_LEGEND_CREDIT);
  g_assert_cmpstr (entries[1].label, ==, "Ville de Sainte-Brume");
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  map_raster_set_unpack (map_view_unpack);
  dossier_fixture_add ("/map/backdrop/a-picture-has-sizes-that-halve", a_picture_has_sizes_that_halve);
  dossier_fixture_add ("/map/backdrop/what-is-large-is-reduced", what_is_large_is_reduced);
  dossier_fixture_add ("/map/backdrop/what-is-enormous-is-refused-before-it-is-unpacked", what_is_enormous_is_refused_before_it_is_unpacked);
  dossier_fixture_add ("/map/backdrop/wrong-files-are-told-apart", wrong_files_are_told_apart);
  dossier_fixture_add ("/map/backdrop/reading-can-be-given-up", reading_can_be_given_up);
  dossier_fixture_add ("/map/backdrop/a-picture-is-painted-where-its-pins-say", a_picture_is_painted_where_its_pins_say);
  dossier_fixture_add ("/map/backdrop/a-picture-lies-under-the-rest", a_picture_lies_under_the_rest);
  dossier_fixture_add ("/map/backdrop/a-turned-picture-moves-with-the-map", a_turned_picture_moves_with_the_map);
  dossier_fixture_add ("/map/backdrop/the-layer-is-a-word-of-its-own", the_layer_is_a_word_of_its_own);
  dossier_fixture_add ("/map/backdrop/it-is-on-what-is-handed-out", it_is_on_what_is_handed_out);
  dossier_fixture_add ("/map/backdrop/what-is-for-the-federation-alone-stays-there", what_is_for_the_federation_alone_stays_there);
  dossier_fixture_add ("/map/backdrop/it-is-on-paper", it_is_on_paper);
  dossier_fixture_add ("/map/backdrop/a-missing-file-is-told-and-breaks-nothing", a_missing_file_is_told_and_breaks_nothing);
  dossier_fixture_add ("/map/backdrop/what-others-wrote-never-leads-out-of-the-folder", what_others_wrote_never_leads_out_of_the_folder);
  dossier_fixture_add ("/map/backdrop/the-legend-names-it-and-who-made-it", the_legend_names_it_and_who_made_it);
  return g_test_run ();
}
