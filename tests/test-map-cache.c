#include "map-cache-worker.h"
#include "map-cache.h"
#include "map-lender.h"

#include "map-village.h"

#include <string.h>

typedef struct
{
  MapScene  *scene;
  MapCache  *cache;
  MapCamera  camera;
  GMainLoop *loop;
  guint      n_ready;
} Fixture;

static void
on_ready (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_ready++;
  g_main_loop_quit (fixture->loop);
}

static gboolean
on_too_long (gpointer user_data)
{
  g_error ("no picture came");
  return G_SOURCE_REMOVE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->camera = map_village_get_camera (fixture->scene, 400, 300);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->cache = map_cache_new (on_ready, fixture);
  fixture->n_ready = 0;
  map_cache_set_budget (fixture->cache, 0);
  map_cache_set_scene (fixture->cache, fixture->scene);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->cache, map_cache_free);
  map_scene_unref (fixture->scene);
  g_main_loop_unref (fixture->loop);
}

static cairo_surface_t *
draw (Fixture         *fixture,
      const MapCamera *camera)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 300);
  cairo_t         *cr = cairo_create (surface);

  map_cache_draw (fixture->cache, cr, camera);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
ask (Fixture         *fixture,
     const MapCamera *camera)
{
  cairo_surface_destroy (draw (fixture, camera));
}

static void
wait (Fixture *fixture)
{
  guint timeout = g_timeout_add_seconds (60, on_too_long, NULL);

  g_main_loop_run (fixture->loop);
  g_source_remove (timeout);
}

/* The viewport comes first, its margins next. */
static void
settle (Fixture *fixture)
{
  ask (fixture, &fixture->camera);
  wait (fixture);
  ask (fixture, &fixture->camera);
  wait (fixture);
}

static void
test_a_sharp_picture_comes (Fixture      *fixture,
                            gconstpointer data)
{
  g_assert_false (map_cache_is_sharp (fixture->cache, &fixture->camera));
  ask (fixture, &fixture->camera);
  wait (fixture);
  g_assert_true (map_cache_is_sharp (fixture->cache, &fixture->camera));
}

static void
test_a_pan_is_a_copy (Fixture      *fixture,
                      gconstpointer data)
{
  MapCamera        moved = map_camera_snap (map_camera_pan (fixture->camera, 20, 10));
  cairo_surface_t *before, *after;

  settle (fixture);
  before = draw (fixture, &fixture->camera);
  after = draw (fixture, &moved);
  g_assert_true (map_cache_is_sharp (fixture->cache, &moved));
  for (int y = 0; y < 290; y++)
    {
      const guint8 *from = cairo_image_surface_get_data (before) + y * cairo_image_surface_get_stride (before);
      const guint8 *to =
        cairo_image_surface_get_data (after) + (y + 10) * cairo_image_surface_get_stride (after) + 20 * 4;

      g_assert_cmpint (memcmp (from, to, 380 * 4), ==, 0);
    }
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
test_zooming_shows_the_old_picture_scaled (Fixture      *fixture,
                                           gconstpointer data)
{
  MapCamera nearer = map_camera_snap (map_camera_zoom_at (fixture->camera, 1.4, 200, 150));

  ask (fixture, &fixture->camera);
  wait (fixture);
  ask (fixture, &nearer);
  g_assert_false (map_cache_is_sharp (fixture->cache, &nearer));
  wait (fixture);
  g_assert_true (map_cache_is_sharp (fixture->cache, &nearer));
}

static void
test_only_the_newest_question_matters (Fixture      *fixture,
                                       gconstpointer data)
{
  MapCamera camera = fixture->camera;

  for (guint i = 0; i < 200; i++)
    {
      camera = map_camera_snap (map_camera_zoom_at (camera, 1.01, 200, 150));
      ask (fixture, &camera);
    }
  while (!map_cache_is_sharp (fixture->cache, &camera))
    wait (fixture);
  g_assert_cmpuint (fixture->n_ready, <, 200);
}

static void
test_what_fits_in_a_frame_is_painted_at_once (Fixture      *fixture,
                                              gconstpointer data)
{
  MapCamera nearer = map_camera_snap (map_camera_zoom_at (fixture->camera, 1.4, 200, 150));

  ask (fixture, &fixture->camera);
  wait (fixture);
  map_cache_set_budget (fixture->cache, 1e6);
  ask (fixture, &nearer);
  g_assert_true (map_cache_is_sharp (fixture->cache, &nearer));
}

static void
test_the_pointer_finds_what_it_sees (Fixture      *fixture,
                                     gconstpointer data)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n);
  guint               wanted = map_scene_find_structure (fixture->scene, "structure-2");
  MapCamera           moved = map_camera_snap (map_camera_zoom_at (map_camera_pan (fixture->camera, 12, 7), 1.3, 200, 150));
  double              origin_x, origin_y, x, y;

  map_scene_get_origin (fixture->scene, &origin_x, &origin_y);
  ask (fixture, &fixture->camera);
  wait (fixture);
  map_camera_to_screen (&moved, structures[wanted].place.x + origin_x, structures[wanted].place.y + origin_y, &x, &y);
  g_assert_cmpint (map_cache_pick (fixture->cache, &moved, x, y, 2).kind, ==, MAP_HIT_STRUCTURE);
}

