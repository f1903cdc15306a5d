#include "map-bench.h"

#include "map-cache.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define N_BUFFERS 8

typedef struct
{
  MapScene        *scene;
  MapLook          look;
  MapCamera        camera; /* over the whole scene */
  cairo_surface_t *frame;
  guint            rounds;
  GRand           *random; /* the same walk each time */
} Bench;

/* Milliseconds this thread has worked: on a busy machine, the time that others took is not the map's. */
static double
now (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer one,
                 gconstpointer other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return a < b ? -1 : a > b;
}

static MapFigure
figure_of (GArray *times)
{
  guint last = times->len - 1;

  g_array_sort (times, compare_doubles);
  return (MapFigure){ g_array_index (times, double, last / 2),
                      g_array_index (times, double, (guint) floor (last * 0.99)) };
}

/* Does the work of one round. */
typedef void (*Round) (Bench   *bench,
                       guint    round,
                       gpointer data);

static MapFigure
measure (Bench   *bench,
         Round    work,
         gpointer data)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < bench->rounds; round++)
    {
      double start = now (), spent;

      work (bench, round, data);
      spent = now () - start;
      g_array_append_val (times, spent);
    }
  return figure_of (times);
}

static void
copy_frame (Bench   *bench,
            guint    round,
            gpointer data)
{
  guint8 **buffers = data;
  gsize    size =
    (gsize) cairo_image_surface_get_stride (bench->frame) * (gsize) cairo_image_surface_get_height (bench->frame);

  memcpy (buffers[round % N_BUFFERS], buffers[(round + 1) % N_BUFFERS], size);
}

static MapFigure
measure_copies (Bench *bench)
{
  guint8 *buffers[N_BUFFERS];
  gsize   size =
    (gsize) cairo_image_surface_get_stride (bench->frame) * (gsize) cairo_image_surface_get_height (bench->frame);
  MapFigure figure;

  for (guint i = 0; i < N_BUFFERS; i++)
    {
      buffers[i] = g_malloc (size);
      memset (buffers[i], (int) i, size);
    }
  figure = measure (bench, copy_frame, buffers);
  for (guint i = 0; i < N_BUFFERS; i++)
    g_free (buffers[i]);
  return figure;
}

static void
draw (Bench           *bench,
      MapPainter      *painter,
      const MapCamera *camera)
{
  g_autoptr (MapLayout) layout =
    map_layout_new (bench->scene, camera, &bench->look, map_painter_get_text (painter), NULL);
  cairo_t *cr = cairo_create (bench->frame);

  map_painter_draw (painter, cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (bench->frame);
}

static void
draw_whole (Bench   *bench,
            guint    round,
            gpointer data)
{
  draw (bench, data, &bench->camera);
}

static MapCamera
wander (Bench *bench)
{
  double x = g_rand_double_range (bench->random, 0, bench->camera.width),
         y = g_rand_double_range (bench->random, 0, bench->camera.height);

  return map_camera_snap (map_camera_zoom_at (bench->camera, exp2 (g_rand_double_range (bench->random, 0, 6)), x, y));
}

static void
draw_somewhere (Bench   *bench,
                guint    round,
                gpointer data)
{
  MapCamera camera = wander (bench);

  draw (bench, data, &camera);
}

static void
on_picture (gpointer user_data)
{
  g_main_loop_quit (user_data);
}

static void
show (Bench           *bench,
      MapCache        *cache,
      const MapCamera *camera)
{
  cairo_t *cr = cairo_create (bench->frame);

  map_cache_draw (cache, cr, camera);
  cairo_destroy (cr);
  cairo_surface_flush (bench->frame);
}

static void
pan_frame (Bench   *bench,
           guint    round,
           gpointer data)
{
  MapCamera camera =
    map_camera_snap (map_camera_pan (bench->camera, (double) (round * 7 % 31), (double) (round * 5 % 17)));

  show (bench, data, &camera);
}

static void
zoom_frame (Bench   *bench,
            guint    round,
            gpointer data)
{
  MapCamera camera = map_camera_snap (map_camera_zoom_at (bench->camera, 1 + (round % 20 + 1) * 0.01,
                                                          bench->camera.width / 3, bench->camera.height / 3));

  show (bench, data, &camera);
}

static void
measure_frames (Bench      *bench,
                MapFigures *figures)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop)    loop = NULL;
  g_autoptr (MapCache)     cache = NULL;

  g_main_context_push_thread_default (context);
  loop = g_main_loop_new (context, FALSE);
  cache = map_cache_new (on_picture, loop);
  map_cache_set_budget (cache, 0);
  map_cache_set_scene (cache, bench->scene);
  for (guint i = 0; i < 2; i++) /* the viewport first, then its margins */
    {
      show (bench, cache, &bench->camera);
      g_main_loop_run (loop);
    }
  figures->pan_frame = measure (bench, pan_frame, cache);
  figures->zoom_frame = measure (bench, zoom_frame, cache);
  g_main_context_pop_thread_default (context);
}

static MapFigure
measure_picks (Bench      *bench,
               MapPainter *painter)
{
  g_autoptr (MapLayout) layout =
    map_layout_new (bench->scene, &bench->camera, &bench->look, map_painter_get_text (painter), NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  const guint        n = 500;

  for (guint round = 0; round < bench->rounds; round++)
    {
      double start = now (), spent;

      for (guint i = 0; i < n; i++)
        map_pick (layout, fmod (i * 7919.0 + round, bench->camera.width),
                  fmod (i * 104729.0 + round * 31.0, bench->camera.height), 4);
      spent = (now () - start) * 1000 / n;
      g_array_append_val (times, spent);
    }
  return figure_of (times);
}

MapFigures
map_bench_run (MapScene *scene,
               int       width,
               int       height,
               guint     rounds)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  MapFigures             figures = { 0 };
  Bench                  bench = { scene, map_look_new (MAP_PALETTE_LIGHT), map_camera_new (width, height, 1), NULL, MAX (rounds, 2),
                                   NULL };
  double                 start;

  g_return_val_if_fail (scene != NULL && width > 0 && height > 0, figures);

  bench.camera =
    map_camera_snap (map_camera_fit (bench.camera, map_scene_get_bounds (scene), (MapMargins){ 20, 20, 20, 20 }));
  bench.frame = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  bench.random = g_rand_new_with_seed (95);
  figures.copy = measure_copies (&bench);
  start = now ();
  draw (&bench, painter, &bench.camera);
  figures.first_draw = now () - start;
  figures.draw = measure (&bench, draw_whole, painter);
  figures.walk = measure (&bench, draw_somewhere, painter);
  measure_frames (&bench, &figures);
  figures.pick = measure_picks (&bench, painter);
  g_rand_free (bench.random);
  cairo_surface_destroy (bench.frame);
  return figures;
}
