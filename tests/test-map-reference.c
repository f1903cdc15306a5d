/* Pictures that somebody looked at and kept: each theme must go on looking like its own. LIENS_REFERENCES=write in the environment
 * makes them anew, to be looked at again. Letters differ a little from one machine to another: what is compared are means. */
#include "map-painter.h"
#include "map-theme.h"

#include "map-village.h"

#define WIDTH 640
#define HEIGHT 480
#define BLOCK 8    /* pixels a mean is of */
#define ALIKE 14.0 /* of 255: two means that nobody tells apart at a glance */
#define FEW 0.01   /* of the blocks, that may be unlike: a letter elsewhere */

static cairo_surface_t *
paint (const MapTheme *theme)
{
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_camera_zoom_at (map_village_get_camera (scene, WIDTH, HEIGHT), 2, WIDTH * 0.4, HEIGHT * 0.5);
  g_autoptr (MapLayout)  layout = NULL;
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t               *cr = cairo_create (surface);

  map_theme_apply (theme->words, &look);
  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  map_painter_draw (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static double
get_mean (cairo_surface_t *surface,
          guint            left,
          guint            top,
          guint            channel)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize         stride = (gsize) cairo_image_surface_get_stride (surface);
  guint         sum = 0;

  for (guint y = top; y < top + BLOCK; y++)
    for (guint x = left; x < left + BLOCK; x++)
      sum += pixels[y * stride + x * 4 + channel];
  return (double) sum / (BLOCK * BLOCK);
}

static gboolean
is_block_alike (cairo_surface_t *one,
                cairo_surface_t *other,
                guint            left,
                guint            top)
{
  for (guint channel = 0; channel < 3; channel++)
    if (ABS (get_mean (one, left, top, channel) - get_mean (other, left, top, channel)) > ALIKE)
      return FALSE;
  return TRUE;
}

/* The share of the blocks that differ. */
static double
measure_change (cairo_surface_t *one,
                cairo_surface_t *other)
{
  guint n = 0, n_unlike = 0;

  g_assert_cmpint (cairo_image_surface_get_width (other), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (other), ==, HEIGHT);
  for (guint top = 0; top < HEIGHT; top += BLOCK)
    for (guint left = 0; left < WIDTH; left += BLOCK, n++)
      n_unlike += !is_block_alike (one, other, left, top);
  return (double) n_unlike / n;
}

static char *
dup_path (const MapTheme *theme)
{
  g_autofree char *name = g_strconcat (theme->code, ".png", NULL);

  return g_test_build_filename (G_TEST_DIST, "references", name, NULL);
}

static cairo_surface_t *
read_reference (const MapTheme *theme)
{
  g_autofree char *path = dup_path (theme);
  cairo_surface_t *kept = cairo_image_surface_create_from_png (path);

  if (cairo_surface_status (kept) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (cairo_surface_status (kept)));
  return kept;
}

static void
keep_alike (const MapTheme *theme)
{
  cairo_surface_t *painted = paint (theme), *kept;

  if (g_strcmp0 (g_getenv ("LIENS_REFERENCES"), "write") == 0)
    {
      g_autofree char *path = dup_path (theme);

      g_assert_cmpint (cairo_surface_write_to_png (painted, path), ==, CAIRO_STATUS_SUCCESS);
    }
  kept = read_reference (theme);
  g_test_message ("%s: %.4f of the blocks differ", theme->code, measure_change (painted, kept));
  g_assert_cmpfloat (measure_change (painted, kept), <, FEW);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (painted);
}

static void
test_every_theme_looks_as_it_was_kept (void)
{
  guint           n;
  const MapTheme *themes = map_themes_get (&n);

  for (guint i = 0; i < n; i++)
    keep_alike (&themes[i]);
}

/* Else the means would be too coarse to see anything. */
static void
test_no_theme_looks_as_another_was_kept (void)
{
  guint           n;
  const MapTheme *themes = map_themes_get (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j)
        {
          cairo_surface_t *painted = paint (&themes[i]), *kept = read_reference (&themes[j]);

          g_test_message ("%s, %s: %.4f", themes[i].code, themes[j].code, measure_change (painted, kept));
          g_assert_cmpfloat (measure_change (painted, kept), >, FEW);
          cairo_surface_destroy (kept);
          cairo_surface_destroy (painted);
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/reference/every-theme-looks-as-it-was-kept", test_every_theme_looks_as_it_was_kept);
  g_test_add_func ("/map/reference/no-theme-looks-as-another-was-kept", test_no_theme_looks_as_another_was_kept);
  return g_test_run ();
}
