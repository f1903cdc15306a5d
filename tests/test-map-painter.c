#include "map-painter-private.h"

#include "map-village.h"

#include <string.h>

static cairo_surface_t *
paint (MapScene      *scene,
       MapPaletteKind palette,
       double         device)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (palette);
  MapCamera              camera = map_village_get_camera (scene, 500, 400);
  g_autoptr (MapLayout)  layout = NULL;
  cairo_surface_t       *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (500 * device), (int) (400 * device));
  cairo_t *cr;

  camera.device = device;
  cairo_surface_set_device_scale (surface, device, device);
  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  cr = cairo_create (surface);
  map_painter_draw (painter, cr, layout);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gsize
get_size (cairo_surface_t *surface)
{
  return (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface);
}

static void
test_the_same_scene_gives_the_same_pixels (void)
{
  g_autoptr (MapScene) one = map_village_new ();
  g_autoptr (MapScene) other = map_village_new ();

  for (guint palette = 0; palette < MAP_N_PALETTES; palette++)
    {
      cairo_surface_t *a = paint (one, palette, 1), *b = paint (other, palette, 1);

      g_assert_cmpmem (cairo_image_surface_get_data (a), get_size (a), cairo_image_surface_get_data (b),
                       get_size (b));
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

static void
test_each_palette_has_its_own_picture (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  cairo_surface_t     *light = paint (scene, MAP_PALETTE_LIGHT, 1), *dark = paint (scene, MAP_PALETTE_DARK, 1);

  g_assert_true (
    memcmp (cairo_image_surface_get_data (light), cairo_image_surface_get_data (dark), get_size (light)) != 0);
  cairo_surface_destroy (light);
  cairo_surface_destroy (dark);
}

static void
test_a_fine_screen_is_painted_finely (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  cairo_surface_t     *fine = paint (scene, MAP_PALETTE_LIGHT, 2);

  g_assert_cmpint (cairo_image_surface_get_width (fine), ==, 1000);
  cairo_surface_destroy (fine);
}

static void
test_nothing_to_show_is_calm (void)
{
  MapSceneBuilder     *builder = map_scene_builder_new ();
  g_autoptr (MapScene) scene = map_scene_builder_end (builder);
  cairo_surface_t     *surface = paint (scene, MAP_PALETTE_LIGHT, 1);
  const guint32       *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  for (guint i = 0; i < 500 * 400; i++)
    g_assert_cmphex (pixels[i], ==, pixels[0]);
  cairo_surface_destroy (surface);
}

static void
test_what_is_chosen_shows (void)
{
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_village_get_camera (scene, 500, 400);
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  guint                  chosen = map_scene_find_structure (scene, "structure-3");
  MapEmphasis            emphasis = MAP_EMPHASIS_NONE;
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 400);
  cairo_t               *cr = cairo_create (surface);
  const MapMark         *mark;
  const guint32         *pixels;
  guint                  n;

  emphasis.structures = &chosen;
  emphasis.n_structures = 1;
  map_painter_draw_emphasis (painter, cr, layout, &emphasis);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  mark = map_layout_get_marks (layout, &n) + map_layout_find_mark (layout, chosen);
  g_assert_cmphex (pixels[(int) mark->y * 500 + (int) mark->x], !=, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_an_index_of_another_scene_is_survived (void)
{
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_village_get_camera (scene, 500, 400);
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  guint                  gone = 100000;
  MapEmphasis            emphasis = { &gone, 1, &gone, 1, gone, gone, gone, gone, TRUE };
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 400);
  cairo_t               *cr = cairo_create (surface);

  map_painter_draw_emphasis (painter, cr, layout, &emphasis);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* data: how often it may go on. */
static gboolean
stop_later (gpointer data)
{
  guint *left = data;

  if (*left == 0)
    return TRUE;
  (*left)--;
  return FALSE;
}

static gboolean
is_painted_whole (guint n_layers)
{
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_village_get_camera (scene, 500, 400);
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 500, 400);
  cairo_t               *cr = cairo_create (surface);
  gboolean               is_whole;

  map_painter_set_stops (painter, stop_later, &n_layers);
  is_whole = map_painter_draw (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return is_whole;
}

static void
test_a_picture_that_is_stopped_is_not_whole (void)
{
  g_assert_false (is_painted_whole (0));
  g_assert_false (is_painted_whole (1));
  g_assert_true (is_painted_whole (100));
}

#define SIDE 45 /* communes: their borders are more than one thread paints alone */

/* A jagged square, so that rows do not look alike. */
static void
add_commune (MapSceneBuilder *builder,
             guint            i)
{
  TerritoryOutlineBuilder     *outline = territory_outline_builder_new ();
  g_autoptr (TerritoryOutline) drawn = NULL;
  g_autofree char             *id = g_strdup_printf ("commune-%u", i);
  double                       west = 2 + 0.05 * (i % SIDE), south = 49 + 0.03 * (i / SIDE);

  territory_outline_builder_begin_polygon (outline);
  territory_outline_builder_begin_ring (outline);
  territory_outline_builder_add_point (outline, west, south);
  territory_outline_builder_add_point (outline, west + 0.02, south + 0.004 * (i % 3));
  territory_outline_builder_add_point (outline, west + 0.05, south);
  territory_outline_builder_add_point (outline, west + 0.05, south + 0.03);
  territory_outline_builder_add_point (outline, west + 0.02, south + 0.03);
  territory_outline_builder_add_point (outline, west, south + 0.03);
  drawn = territory_outline_builder_end (outline, NULL);
  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = id, .type = "commune", .name = id, .priority_area = i % 5 == 0, .outline = drawn });
}

static cairo_surface_t *
paint_rows (MapScene *scene,
            int       more) /* rows below the picture: it is not all of its surface any more */
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_village_get_camera (scene, 900, 901);
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 901 + more);
  cairo_t               *cr = cairo_create (surface);
  guint                  n;

  map_layout_get_borders (layout, MAP_TERRITORY_COMMUNE, &n);
  g_assert_cmpuint (n, >, 3000);
  map_painter_draw (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static MapScene *
make_many_communes (void)
{
  MapSceneBuilder *builder = map_scene_builder_new ();

  for (guint i = 0; i < SIDE * SIDE; i++)
    add_commune (builder, i);
  return map_scene_builder_end (builder);
}

static void
test_two_threads_paint_what_one_paints (void)
{
  g_autoptr (MapScene) scene = make_many_communes ();
  cairo_surface_t     *two = paint_rows (scene, 0), *one = paint_rows (scene, 16);

  g_assert_cmpmem (cairo_image_surface_get_data (two), get_size (two), cairo_image_surface_get_data (one), get_size (two));
  cairo_surface_destroy (two);
  cairo_surface_destroy (one);
}

#define WIDE 2800
#define HIGH 2200 /* pixels of a picture that two threads paint, because it is large */

static cairo_surface_t *
paint_large (MapScene *scene,
             int       more) /* as above */
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_village_get_camera (scene, WIDE, HIGH);
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDE, HIGH + more);
  cairo_t               *cr = cairo_create (surface);
  guint                  n;

  map_layout_get_curves (layout, &n);
  g_assert_cmpuint (n, >, 0);
  map_painter_draw (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Where the halves meet, rounding may give a pixel to the one or the other. */
static void
test_two_threads_paint_a_large_picture (void)
{
  g_autoptr (MapScene) scene = map_village_new ();
  cairo_surface_t     *two = paint_large (scene, 0), *one = paint_large (scene, 16);
  const guint8        *a = cairo_image_surface_get_data (two), *b = cairo_image_surface_get_data (one);
  guint                n_apart = 0;

  for (gsize i = 0; i < get_size (two); i++)
    n_apart += abs (a[i] - b[i]) > 1;
  g_assert_cmpuint (n_apart, <=, 1000); /* of 18 million */
  cairo_surface_destroy (two);
  cairo_surface_destroy (one);
}

/* data: how often it was asked. */
static gboolean
stop_for_a_moment (gpointer data)
{
  return g_atomic_int_add ((int *) data, 1) == 3;
}

/* What a thread left out in that moment nobody paints any more. */
static void
test_a_large_picture_that_was_stopped_a_moment_is_not_whole (void)
{
  g_autoptr (MapScene)   scene = map_village_new ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_auto (MapLook)       look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera              camera = map_village_get_camera (scene, WIDE, HIGH);
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, &look, map_painter_get_text (painter), NULL);
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDE, HIGH);
  cairo_t               *cr = cairo_create (surface);
  int                    n_asked = 0;

  map_painter_set_stops (painter, stop_for_a_moment, &n_asked);
  g_assert_false (map_painter_draw (painter, cr, layout));
  g_assert_cmpint (n_asked, ==, 4);
  g_assert_true (map_painter_draw (painter, cr, layout));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

