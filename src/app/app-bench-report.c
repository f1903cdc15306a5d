/* app-bench-report.c - figures, told */
#include "config.h"

#include "app-bench.h"

#include "base-text.h"
#include "dossier-notation.h"

#include <glib/gi18n-lib.h>

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
  static const struct
  {
    const char *name;
    double      share;
  } shares[] = { { "p50_ms", 0.5 }, { "p95_ms", 0.95 }, { "p99_ms", 0.99 }, { "max_ms", 1 } };

  g_string_append_printf (out, ", \"%s\": {\"n\": %u", name, app_bench_times_count (times));
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    add_number (out, shares[i].name, app_bench_times_get (times, shares[i].share));
  g_string_append_c (out, '}');
}

static void
add_gesture (GString               *out,
             const AppBenchGesture *gesture,
             double                 copy)
{
  const struct
  {
    const char          *name;
    const AppBenchTimes *times;
  } measures[] = {
    { "interval", &gesture->interval },
    { "work", &gesture->work },
    { "frame", &gesture->frame },
    { "frame_work", &gesture->frame_work },
    { "draw_work", &gesture->draw_work },
    { "answer", &gesture->answer },
  };

  dossier_notation_add_json_string (out, gesture->name);
  g_string_append_printf (out, ": {\"frames\": %u, \"dropped\": %u, \"heavy\": %u, \"over_50_ms\": %u", app_bench_times_count (&gesture->frame), gesture->n_dropped, gesture->n_heavy, gesture->n_long);
  add_number (out, "settle_ms", gesture->settle);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (app_bench_times_count (measures[i].times) > 0)
      add_times (out, measures[i].name, measures[i].times);
  add_number (out, "frame_to_copy", get_ratio (app_bench_times_get (&gesture->frame_work, 0.5), copy));
  g_string_append_c (out, '}');
}

static void
add_window (GString              *out,
            const AppBenchWindow *window)
{
  double copy = app_bench_times_get (&window->copy, 0.5);

  g_string_append_printf (out, "{\"width\": %d, \"height\": %d, \"renderer\": ", window->width, window->height);
  dossier_notation_add_json_string (out, window->renderer);
  add_times (out, "copy", &window->copy);
  add_number (out, "peak_mb", window->peak);
  g_string_append (out, ", \"gestures\": {");
  for (guint i = 0; i < window->gestures->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_gesture (out, window->gestures->pdata[i], copy);
    }
  g_string_append (out, "}}");
}

static const AppBenchGesture *
find_gesture (const AppBenchWindow *window,
              const char           *name)
{
  for (guint i = 0; window != NULL && i < window->gestures->len; i++)
    if (g_str_equal (((const AppBenchGesture *) window->gestures->pdata[i])->name, name))
      return window->gestures->pdata[i];
  return NULL;
}

/* times NULL: null, nobody measured it. factor: from milliseconds. */
static void
add_pair (GString             *out,
          const char          *name,
          const AppBenchTimes *times,
          double               factor)
{
  if (times == NULL)
    {
      g_string_append_printf (out, ", \"%s\": null", name);
      return;
    }
  g_string_append_printf (out, ", \"%s\": {\"n\": %u", name, app_bench_times_count (times));
  add_number (out, "p50", app_bench_times_get (times, 0.5) * factor);
  add_number (out, "p99", app_bench_times_get (times, 0.99) * factor);
  g_string_append_c (out, '}');
}

static void
add_moved (GString              *out,
           const AppBenchWindow *window,
           const char           *gesture,
           const char           *name)
{
  const AppBenchGesture *found = find_gesture (window, gesture);
  g_autofree char       *frame = g_strdup_printf ("%s_frame_ms", name), *ratio = g_strdup_printf ("ratio_%s_frame", name);

  add_pair (out, frame, found == NULL ? NULL : &found->frame_work, 1);
  if (found != NULL)
    add_number (out, ratio, get_ratio (app_bench_times_get (&found->frame_work, 0.99), app_bench_times_get (&window->copy, 0.5)));
  else
    g_string_append_printf (out, ", \"%s\": null", ratio);
}

/* From the last move of each gesture to the last, sharp picture. */
static void
add_settle (GString              *out,
            const AppBenchWindow *window)
{
  static const char *const moves[] = { "pan", "kinetic", "zoom", "fit", "walk" };
  AppBenchTimes            settled = { 0 };

  for (gsize i = 0; window != NULL && i < G_N_ELEMENTS (moves); i++)
    {
      const AppBenchGesture *found = find_gesture (window, moves[i]);

      if (found != NULL)
        app_bench_times_add_ms (&settled, found->settle);
    }
  add_pair (out, "settle_ms", window == NULL ? NULL : &settled, 1);
  app_bench_times_clear (&settled);
}

