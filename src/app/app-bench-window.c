#include "config.h"

#include "app-bench-window.h"

#include "app-bench-frames.h"
#include "app-bench-script.h"

#include <glib/gi18n-lib.h>

#define REST 24        /* frames of nothing before an act */
#define PATIENCE 60000 /* milliseconds that the window may take to come to rest */

typedef enum
{
  OPENING,   /* until the map is shown whole */
  PREPARING, /* the next act */
  RESTING,
  MOVING,
  SETTLING, /* until nothing more comes of it */
} Phase;

typedef struct
{
  AppBenchWindow    *figures;
  AppWindow         *window; /* not owned; NULL when it is gone */
  AppBenchHand      *hand;
  AppBenchFrames    *frames;
  AppBenchGesture   *gesture;
  const AppBenchAct *act, *end; /* of the script: the one at hand, past the last */
  Phase              phase;
  guint              step; /* of the phase */
  gint64             since;
  guint              n_asked; /* questions after which nothing is left to read; the answer to the last counts */
  gboolean           is_read;
  GError            *error;
} Bench;

static double
get_elapsed (const Bench *self)
{
  return (double) (g_get_monotonic_time () - self->since) / 1000;
}

/* --- rest */

static gpointer
answer_nothing (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return NULL;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Bench *self = user_data;

  dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  self->n_asked--;
  self->is_read = self->n_asked == 0;
}

/* Questions are answered in their order: when this one is, so are all before it. */
static void
await_readers (Bench *self)
{
  DossierStore *store = app_session_get_store (app_window_get_session (self->window));

  self->is_read = FALSE;
  if (store == NULL)
    return;
  self->n_asked++;
  dossier_store_ask_async (store, answer_nothing, NULL, NULL, NULL, NULL, on_read, self);
}

static gboolean
is_map_sharp (Bench *self)
{
  MapViewCanvas *map = app_bench_hand_get_map (self->hand);

  return !gtk_widget_get_mapped (GTK_WIDGET (map)) || map_view_canvas_is_sharp (map);
}

static void
enter (Bench *self,
       Phase  phase)
{
  self->phase = phase;
  self->step = 0;
  self->since = g_get_monotonic_time ();
}

static void
finish (Bench  *self,
        GError *error)
{
  app_bench_frames_watch (self->frames, NULL);
  self->error = error;
  self->figures->peak = app_bench_get_peak ();
  gtk_window_close (GTK_WINDOW (self->window));
}

/* --- one act after another */

static void
begin_act (Bench *self)
{
  self->gesture = app_bench_window_add_gesture (self->figures, self->act->name);
  app_bench_frames_watch (self->frames, self->gesture);
  app_bench_hand_set_answers (self->hand, self->act->is_typed ? &self->gesture->answer : NULL);
  enter (self, MOVING);
}

/* Known once the screen has given the window its place. */
static void
note_size (Bench *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self->window));

  self->figures->width = gtk_widget_get_width (GTK_WIDGET (self->window)) * scale;
  self->figures->height = gtk_widget_get_height (GTK_WIDGET (self->window)) * scale;
}

static void
end_act (Bench *self)
{
  if (self->phase == OPENING)
    note_size (self);
  self->gesture->settle = get_elapsed (self);
  app_bench_frames_watch (self->frames, NULL);
  enter (self, PREPARING);
}

static void
prepare (Bench *self)
{
  if (self->act == self->end)
    finish (self, NULL);
  else if (self->act->prepare (self->hand, self->step++))
    enter (self, RESTING);
  else
    await_readers (self);
}

static void
move (Bench *self)
{
  self->act->move (self->hand, self->step++);
  if (self->step < self->act->n_frames)
    return;
  enter (self, SETTLING);
  await_readers (self);
  self->act++;
}

/* Before the dossier is open nobody can be asked; before the first picture its questions are not all asked. */
static gboolean
is_at_rest (Bench *self)
{
  if (self->phase == OPENING && self->n_asked == 0 && !self->is_read && is_map_sharp (self))
    await_readers (self);
  return self->is_read && is_map_sharp (self);
}

static gboolean
on_tick (GtkWidget     *window,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Bench *self = user_data;

  if (self->phase == RESTING && ++self->step > REST)
    begin_act (self);
  if (self->phase == MOVING)
    move (self);
  else if (self->phase != RESTING && is_at_rest (self))
    {
      if (self->phase == PREPARING)
        prepare (self);
      else
        end_act (self);
    }
  else if (self->phase != RESTING && get_elapsed (self) > PATIENCE)
    finish (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("The window of the bench did not come to rest.")));
  return self->window != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* --- the window */

static void
on_closed (Bench *self)
{
  g_clear_pointer (&self->frames, app_bench_frames_free);
  g_clear_pointer (&self->hand, app_bench_hand_free);
  self->window = NULL;
}

static void
on_shown (Bench *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  self->figures->renderer = g_strdup (G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))));
  self->frames = app_bench_frames_new (window, GTK_WIDGET (app_bench_hand_get_map (self->hand)));
  self->gesture = app_bench_window_add_gesture (self->figures, "open");
  app_bench_frames_watch (self->frames, self->gesture);
  enter (self, OPENING);
  gtk_widget_add_tick_callback (window, on_tick, self, NULL);
}

static void
on_window_added (Bench     *self,
                 GtkWindow *window)
{
  if (self->window != NULL || !APP_IS_WINDOW (window))
    return;
  self->window = APP_WINDOW (window);
  self->hand = app_bench_hand_new (self->window);
  g_signal_connect_swapped (window, "map", G_CALLBACK (on_shown), self);
  g_signal_connect_swapped (window, "unmap", G_CALLBACK (on_closed), self);
}

/* Gliding paper is measured too, wherever the desktop does without. */
static void
on_started (AppApplication *application)
{
  GSettings *settings = app_application_get_settings (application);

  g_settings_set_string (settings, "author-name", g_get_application_name ());
  g_settings_set_boolean (settings, "window-maximized", TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

static void
run (Bench      *self,
     const char *path)
{
  g_autoptr (AppApplication) application = app_application_new ();
  char                      *words[] = { (char *) LIENS_APP_ID, (char *) path, NULL };

  /* A window of the person's is not asked to show this. */
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "startup", G_CALLBACK (on_started), NULL);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (on_window_added), self);
  g_application_run (G_APPLICATION (application), 2, words);
}

/* One act, or the whole script. NULL: no act is called so. */
static const AppBenchAct *
find_acts (guint       walk,
           const char *act,
           guint      *n_acts)
{
  *n_acts = 1;
  if (walk > 0)
    return app_bench_walk_get (walk);
  return act != NULL ? app_bench_script_find (act) : app_bench_script_get (n_acts);
}

AppBenchWindow *
app_bench_window_measure (const char *path,
                          guint       walk,
                          const char *act,
                          GError    **error)
{
  g_autoptr (AppBenchWindow) figures = NULL;
  Bench                      self = { 0 };
  guint                      n_acts;

  g_set_prgname (LIENS_APP_ID);
  if (!gtk_init_check ())
    return NULL;
  self.act = find_acts (walk, act, &n_acts);
  if (self.act == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The script of the bench has no act “%s”."), act);
      return NULL;
    }
  figures = self.figures = g_new0 (AppBenchWindow, 1);
  self.end = self.act + n_acts;
  app_bench_forget_peak ();
  run (&self, path);
  if (self.error == NULL && self.act < self.end)
    self.error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The window of the bench was closed before its end."));
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  app_bench_copy_frames (&figures->copy, (gsize) figures->width * (gsize) figures->height * 4);
  return g_steal_pointer (&figures);
}
