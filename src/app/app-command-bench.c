/* app-command-bench.c - figures of this program, beside those of the machine */
#include "config.h"

#include "app-command.h"

#include "app-bench.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define LONGEST_WALK 3600 /* seconds */

static void
clear (AppBench *self)
{
  AppBenchTimes *times[] = { &self->edit, &self->search, &self->search_letter, &self->search_two, &self->layout, &self->paint, &self->copy, &self->frame, &self->pick, &self->booklet, &self->booklet_work, &self->bare_booklet };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    app_bench_times_clear (times[i]);
  g_clear_pointer (&self->window, app_bench_window_free);
}

/* The window opens the dossier itself. */
static gboolean
measure_window (AppBench   *self,
                const char *path,
                guint       walk,
                const char *act,
                GError    **error)
{
  AppBenchMeasureWindow measure = app_bench_get_measure_window ();
  GError               *local = NULL;

  self->window = measure != NULL ? measure (path, walk, act, &local) : NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* A copy of somebody's dossier, or a new one. */
static DossierStore *
open_measured (const char *dossier, /* NULL: a new one */
               const char *path,
               GError    **error)
{
  g_autoptr (GFile) from = dossier != NULL ? g_file_new_for_path (dossier) : NULL, to = g_file_new_for_path (path);

  if (dossier == NULL)
    return dossier_store_new (path, error);
  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return NULL;
  return dossier_store_open (path, error);
}

static gboolean
measure (AppBench     *self,
         const char   *folder,
         const char   *dossier, /* NULL: one is made, of that size */
         DemoBenchSize size,
         gboolean      wants_window,
         gboolean      wants_sharing,
         gboolean      wants_booklet,
         guint         walk,
         const char   *act, /* NULL: all of the script */
         GError      **error)
{
  g_autofree char         *path = g_build_filename (folder, "bench.liens", NULL);
  g_autoptr (DossierStore) store = open_measured (dossier, path, error);
  g_autofree char *private = store ? g_strdup (dossier_store_get_data_dir (store)) : NULL;
  gboolean done = store != NULL && (dossier != NULL || app_bench_dossier (self, store, folder, size, error)) && (act != NULL || app_bench_map (self, store, error));

  done = done && (!wants_sharing || app_bench_sharing (self, store, folder, error));
  done = done && (!wants_booklet || app_bench_booklet (self, folder, error));
  if (store != NULL)
    dossier_store_close (store);
  if (done && dossier == NULL && act == NULL)
    app_bench_networks (self, size == DEMO_BENCH_NATION ? APP_BENCH_N_NETWORKS : 1);
  done = done && (!wants_window || measure_window (self, path, walk, act, error));
  if (private != NULL && dossier == NULL) /* a copy has the key, the backups and the shared folder of the dossier it is of */
    app_bench_sweep (private);
  return done;
}

static gboolean
read_size (AppCall       *call,
           const char   **territory,
           DemoBenchSize *size)
{
  *territory = app_arguments_find (call->arguments, "territory");
  if (*territory == NULL)
    *territory = "dept";
  *size = g_str_equal (*territory, "nation") ? DEMO_BENCH_NATION : DEMO_BENCH_DEPARTMENT;
  if (g_str_equal (*territory, "dept") || g_str_equal (*territory, "nation"))
    return TRUE;
  app_call_misuse (call, _ ("“%s” is not a territory of the bench: choose dept or nation."), *territory);
  return FALSE;
}

static gboolean
read_walk (AppCall *call,
           guint   *walk)
{
  const char *text = app_arguments_find (call->arguments, "walk");
  guint64     seconds = 0;

  if (text != NULL && (!g_ascii_string_to_unsigned (text, 10, 1, LONGEST_WALK, &seconds, NULL) || !app_arguments_has (call->arguments, "window")))
    {
      app_call_misuse (call, _ ("“%s” is not how long the map is walked: --walk takes seconds, from 1 to %d, and needs --window."), text, LONGEST_WALK);
      return FALSE;
    }
  *walk = (guint) seconds;
  return TRUE;
}

static gboolean
read_act (AppCall     *call,
          const char **act)
{
  *act = app_arguments_find (call->arguments, "act");
  if (*act == NULL || (app_arguments_has (call->arguments, "window") && app_arguments_find (call->arguments, "walk") == NULL))
    return TRUE;
  app_call_misuse (call, _ ("--act is of the window: it needs --window, and goes without --walk."));
  return FALSE;
}

AppExit
app_command_bench (AppCall *call)
{
  AppBench         bench = { 0 };
  const char      *territory, *act, *dossier = app_arguments_find (call->arguments, "on");
  DemoBenchSize    size;
  GError          *error = NULL;
  g_autofree char *folder = NULL;
  gboolean         wants_window = app_arguments_has (call->arguments, "window");
  gboolean         done, lacks_screen;
  guint            walk;

  if (!read_size (call, &territory, &size) || !read_walk (call, &walk) || !read_act (call, &act))
    return APP_EXIT_USAGE;
  /* Nothing of the person's settings is read or changed. Said while no other thread reads the environment. */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  folder = g_dir_make_tmp ("liens-bench-XXXXXX", &error);
  done = folder != NULL && measure (&bench, folder, dossier, size, wants_window, app_arguments_has (call->arguments, "sharing"),
                                    app_arguments_has (call->arguments, "booklet"), walk, act, &error);
  lacks_screen = done && wants_window && bench.window == NULL;
  if (folder != NULL)
    app_bench_sweep (folder);
  if (lacks_screen)
    app_call_tell (call, _ ("There is no screen here: no window could be measured."));
  if (done && app_call_wants_json (call))
    app_bench_write_json (&bench, dossier != NULL ? "dossier" : territory, wants_window, call->out);
  else if (done)
    app_bench_write_plain (&bench, call->out);
  clear (&bench);
  if (!done)
    return app_call_fail (call, error);
  return lacks_screen ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}