static void
test_leaving_in_the_middle_is_quiet (Fixture      *fixture,
                                     gconstpointer data)
{
  ask (fixture, &fixture->camera);
  g_clear_pointer (&fixture->cache, map_cache_free);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (5000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (fixture->n_ready, ==, 0);
}

static void
test_a_new_look_comes_sharp (Fixture      *fixture,
                             gconstpointer data)
{
  g_auto (MapLook) look = map_look_new (MAP_PALETTE_DARK);

  ask (fixture, &fixture->camera);
  wait (fixture);
  map_cache_set_look (fixture->cache, &look);
  g_assert_false (map_cache_is_sharp (fixture->cache, &fixture->camera));
  ask (fixture, &fixture->camera);
  wait (fixture);
  g_assert_cmpint (map_layout_get_look (map_cache_get_layout (fixture->cache))->palette, ==, MAP_PALETTE_DARK);
}

static cairo_surface_t *
play (cairo_surface_t *kept)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_surface (cr, kept, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) row)[x] & 0xffffff;
}

static gboolean
are_alike (cairo_surface_t *one,
           cairo_surface_t *other)
{
  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 400; x++)
      if (get_pixel (one, x, y) != get_pixel (other, x, y))
        return FALSE;
  return TRUE;
}

/* The frame on the screen is one: it is played after the next picture was asked for. */
static void
test_a_kept_drawing_shows_what_it_showed (Fixture      *fixture,
                                          gconstpointer data)
{
  cairo_surface_t *kept = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &(cairo_rectangle_t){ 0, 0, 400, 300 });
  cairo_t         *cr = cairo_create (kept);
  cairo_surface_t *before, *after;
  MapCamera        camera = fixture->camera;

  settle (fixture);
  map_cache_draw (fixture->cache, cr, &fixture->camera);
  cairo_destroy (cr);
  before = play (kept);
  for (guint i = 0; i < 4; i++)
    {
      camera = map_camera_snap (map_camera_pan (camera, 390, 290)); /* never seen before, as large */
      while (!map_cache_is_sharp (fixture->cache, &camera))
        {
          ask (fixture, &camera);
          wait (fixture);
        }
    }
  after = play (kept);
  g_assert_true (are_alike (before, after));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  cairo_surface_destroy (kept);
}

static void
test_what_is_lent_is_not_copied (Fixture      *fixture,
                                 gconstpointer data)
{
  cairo_surface_t *lent = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 8);
  cairo_surface_t *kept = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL), *played;
  cairo_t         *cr = cairo_create (kept);
  cairo_pattern_t *source = map_lender_new (lent);

  cairo_set_source (cr, source);
  cairo_paint (cr);
  cairo_pattern_destroy (source);
  cairo_destroy (cr);
  g_assert_true (map_lender_is_lent (lent));
  ((guint32 *) (void *) cairo_image_surface_get_data (lent))[0] = 0xff123456;
  cairo_surface_mark_dirty (lent);
  played = play (kept);
  g_assert_cmphex (get_pixel (played, 0, 0), ==, 0x123456);
  cairo_surface_destroy (played);
  cairo_surface_destroy (kept);
  g_assert_false (map_lender_is_lent (lent));
  cairo_surface_destroy (lent);
}

