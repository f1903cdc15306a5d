/* A folder that does not answer: the relay is a program that says nothing, as liens-relay is before a dead server. */
#include "sync-desktop.h"

#include "sync-runner.h"

#include <glib/gstdio.h>

#define WATCHED (700 * G_TIME_SPAN_MILLISECOND)
#define GAP (200 * G_TIME_SPAN_MILLISECOND) /* who waits for the share waits for seconds; a busy machine may take some of it. 5 ms alone */
#define LEAVING G_TIME_SPAN_SECOND

/* The name of the relay that works. */
static char *
freeze (Desktops *self)
{
  char            *works = g_strdup (g_getenv ("LIENS_RELAY"));
  g_autofree char *path = g_build_filename (self->dir, "relais", NULL);

  g_assert_true (g_file_set_contents (path, "#!/bin/sh\nexec sleep 1000\n", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("LIENS_RELAY", path, TRUE);
  return works;
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The longest this thread waited to be heard. */
static gint64
watch_loop (void)
{
  guint  tick = g_timeout_add (5, on_tick, NULL);
  gint64 began = g_get_monotonic_time (), last = began, widest = 0;

  while (last - began < WATCHED)
    {
      gint64 now;

      g_main_context_iteration (NULL, TRUE);
      now = g_get_monotonic_time ();
      widest = MAX (widest, now - last);
      last = now;
    }
  g_source_remove (tick);
  return widest;
}

static void
test_a_frozen_folder_stops_nobody (Desktops     *self,
                                   gconstpointer data)
{
  g_autoptr (SyncRunner) runner = NULL;
  g_autofree char       *id = NULL, *works = NULL;
  gint64                 widest, leaving;

  desktops_found (self, "", TRUE);
  works = freeze (self);
  runner = sync_runner_new (self->all[0].store);
  id = desktop_add (&self->all[0], "Centre des Coteaux");
  widest = watch_loop ();
  desktop_assert_name (&self->all[0], id, "Centre des Coteaux");
  g_assert_cmpint (sync_runner_get_state (runner), ==, SYNC_STATE_BEGINNING);
  leaving = g_get_monotonic_time ();
  sync_runner_stop (runner);
  leaving = g_get_monotonic_time () - leaving;
  g_test_message ("widest gap %" G_GINT64_FORMAT " us, left in %" G_GINT64_FORMAT " us", widest, leaving);
  g_assert_cmpint (widest, <=, GAP);
  g_assert_cmpint (leaving, <=, LEAVING);
  g_setenv ("LIENS_RELAY", works, TRUE);
}

typedef struct
{
  gboolean is_answered, was_done;
  GError  *error;
} Answer;

static gboolean
note_done (SyncShare    *share,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  ((Answer *) data)->was_done = TRUE;
  return TRUE;
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  answer->is_answered = TRUE;
  g_assert_false (sync_runner_do_finish (NULL, result, &answer->error));
}

/* The first round waits for the folder all the while. */
static void
test_what_waits_for_a_frozen_folder_is_given_up_at_once (Desktops     *self,
                                                         gconstpointer data)
{
  g_autoptr (SyncRunner)   runner = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *works = NULL;
  Answer                   answer = { 0 };

  desktops_found (self, "", TRUE);
  works = freeze (self);
  runner = sync_runner_new (self->all[0].store);
  watch_loop ();
  sync_runner_do_async (runner, note_done, &answer, NULL, cancellable, on_answered, &answer);
  watch_loop ();
  g_assert_false (answer.is_answered);
  g_cancellable_cancel (cancellable);
  while (!answer.is_answered)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sync_runner_get_state (runner), ==, SYNC_STATE_BEGINNING);
  sync_runner_stop (runner);
  g_assert_false (answer.was_done);
  g_clear_error (&answer.error);
  g_setenv ("LIENS_RELAY", works, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add ("/sync/frozen/a-frozen-folder-stops-nobody", Desktops, NULL, desktops_begin, test_a_frozen_folder_stops_nobody, desktops_end);
  g_test_add ("/sync/frozen/what-waits-for-a-frozen-folder-is-given-up-at-once", Desktops, NULL, desktops_begin, test_what_waits_for_a_frozen_folder_is_given_up_at_once,
              desktops_end);
  return g_test_run ();
}