#define SQUARE 700 /* pixels of a picture seen from nearer, so that there is more on each side */
#define EDGE 32    /* what stands outside of a picture is not painted into it */

static MapCamera
look_aside (MapScene *scene,
            double    x,
            double    y)
{
  MapCamera camera = map_camera_resize (map_village_get_camera (scene, 900, 900), SQUARE, SQUARE);

  return map_camera_snap (map_camera_pan (camera, x, y));
}

static cairo_surface_t *
paint_with (MapPainter      *painter,
            MapScene        *scene,
            MapPaletteKind   palette,
            const MapCamera *camera)
{
  g_auto (MapLook)      look = map_look_new (palette);
  g_autoptr (MapLayout) layout = map_layout_new (scene, camera, &look, map_painter_get_text (painter), NULL);
  cairo_surface_t      *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SQUARE, SQUARE);
  cairo_t              *cr = cairo_create (surface);

  map_painter_draw (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Where a line runs just between two pixels, rounding may give it to the one or the other: hardly ever, and hardly. */
static void
assert_same_inside (cairo_surface_t *one,
                    cairo_surface_t *other)
{
  int   stride = cairo_image_surface_get_stride (one), most = 0;
  guint n_apart = 0;

  for (int y = EDGE; y < SQUARE - EDGE; y++)
    {
      const guint8 *a = cairo_image_surface_get_data (one) + y * stride, *b = cairo_image_surface_get_data (other) + y * stride;

      for (int i = EDGE * 4; i < (SQUARE - EDGE) * 4; i++)
        {
          most = MAX (most, abs (a[i] - b[i]));
          n_apart += abs (a[i] - b[i]) > 1;
        }
    }
  g_assert_cmpint (most, <=, 24);
  g_assert_cmpuint (n_apart, <=, 200);
}

/* Walks with one painter that keeps; a new one each time tells what is to be seen. */
static void
test_what_was_kept_is_what_would_be_painted (void)
{
  static const struct
  {
    double         x, y;
    MapPaletteKind palette;
  } steps[] = { { 0, 0, MAP_PALETTE_LIGHT }, { 90, 0, MAP_PALETTE_LIGHT }, { 40, -70, MAP_PALETTE_LIGHT }, { 43, -69, MAP_PALETTE_DARK } };
  g_autoptr (MapScene)   scene = make_many_communes ();
  g_autoptr (MapPainter) keeper = map_painter_new ();

  map_painter_keep_ground (keeper);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (MapPainter) other = map_painter_new ();
      MapCamera              camera = look_aside (scene, steps[i].x, steps[i].y);
      cairo_surface_t       *kept = paint_with (keeper, scene, steps[i].palette, &camera), *painted = paint_with (other, scene, steps[i].palette, &camera);

      assert_same_inside (kept, painted);
      cairo_surface_destroy (kept);
      cairo_surface_destroy (painted);
    }
}