/* What is asked of the map, in one place: frames are the time of the window's thread from before-paint to after-paint. */
static void
add_map (GString        *out,
         const AppBench *self)
{
  double copy = app_bench_times_get (&self->copy, 0.5);

  add_moved (out, self->window, "pan", "pan");
  add_moved (out, self->window, "zoom", "zoom");
  if (find_gesture (self->window, "walk") != NULL)
    add_moved (out, self->window, "walk", "walk");
  add_settle (out, self->window);
  add_pair (out, "first_draw_ms", &self->paint, 1);
  add_number (out, "ratio_first_draw", get_ratio (app_bench_times_get (&self->paint, 0.5), copy));
  add_pair (out, "pick_us", &self->pick, 1000);
  add_number (out, "memory_mb", self->window != NULL ? self->window->peak : self->peak);
}

static void
add_networks (GString        *out,
              const AppBench *self)
{
  g_string_append (out, ", \"network\": [");
  for (guint i = 0; i < APP_BENCH_N_NETWORKS && self->networks[i].n_nodes > 0; i++)
    {
      const AppBenchNetwork *network = &self->networks[i];

      g_string_append_printf (out, "%s{\"nodes\": %u, \"edges\": %u", i > 0 ? ", " : "", network->n_nodes, network->n_edges);
      g_string_append_printf (out, ", \"crossings\": %" G_GUINT64_FORMAT ", \"chance_crossings\": %" G_GUINT64_FORMAT, network->crossings, network->chance_crossings);
      add_number (out, "arrange_ms", network->milliseconds);
      if (network->sfdp >= 0)
        {
          add_number (out, "sfdp_ms", network->sfdp);
          add_number (out, "sfdp_read_write_ms", network->sfdp_bare);
          g_string_append_printf (out, ", \"sfdp_crossings\": %" G_GUINT64_FORMAT, network->sfdp_crossings);
          add_number (out, "ratio_sfdp", get_ratio (network->milliseconds, network->sfdp - network->sfdp_bare));
        }
      else
        g_string_append (out, ", \"ratio_sfdp\": null");
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_sharing (GString        *out,
             const AppBench *self)
{
  g_string_append_printf (out, ", \"sharing\": {\"edits\": %u", self->n_applied);
  add_number (out, "join_s", self->joined);
  add_number (out, "apply_s", self->applied);
  add_number (out, "bytes_per_edit", self->edit_bytes);
  add_times (out, "commit", &self->commit);
  add_times (out, "meanwhile", &self->meanwhile);
  g_string_append_c (out, '}');
}

static void
add_booklet (GString        *out,
             const AppBench *self)
{
  g_string_append_printf (out, ", \"booklet\": {\"practices\": %u, \"pages\": %u, \"bare_pages\": %u", self->n_practices, self->n_pages, self->n_bare_pages);
  add_times (out, "write", &self->booklet);
  add_times (out, "work", &self->booklet_work);
  add_times (out, "bare", &self->bare_booklet);
  add_number (out, "ratio_bare", get_ratio (app_bench_times_get (&self->booklet_work, 0.5), app_bench_times_get (&self->bare_booklet, 0.5)));
  g_string_append_c (out, '}');
}

void
app_bench_write_json (const AppBench *self,
                      const char     *territory,
                      gboolean        wants_window,
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
  add_times (out, "search_letter", &self->search_letter);
  add_times (out, "search_two_words", &self->search_two);
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
  add_map (out, self);
  add_networks (out, self);
  if (self->n_applied > 0)
    add_sharing (out, self);
  if (self->n_practices > 0)
    add_booklet (out, self);
  if (wants_window)
    g_string_append (out, ", \"window\": ");
  if (self->window != NULL)
    add_window (out, self->window);
  else if (wants_window)
    g_string_append (out, "null");
  g_string_append (out, "}\n");
}

static void
write_times (GString             *out,
             const char          *label,
             const AppBenchTimes *times)
{
  g_string_append_printf (out, _ ("%s: %.3g ms, 99 times in 100 under %.3g ms\n"), label, app_bench_times_get (times, 0.5), app_bench_times_get (times, 0.99));
}

static const struct
{
  const char *name, *label;
} gestures[] = {
  { "open", N_ ("Opening the dossier") },
  { "pan", N_ ("Dragging the map") },
  { "kinetic", N_ ("Throwing it") },
  { "zoom", N_ ("Turning the wheel over it") },
  { "fit", N_ ("Seeing it whole again") },
  { "walk", N_ ("Going anywhere on it") },
  { "hover", N_ ("Pointing at it") },
  { "select", N_ ("Choosing structures on it") },
  { "type_on_map", N_ ("Searching, before the map") },
  { "turn_list", N_ ("Turning the list") },
  { "scroll_list", N_ ("The list from top to bottom") },
  { "type_on_list", N_ ("Searching, before the list") },
};

static const char *
get_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    if (g_str_equal (gestures[i].name, name))
      return _ (gestures[i].label);
  return name;
}

static void
write_window (const AppBenchWindow *window,
              GString              *out)
{
  g_string_append_printf (out, _ ("In a window of %d × %d pixels, what a frame asks of its thread:\n"), window->width, window->height);
  for (guint i = 0; i < window->gestures->len; i++)
    {
      const AppBenchGesture *gesture = window->gestures->pdata[i];

      /* Translators: what is done in the window; then milliseconds; then counts of frames. */
      g_string_append_printf (out, _ ("%s: %.3g ms, 99 times in 100 under %.3g ms, at most %.3g ms; %u late, %u in time\n"), get_label (gesture->name),
                              app_bench_times_get (&gesture->work, 0.5), app_bench_times_get (&gesture->work, 0.99), app_bench_times_get (&gesture->work, 1),
                              gesture->n_dropped, app_bench_times_count (&gesture->frame));
      if (app_bench_times_count (&gesture->answer) > 0)
        write_times (out, _ ("From a key to what it finds"), &gesture->answer);
    }
  write_times (out, _ ("A bare copy of that window"), &window->copy);
  g_string_append_printf (out, _ ("Memory of the window, at most: %.0f MB\n"), window->peak);
}

static void
write_network (const AppBenchNetwork *network,
               GString               *out)
{
  g_string_append_printf (out, _ ("Arranging a network of %u structures and %u links: %.0f ms, %u crossings\n"), network->n_nodes, network->n_edges,
                          network->milliseconds, (guint) network->crossings);
  if (network->sfdp >= 0)
    g_string_append_printf (out, _ ("Graphviz (sfdp) on the same: %.0f ms, %u crossings\n"), network->sfdp - network->sfdp_bare, (guint) network->sfdp_crossings);
}

static void
write_sharing (const AppBench *self,
               GString        *out)
{
  g_string_append_printf (out, _ ("A new desktop has all of it in %.1f s; %u edits of another come in in %.2f s; one takes %.0f bytes on the share\n"), self->joined,
                          self->n_applied, self->applied, self->edit_bytes);
  write_times (out, _ ("One edit of a shared dossier, on disk"), &self->commit);
  write_times (out, _ ("One written while others come in"), &self->meanwhile);
}

static void
write_booklet (const AppBench *self,
               GString        *out)
{
  double booklet = app_bench_times_get (&self->booklet_work, 0.5), bare = app_bench_times_get (&self->bare_booklet, 0.5);

  g_string_append_printf (out, _ ("A booklet of %u practices, %u pages, from the dossier to the file: %.2f s of work; its bare words on pages: %.2f s (%.1f times as long)\n"),
                          self->n_practices, self->n_pages, booklet / 1000, bare / 1000, get_ratio (booklet, bare));
}

void
app_bench_write_plain (const AppBench *self,
                       GString        *out)
{
  double copy = app_bench_times_get (&self->copy, 0.5);

  g_string_append_printf (out, _ ("%u communes, %u structures, %u links\n"), (guint) self->n_communes, (guint) self->n_structures, (guint) self->n_links);
  g_string_append_printf (out, _ ("Writing, with history and index: %.0f records a second; bare inserts: %.0f (%.1f times as long)\n"),
                          get_rate ((double) self->n_records, self->written), get_rate ((double) self->n_records, self->bare), get_ratio (self->written, self->bare));
  if (self->imported >= 0)
    g_string_append_printf (out, _ ("Importing a list: %.0f rows a second\n"), get_rate (self->n_imported, self->imported));
  write_times (out, _ ("One edit, on disk"), &self->edit);
  write_times (out, _ ("First rows of a search, at each letter of a name"), &self->search);
  write_times (out, _ ("Of a single letter"), &self->search_letter);
  write_times (out, _ ("Of two words"), &self->search_two);
  g_string_append_printf (out, _ ("From the dossier to the scene: %.2f s; to the first picture: %.2f s\n"), self->scene, self->cold_picture);
  write_times (out, _ ("Laying out the map"), &self->layout);
  write_times (out, _ ("Painting it"), &self->paint);
  write_times (out, _ ("A frame while it moves"), &self->frame);
  write_times (out, _ ("A bare copy of a frame"), &self->copy);
  g_string_append_printf (out, _ ("A frame takes %.1f times the bare copy\n"), get_ratio (app_bench_times_get (&self->frame, 0.5), copy));
  write_times (out, _ ("What is under the pointer"), &self->pick);
  for (guint i = 0; i < APP_BENCH_N_NETWORKS && self->networks[i].n_nodes > 0; i++)
    write_network (&self->networks[i], out);
  g_string_append_printf (out, _ ("Memory, at most: %.0f MB\n"), self->peak);
  if (self->n_applied > 0)
    write_sharing (self, out);
  if (self->n_practices > 0)
    write_booklet (self, out);
  if (self->window != NULL)
    write_window (self->window, out);
}
