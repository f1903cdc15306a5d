/* A folder that does not answer: the relay is a program that says nothing, as liens-relay is before a dead server. */
#include "sync-desktop.h"

#include "sync-runner.h"

#include <glib/gstdio.h>

#define WATCHED (700 * G_TIME_SPAN_MILLISECOND)
#define GAP (200 * G_TIME_SPAN_MILLISECOND) /* who waits for the share waits for seconds; a busy machine may take some of it. 5 ms alone */
#define LEAVING G_TIME_SPAN_SECOND

static void
freeze (Desktops *self)
{
  g_autofree char *path = g_build_filename (self->dir, "relais", NULL);

  g_assert_true (g_file_set_contents (path, "#!/bin/sh\nexec sleep 1000\n", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("LIENS_RELAY", path, TRUE);
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
  g_autofree char       *id = NULL;
  gint64                 widest, leaving;

  desktops_found (self, "", TRUE);
  freeze (self);
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
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add ("/sync/frozen/a-frozen-folder-stops-nobody", Desktops, NULL, desktops_begin, test_a_frozen_folder_stops_nobody, desktops_end);
  return g_test_run ();
}