#define STAIN 0xff123456

static guint
count_stained (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  guint          n = 0;

  for (int i = 0; i < SQUARE * SQUARE; i++)
    n += pixels[i] == STAIN;
  return n;
}

/* All that was kept is stained: a little aside much of it is seen between the names; from nearer all is painted anew. */
static void
test_what_was_kept_is_not_painted_again (void)
{
  g_autoptr (MapScene)   scene = make_many_communes ();
  g_autoptr (MapPainter) painter = map_painter_new ();
  MapCamera              here = look_aside (scene, 0, 0), aside = look_aside (scene, 60, 20), nearer = map_camera_snap (map_camera_zoom_at (aside, 1.02, 350, 350));
  cairo_surface_t       *beside, *near;

  map_painter_keep_ground (painter);
  cairo_surface_destroy (paint_with (painter, scene, MAP_PALETTE_LIGHT, &here));
  for (int i = 0; i < SQUARE * SQUARE; i++)
    ((guint32 *) (gpointer) cairo_image_surface_get_data (painter->kept))[i] = STAIN;
  beside = paint_with (painter, scene, MAP_PALETTE_LIGHT, &aside);
  near = paint_with (painter, scene, MAP_PALETTE_LIGHT, &nearer);
  g_assert_cmpuint (count_stained (beside), >, SQUARE * SQUARE / 3);
  g_assert_cmpuint (count_stained (near), ==, 0);
  cairo_surface_destroy (beside);
  cairo_surface_destroy (near);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/painter/the-same-scene-gives-the-same-pixels", test_the_same_scene_gives_the_same_pixels);
  g_test_add_func ("/map/painter/each-palette-has-its-own-picture", test_each_palette_has_its_own_picture);
  g_test_add_func ("/map/painter/a-fine-screen-is-painted-finely", test_a_fine_screen_is_painted_finely);
  g_test_add_func ("/map/painter/nothing-to-show-is-calm", test_nothing_to_show_is_calm);
  g_test_add_func ("/map/painter/what-is-chosen-shows", test_what_is_chosen_shows);
  g_test_add_func ("/map/painter/an-index-of-another-scene-is-survived", test_an_index_of_another_scene_is_survived);
  g_test_add_func ("/map/painter/a-large-picture-that-was-stopped-a-moment-is-not-whole", test_a_large_picture_that_was_stopped_a_moment_is_not_whole);
  g_test_add_func ("/map/painter/a-picture-that-is-stopped-is-not-whole", test_a_picture_that_is_stopped_is_not_whole);
  g_test_add_func ("/map/painter/two-threads-paint-what-one-paints", test_two_threads_paint_what_one_paints);
  g_test_add_func ("/map/painter/two-threads-paint-a-large-picture", test_two_threads_paint_a_large_picture);
  g_test_add_func ("/map/painter/what-was-kept-is-what-would-be-painted", test_what_was_kept_is_what_would_be_painted);
  g_test_add_func ("/map/painter/what-was-kept-is-not-painted-again", test_what_was_kept_is_not_painted_again);
  return g_test_run ();
}
