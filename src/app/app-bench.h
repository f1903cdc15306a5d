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

void  app_bench_times_add (AppBenchTimes *self,
                           gint64         began); /* g_get_monotonic_time () before */
void  app_bench_times_add_ms (AppBenchTimes *self,
                              double         milliseconds);
guint app_bench_times_count (const AppBenchTimes *self);
/* share: 0.5 the median, 0.99…; 0 without samples. */
double app_bench_times_get (const AppBenchTimes *self,
                            double               share);
void   app_bench_times_clear (AppBenchTimes *self);
/* Milliseconds the calling thread has worked: on a busy machine, the time that others took is not ours. */
double app_bench_get_work (void);

/* What the frames of a window cost while a hand does one thing. */
typedef struct
{
  const char   *name;       /* static */
  AppBenchTimes interval;   /* from the end of one frame to the end of the next */
  AppBenchTimes work;       /* of the interval: what the thread of the window worked, events and answers included */
  AppBenchTimes frame;      /* of the interval: from before-paint to after-paint */
  AppBenchTimes frame_work; /* of the frame: what that thread worked */
  AppBenchTimes draw_work;  /* of the frame: the map's own drawing; empty where there is no map */
  AppBenchTimes answer;     /* from a key to the first rows, or map, it changes; empty where nothing is typed */
  guint         n_dropped;  /* refreshes of the screen that a frame was late for */
  guint         n_heavy;    /* frames whose own work is longer than a refresh: late whatever else the machine does */
  guint         n_long;     /* frames whose own work is longer than 50 milliseconds: a hand feels them */
  double        settle;     /* milliseconds from the last move until nothing more comes */
} AppBenchGesture;

typedef struct
{
  int           width, height; /* device pixels */
  char         *renderer;
  GPtrArray    *gestures; /* AppBenchGesture */
  AppBenchTimes copy;     /* of a frame of that size */
  double        peak;     /* mebibytes, the most held while the window was there */
} AppBenchWindow;

void app_bench_window_free (AppBenchWindow *self);
/* Owned by the window. */
AppBenchGesture *app_bench_window_add_gesture (AppBenchWindow *self,
                                               const char     *name);

/* A network arranged, beside another program's arrangement of the same. */
typedef struct
{
  guint   n_nodes, n_edges;
  double  milliseconds;                /* of work */
  guint64 crossings, chance_crossings; /* chance: of places drawn by lot */
  double  sfdp, sfdp_bare;             /* of work, reading and writing included; bare: reading and writing alone; negative: not installed */
  guint64 sfdp_crossings;
} AppBenchNetwork;
#define APP_BENCH_N_NETWORKS 2

typedef struct
{
  guint64         n_records, n_structures, n_links, n_communes;
  double          generated, written, bare, imported, scene, cold_picture; /* seconds; imported < 0: no helper */
  double          peak;                                                    /* mebibytes, the most the process ever held */
  guint           n_imported;
  double          joined, applied;                     /* seconds: a new desktop, n_applied edits of another */
  double          edit_bytes;                          /* of one edit on the share */
  guint           n_applied;                           /* 0: not measured */
  AppBenchTimes   commit, meanwhile;                   /* an edit; one written while others come in */
  guint           n_practices, n_pages, n_bare_pages;  /* of a booklet; n_practices 0: not measured */
  AppBenchTimes   booklet, booklet_work, bare_booklet; /* from the dossier to the file, as it passes and as it is worked; its words on pages, bare, worked */
  AppBenchTimes   edit, search, search_letter, search_two, layout, paint, copy, frame, pick;
  AppBenchWindow *window; /* NULL: not measured */
  AppBenchNetwork networks[APP_BENCH_N_NETWORKS];
} AppBench;

/* store: new and empty; folder: where to write beside it. */
gboolean app_bench_dossier (AppBench     *self,
                            DossierStore *store,
                            const char   *folder,
                            DemoBenchSize size,
                            GError      **error);
/* Shares the store in folder with another desktop of its own. */
gboolean app_bench_sharing (AppBench     *self,
                            DossierStore *store,
                            const char   *folder,
                            GError      **error);
/* A booklet of 200 practices, of a dossier of its own in folder. */
gboolean app_bench_booklet (AppBench   *self,
                            const char *folder,
                            GError    **error);
/* Of what the store holds. */
gboolean app_bench_map (AppBench     *self,
                        DossierStore *store,
                        GError      **error);
/* Of networks of its own, the n smallest: the large one takes as long as all the rest. */
void app_bench_networks (AppBench *self,
                         guint     n);
/* A folder and all that is in it: what a dossier of the bench leaves behind. */
void app_bench_sweep (const char *folder);
/* Copies of a frame, bare, between buffers that no cache of the machine holds all. */
void app_bench_copy_frames (AppBenchTimes *times,
                            gsize          frame_bytes);
/* The most this process held since it was last forgotten, in mebibytes. */
double app_bench_get_peak (void);
void   app_bench_forget_peak (void);

/* Measures the dossier at path in a real window; walk: seconds of a walk on the map instead of all the rest, 0: none; act: the name of
 * the only act of the script to be done, NULL: all. Without error NULL says that there is no screen. */
typedef AppBenchWindow *(*AppBenchMeasureWindow) (const char *path,
                                                  guint       walk,
                                                  const char *act,
                                                  GError    **error);

/* Commands know no display: a program that does says how, before it runs them. */
void                  app_bench_set_measure_window (AppBenchMeasureWindow measure);
AppBenchMeasureWindow app_bench_get_measure_window (void);

/* app-bench-report.c */
void app_bench_write_json (const AppBench *self,
                           const char     *territory,
                           gboolean        wants_window,
                           GString        *out);
void app_bench_write_plain (const AppBench *self,
                            GString        *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppBenchWindow, app_bench_window_free)

G_END_DECLS
