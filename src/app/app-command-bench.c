/* app-command-bench.c - figures of this program, beside those of the machine */
#include "config.h"

#include "app-command.h"

#include "app-bench.h"
#include "base-text.h"
#include "dossier-notation.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static double
get_rate (double n,
          double seconds)
{
  return seconds > 0 ? n / seconds : 0;
}

static double
get_ratio (double ours,
           double other)
{
  return other > 0 ? ours / other : 0;
}

static void
add_number (GString    *out,
            const char *name,
            double      number)
{
  g_autofree char *text = base_text_dup_number ((double) (gint64) (number * 10000 + 0.5) / 10000);

  g_string_append_printf (out, ", \"%s\": %s", name, text);
}

static void
add_times (GString             *out,
           const char          *name,
           const AppBenchTimes *times)
{
  g_autofree char *middle = base_text_dup_number (app_bench_times_get (times, 0.5));
  g_autofree char *late = base_text_dup_number (app_bench_times_get (times, 0.99));

  g_string_append_printf (out, ", \"%s\": {\"p50_ms\": %s, \"p99_ms\": %s}", name, middle, late);
}

static void
write_json (const AppBench *self,
            const char     *territory,
            GString        *out)
{
  double frame = app_bench_times_get (&self->frame, 0.5), copy = app_bench_times_get (&self->copy, 0.5);
  double picture = app_bench_times_get (&self->layout, 0.5) + app_bench_times_get (&self->paint, 0.5);

  g_string_append (out, "{\"territory\": ");
  dossier_notation_add_json_string (out, territory);
  g_string_append_printf (out, ", \"records\": %" G_GUINT64_FORMAT ", \"communes\": %" G_GUINT64_FORMAT ", \"structures\": %" G_GUINT64_FORMAT ", \"links\": %" G_GUINT64_FORMAT,
                          self->n_records, self->n_communes, self->n_structures, self->n_links);
  add_number (out, "generate_s", self->generated);
  add_number (out, "write_records_per_s", get_rate ((double) self->n_records, self->written));
  add_number (out, "bare_inserts_per_s", get_rate ((double) self->n_records, self->bare));
  add_number (out, "write_to_bare", get_ratio (self->written, self->bare));
  if (self->imported >= 0)
    add_number (out, "import_rows_per_s", get_rate (self->n_imported, self->imported));
  else
    g_string_append (out, ", \"import_rows_per_s\": null");
  add_times (out, "edit", &self->edit);
  add_times (out, "search", &self->search);
  add_number (out, "scene_s", self->scene);
  add_number (out, "first_picture_s", self->cold_picture);
  add_times (out, "layout", &self->layout);
  add_times (out, "paint", &self->paint);
  add_times (out, "copy", &self->copy);
  add_number (out, "picture_to_copy", get_ratio (picture, copy));
  add_times (out, "frame", &self->frame);
  add_number (out, "frame_to_copy", get_ratio (frame, copy));
  add_times (out, "pick", &self->pick);
  add_number (out, "peak_mb", self->peak);
  g_string_append (out, ", \"window\": null}\n");
}

static void
write_times (GString             *out,
             const char          *label,
             const AppBenchTimes *times)
{
  g_string_append_printf (out, _ ("%s: %.3g ms, 99 times in 100 under %.3g ms\n"), label, app_bench_times_get (times, 0.5), app_bench_times_get (times, 0.99));
}

static void
write_plain (const AppBench *self,
             GString        *out)
{
  double copy = app_bench_times_get (&self->copy, 0.5);

  g_string_append_printf (out, _ ("%u communes, %u structures, %u links\n"), (guint) self->n_communes, (guint) self->n_structures, (guint) self->n_links);
  g_string_append_printf (out, _ ("Writing, with history and index: %.0f records a second; bare inserts: %.0f (%.1f times as long)\n"),
                          get_rate ((double) self->n_records, self->written), get_rate ((double) self->n_records, self->bare), get_ratio (self->written, self->bare));
  if (self->imported >= 0)
    g_string_append_printf (out, _ ("Importing a list: %.0f rows a second\n"), get_rate (self->n_imported, self->imported));
  write_times (out, _ ("One edit, on disk"), &self->edit);
  write_times (out, _ ("One letter of a search"), &self->search);
  g_string_append_printf (out, _ ("From the dossier to the scene: %.2f s; to the first picture: %.2f s\n"), self->scene, self->cold_picture);
  write_times (out, _ ("Laying out the map"), &self->layout);
  write_times (out, _ ("Painting it"), &self->paint);
  write_times (out, _ ("A frame while it moves"), &self->frame);
  write_times (out, _ ("A bare copy of a frame"), &self->copy);
  g_string_append_printf (out, _ ("A frame takes %.1f times the bare copy\n"), get_ratio (app_bench_times_get (&self->frame, 0.5), copy));
  write_times (out, _ ("What is under the pointer"), &self->pick);
  g_string_append_printf (out, _ ("Memory, at most: %.0f MB\n"), self->peak);
}

static void
clear (AppBench *self)
{
  AppBenchTimes *times[] = { &self->edit, &self->search, &self->layout, &self->paint, &self->copy, &self->frame, &self->pick };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    app_bench_times_clear (times[i]);
}

/* The dossier of the bench, its private folder included, leaves nothing behind. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        sweep (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
measure (AppBench     *self,
         const char   *folder,
         DemoBenchSize size,
         GError      **error)
{
  g_autofree char         *path = g_build_filename (folder, "bench.liens", NULL);
  g_autoptr (DossierStore) store = dossier_store_new (path, error);
  g_autofree char *private = store ? g_strdup (dossier_store_get_data_dir (store)) : NULL;
  gboolean done = store != NULL && app_bench_dossier (self, store, folder, size, error) && app_bench_map (self, store, error);

  if (store != NULL)
    dossier_store_close (store);
  if (private != NULL)
    sweep (private);
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

AppExit
app_command_bench (AppCall *call)
{
  AppBench         bench = { 0 };
  const char      *territory;
  DemoBenchSize    size;
  GError          *error = NULL;
  g_autofree char *folder = NULL;
  gboolean         done;

  if (!read_size (call, &territory, &size))
    return APP_EXIT_USAGE;
  folder = g_dir_make_tmp ("liens-bench-XXXXXX", &error);
  done = folder != NULL && measure (&bench, folder, size, &error);
  if (folder != NULL)
    sweep (folder);
  if (done && app_call_wants_json (call))
    write_json (&bench, territory, call->out);
  else if (done)
    write_plain (&bench, call->out);
  clear (&bench);
  return done ? APP_EXIT_FINE : app_call_fail (call, error);
}
