/* app-bench.h - figures of this program, on a territory generated from a fixed seed
 *
 * Each is set beside what the machine cannot do without: bare inserts of SQLite, the copy of a frame.
 */
#pragma once

#include "demo-dossier.h"

G_BEGIN_DECLS

/* Times of one thing done again and again, in milliseconds. */
typedef struct
{
  GArray *samples; /* double */
} AppBenchTimes;

void app_bench_times_add (AppBenchTimes *self,
                          gint64         began); /* g_get_monotonic_time () before */
/* share: 0.5 the median, 0.99…; 0 without samples. */
double app_bench_times_get (const AppBenchTimes *self,
                            double               share);
void   app_bench_times_clear (AppBenchTimes *self);

typedef struct
{
  guint64       n_records, n_structures, n_links, n_communes;
  double        generated, written, bare, imported, scene, cold_picture; /* seconds; imported < 0: no helper */
  double        peak;                                                    /* mebibytes, the most the process ever held */
  guint         n_imported;
  AppBenchTimes edit, search, layout, paint, copy, frame, pick;
} AppBench;

/* store: new and empty; folder: where to write beside it. */
gboolean app_bench_dossier (AppBench     *self,
                            DossierStore *store,
                            const char   *folder,
                            DemoBenchSize size,
                            GError      **error);
/* Of what the store holds. */
gboolean app_bench_map (AppBench     *self,
                        DossierStore *store,
                        GError      **error);

G_END_DECLS
