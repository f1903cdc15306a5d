#include "config.h"

#include "app-bench.h"

#include <stdlib.h>

void
app_bench_times_add (AppBenchTimes *self,
                     gint64         began)
{
  double milliseconds = (double) (g_get_monotonic_time () - began) / 1000;

  if (self->samples == NULL)
    self->samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->samples, milliseconds);
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