static void
test_what_a_scaled_picture_leaves_is_the_outside (Fixture      *fixture,
                                                  gconstpointer data)
{
  MapCamera        farther = map_camera_snap (map_camera_zoom_at (fixture->camera, 0.4, 200, 150));
  MapColour        outside = map_palette_get (MAP_PALETTE_LIGHT)->outside;
  guint32          wanted = (guint32) (outside.red * 255 + 0.5) << 16 | (guint32) (outside.green * 255 + 0.5) << 8 | (guint32) (outside.blue * 255 + 0.5);
  cairo_surface_t *seen;

  ask (fixture, &fixture->camera);
  wait (fixture);
  seen = draw (fixture, &farther);
  g_assert_cmphex (get_pixel (seen, 0, 0), ==, wanted);
  g_assert_cmphex (get_pixel (seen, 399, 299), ==, wanted);
  g_assert_cmphex (get_pixel (seen, 60, 150), ==, wanted);
  g_assert_cmphex (get_pixel (seen, 200, 150), !=, wanted);
  cairo_surface_destroy (seen);
}

typedef struct
{
  MapWorker *worker;
  double     scale; /* of the first that was answered; 0: none was */
  guint      n;
} Waiting;

static void
on_answer (MapPicture *picture,
           gpointer    user_data)
{
  Waiting *self = user_data;

  if (self->n++ == 0)
    self->scale = map_layout_get_camera (picture->layout)->scale;
  map_picture_free (picture);
}

/* So large that it is not painted between two questions. */
static MapCamera
ask_for_much (Fixture *fixture,
              Waiting *waiting,
              double   factor)
{
  g_auto (MapLook) look = map_look_new (MAP_PALETTE_LIGHT);
  MapCamera        camera = map_camera_zoom_at (map_camera_resize (fixture->camera, 5000, 3000), factor, 0, 0);

  map_worker_ask (waiting->worker, fixture->scene, &look, &camera, NULL, NULL, TRUE);
  return camera;
}

static void
test_what_was_overtaken_is_given_up (Fixture      *fixture,
                                     gconstpointer data)
{
  Waiting   waiting = { NULL, 0, 0 };
  MapCamera last;

  waiting.worker = map_worker_new (on_answer, &waiting);
  ask_for_much (fixture, &waiting, 1);
  g_usleep (2000);
  last = ask_for_much (fixture, &waiting, 2);
  while (waiting.n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (waiting.scale, last.scale, 1e-9);
  map_worker_free (waiting.worker);
}

static void
test_a_hand_that_never_rests_sees_something (Fixture      *fixture,
                                             gconstpointer data)
{
  Waiting waiting = { NULL, 0, 0 };
  gint64  began = g_get_monotonic_time ();

  waiting.worker = map_worker_new (on_answer, &waiting);
  for (guint i = 0; waiting.n == 0; i++)
    {
      ask_for_much (fixture, &waiting, 1 + i % 50 / 50.0);
      g_usleep (5000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpint (g_get_monotonic_time () - began, <, 60 * G_USEC_PER_SEC);
    }
  map_worker_free (waiting.worker);
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, test) g_test_add ("/map/cache/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-overtaken-is-given-up", test_what_was_overtaken_is_given_up);
  ADD ("a-hand-that-never-rests-sees-something", test_a_hand_that_never_rests_sees_something);
  ADD ("a-sharp-picture-comes", test_a_sharp_picture_comes);
  ADD ("a-pan-is-a-copy", test_a_pan_is_a_copy);
  ADD ("zooming-shows-the-old-picture-scaled", test_zooming_shows_the_old_picture_scaled);
  ADD ("only-the-newest-question-matters", test_only_the_newest_question_matters);
  ADD ("what-fits-in-a-frame-is-painted-at-once", test_what_fits_in_a_frame_is_painted_at_once);
  ADD ("the-pointer-finds-what-it-sees", test_the_pointer_finds_what_it_sees);
  ADD ("leaving-in-the-middle-is-quiet", test_leaving_in_the_middle_is_quiet);
  ADD ("a-new-look-comes-sharp", test_a_new_look_comes_sharp);
  ADD ("a-kept-drawing-shows-what-it-showed", test_a_kept_drawing_shows_what_it_showed);
  ADD ("what-is-lent-is-not-copied", test_what_is_lent_is_not_copied);
  ADD ("what-a-scaled-picture-leaves-is-the-outside", test_what_a_scaled_picture_leaves_is_the_outside);
  return g_test_run ();
}
