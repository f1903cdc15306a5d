#include "config.h"

#include "app-bench.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define N_COPIES 60
#define MOST_BUFFERS 64

static AppBenchMeasureWindow measure_window;

void
app_bench_times_add_ms (AppBenchTimes *self,
                        double         milliseconds)
{
  if (self->samples == NULL)
    self->samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->samples, milliseconds);
}

void
app_bench_times_add (AppBenchTimes *self,
                     gint64         began)
{
  app_bench_times_add_ms (self, (double) (g_get_monotonic_time () - began) / 1000);
}

guint
app_bench_times_count (const AppBenchTimes *self)
{
  return self->samples != NULL ? self->samples->len : 0;
}

static int
compare_times (gconstpointer one,
               gconstpointer other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

double
app_bench_times_get (const AppBenchTimes *self,
                     double               share)
{
  if (self->samples == NULL || self->samples->len == 0)
    return 0;
  g_array_sort (self->samples, compare_times);
  return g_array_index (self->samples, double, (guint) (share * (self->samples->len - 1) + 0.5));
}

void
app_bench_times_clear (AppBenchTimes *self)
{
  g_clear_pointer (&self->samples, g_array_unref);
}

double
app_bench_get_work (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

/* --- what is left */

void
app_bench_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        app_bench_sweep (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* --- a window */

static void
free_gesture (gpointer data)
{
  AppBenchGesture *self = data;
  AppBenchTimes   *times[] = { &self->interval, &self->work, &self->frame, &self->frame_work, &self->draw_work, &self->answer };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    app_bench_times_clear (times[i]);
  g_free (self);
}

void
app_bench_window_free (AppBenchWindow *self)
{
  g_clear_pointer (&self->gestures, g_ptr_array_unref);
  app_bench_times_clear (&self->copy);
  g_free (self->renderer);
  g_free (self);
}

AppBenchGesture *
app_bench_window_add_gesture (AppBenchWindow *self,
                              const char     *name)
{
  AppBenchGesture *gesture = g_new0 (AppBenchGesture, 1);

  gesture->name = name;
  if (self->gestures == NULL)
    self->gestures = g_ptr_array_new_with_free_func (free_gesture);
  g_ptr_array_add (self->gestures, gesture);
  return gesture;
}

void
app_bench_set_measure_window (AppBenchMeasureWindow measure)
{
  measure_window = measure;
}

AppBenchMeasureWindow
app_bench_get_measure_window (void)
{
  return measure_window;
}

/* --- the machine */

static guint
count_buffers (gsize frame_bytes)
{
  glong cache = sysconf (_SC_LEVEL3_CACHE_SIZE);

  return CLAMP ((guint) (3 * (gsize) MAX (cache, 8 << 20) / frame_bytes), 8, MOST_BUFFERS);
}

void
app_bench_copy_frames (AppBenchTimes *times,
                       gsize          frame_bytes)
{
  guint    n_buffers = count_buffers (frame_bytes);
  guint8 **buffers = g_new (guint8 *, n_buffers);

  for (guint i = 0; i < n_buffers; i++)
    {
      buffers[i] = g_malloc (frame_bytes);
      memset (buffers[i], (int) i, frame_bytes);
    }
  for (guint i = 0; i < N_COPIES; i++)
    {
      double began = app_bench_get_work ();

      memcpy (buffers[(i + n_buffers / 2) % n_buffers], buffers[i % n_buffers], frame_bytes);
      app_bench_times_add_ms (times, app_bench_get_work () - began);
    }
  for (guint i = 0; i < n_buffers; i++)
    g_free (buffers[i]);
  g_free (buffers);
}

double
app_bench_get_peak (void)
{
  struct rusage usage;

  return getrusage (RUSAGE_SELF, &usage) == 0 ? (double) usage.ru_maxrss / 1024 : 0;
}

/* Where the kernel does not let it be forgotten, it goes on: more than the truth, never less. */
void
app_bench_forget_peak (void)
{
  FILE *forget = fopen ("/proc/self/clear_refs", "we");

#ifdef __GLIBC__
  malloc_trim (0);
#endif
  if (forget == NULL)
    return;
  fputs ("5", forget);
  fclose (forget);
}
