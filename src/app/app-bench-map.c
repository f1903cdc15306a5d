/* app-bench-map.c - what the map costs: laid out, painted, moved under the hand, picked */
#include "config.h"

#include "app-bench.h"

#include "map-cache.h"
#include "map-reading.h"

#include <math.h>

#define WIDTH 1600
#define HEIGHT 1000
#define FRAME_BYTES (WIDTH * HEIGHT * 4)
#define N_PICTURES 24
#define N_FRAMES 240
#define N_PICKS 4000

static gpointer
read_scene (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return map_reading_read (reader, DOSSIER_VISIBILITY_INTERNAL, cancellable, error);
}

/* The whole, then nearer and nearer to its middle and around. */
static MapCamera
choose_camera (MapScene *scene,
               guint     step)
{
  static const double nearness[] = { 1, 1.6, 2.5, 4, 7, 12 };
  MapCamera           camera = map_camera_fit (map_camera_new (WIDTH, HEIGHT, 1), map_scene_get_bounds (scene), (MapMargins){ 20, 20, 20, 20 });

  camera = map_camera_zoom_at (camera, nearness[step % G_N_ELEMENTS (nearness)], WIDTH / 2.0, HEIGHT / 2.0);
  return map_camera_snap (map_camera_pan (camera, (step * 37) % 200 - 100.0, (step * 53) % 200 - 100.0));
}

static void
measure_pictures (AppBench      *self,
                  MapScene      *scene,
                  const MapLook *look)
{
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autoptr (MapPainter) painter = map_painter_new ();

  for (guint i = 0; i < N_PICTURES; i++)
    {
      MapCamera             camera = choose_camera (scene, i);
      gint64                began = g_get_monotonic_time ();
      g_autoptr (MapLayout) layout = map_layout_new (scene, &camera, look, map_painter_get_text (painter), NULL);
      cairo_t              *cr = cairo_create (surface);

      app_bench_times_add (&self->layout, began);
      began = g_get_monotonic_time ();
      map_painter_draw (painter, cr, layout);
      cairo_surface_flush (surface);
      app_bench_times_add (&self->paint, began);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
}

static void
on_ready (gpointer user_data)
{
}

static void
await_sharp (MapCache        *cache,
             cairo_t         *cr,
             const MapCamera *camera)
{
  while (!map_cache_is_sharp (cache, camera))
    {
      map_cache_draw (cache, cr, camera);
      if (!map_cache_is_sharp (cache, camera))
        g_main_context_iteration (NULL, TRUE);
    }
}

/* The hand drags, stops, comes nearer: what a frame takes on the thread of the window. */
static void
measure_frames (AppBench      *self,
                MapScene      *scene,
                const MapLook *look)
{
  cairo_surface_t     *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t             *cr = cairo_create (surface);
  g_autoptr (MapCache) cache = map_cache_new (on_ready, NULL);
  MapCamera            camera = choose_camera (scene, 2);
  gint64               began = g_get_monotonic_time ();

  map_cache_set_scene (cache, scene);
  map_cache_set_look (cache, look);
  await_sharp (cache, cr, &camera);
  self->cold_picture = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      gboolean nearer = i % 40 == 39;

      camera = map_camera_snap (nearer ? map_camera_zoom_at (camera, i % 80 == 79 ? 0.8 : 1.25, WIDTH / 2.0, HEIGHT / 2.0) : map_camera_pan (camera, 9 * cos (i / 20.0), 7 * sin (i / 20.0)));
      began = g_get_monotonic_time ();
      map_cache_draw (cache, cr, &camera);
      cairo_surface_flush (surface);
      app_bench_times_add (&self->frame, began);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (4000); /* the rest of the frame: the worker paints meanwhile */
    }
  /* A picture under way holds the scene, which would count as what the window holds. After one of another scale none is. */
  camera = map_camera_snap (map_camera_zoom_at (camera, 1.7, WIDTH / 2.0, HEIGHT / 2.0));
  await_sharp (cache, cr, &camera);
  g_clear_pointer (&cache, map_cache_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
measure_picks (AppBench      *self,
               MapScene      *scene,
               const MapLook *look)
{
  MapCamera              camera = choose_camera (scene, 1);
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_autoptr (MapLayout)  layout = map_layout_new (scene, &camera, look, map_painter_get_text (painter), NULL);

  for (guint i = 0; i < N_PICKS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      map_pick (layout, (i * 733) % WIDTH, (i * 397) % HEIGHT, 4);
      app_bench_times_add (&self->pick, began);
    }
}

gboolean
app_bench_map (AppBench     *self,
               DossierStore *store,
               GError      **error)
{
  gint64               began = g_get_monotonic_time ();
  MapSceneBuilder     *builder = dossier_store_ask (store, read_scene, NULL, error);
  g_autoptr (MapScene) scene = NULL;
  g_auto (MapLook)     look = map_look_new (MAP_PALETTE_LIGHT);

  if (builder == NULL)
    return FALSE;
  scene = map_scene_builder_end (builder);
  self->scene = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  measure_pictures (self, scene, &look);
  measure_frames (self, scene, &look);
  measure_picks (self, scene, &look);
  self->peak = app_bench_get_peak (); /* the copies that follow are not ours */
  app_bench_copy_frames (&self->copy, FRAME_BYTES);
  return TRUE;
}
