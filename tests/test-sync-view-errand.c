/* What people have done with the shared folder itself, as the window asks for it. */
#include "sync-desktop.h"

#include "sync-view-errand.h"

#include <glib/gstdio.h>

#define ANEW "lampe ardoise verger cinq"
#define PATIENCE 30 /* seconds */
#define DAY_MS (G_GINT64_CONSTANT (24 * 3600) * 1000)

typedef struct
{
  SyncRunner     *runner;
  SyncViewErrand *done;
  GError         *error;
  gboolean        is_answered;
} Answer;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Answer *answer = user_data;

  answer->done = sync_view_errand_finish (answer->runner, result, &answer->error);
  answer->is_answered = TRUE;
}

static gboolean
give_up (gpointer data)
{
  g_error ("nobody answers");
  return G_SOURCE_REMOVE;
}

static void
wait_for (Answer *answer)
{
  guint patience = g_timeout_add_seconds (PATIENCE, give_up, NULL);

  while (!answer->is_answered)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
clear (Answer *answer)
{
  g_clear_pointer (&answer->done, sync_view_errand_free);
  g_clear_error (&answer->error);
  g_clear_object (&answer->runner);
}

/* By the window of that desktop, which is closed again. */
static Answer
go (Desktops          *self,
    Desktop           *desktop,
    SyncViewErrandKind kind,
    const char        *name)
{
  Answer                   answer = { .runner = sync_runner_new (desktop->store) };
  g_autofree char         *folder = g_build_filename (self->dir, name, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  sync_view_errand_go_async (answer.runner, kind, folder, cancellable, on_done, &answer);
  wait_for (&answer);
  sync_runner_stop (answer.runner);
  desktop_reopen (desktop);
  return answer;
}

static char *
rename_share (Desktops   *self,
              const char *name)
{
  char *path = g_build_filename (self->dir, name, NULL);

  g_assert_cmpint (g_rename (self->folder, path), ==, 0);
  return path;
}

static void
test_it_moves_to_itself_alone (Desktops     *self,
                               gconstpointer data)
{
  g_autofree char *moved = NULL;
  Answer           answer;

  desktops_gather (self, 2, "un deux trois", FALSE);
  moved = rename_share (self, "ailleurs");
  answer = go (self, &self->all[0], SYNC_VIEW_ERRAND_MOVE, "");
  g_assert_error (answer.error, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
  clear (&answer);
  answer = go (self, &self->all[0], SYNC_VIEW_ERRAND_MOVE, "ailleurs");
  g_assert_no_error (answer.error);
  g_assert_cmpstr (sync_share_get_folder (self->all[0].share), ==, moved);
  clear (&answer);
}

/* The stick is chosen, not a folder on it: both find the same one there. */
static void
test_a_stick_is_chosen_as_it_is (Desktops     *self,
                                 gconstpointer data)
{
  g_autofree char *stick = g_build_filename (self->dir, "cle", NULL), *away = NULL, *id = NULL, *inside = NULL;
  Answer           answer;

  desktops_gather (self, 2, "un deux trois", FALSE);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  away = rename_share (self, "ailleurs");
  id = desktop_add (&self->all[1], "École du Parc");
  answer = go (self, &self->all[1], SYNC_VIEW_ERRAND_STICK, "cle");
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.done->n_given, >, 0);
  inside = g_path_get_basename (answer.done->folder);
  clear (&answer);
  answer = go (self, &self->all[0], SYNC_VIEW_ERRAND_STICK, "cle");
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.done->n_brought, >, 0);
  g_assert_true (answer.done->is_kept);
  g_assert_true (g_str_has_suffix (answer.done->folder, inside));
  clear (&answer);
  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
  sync_report_free (desktop_go (&self->all[0]));
  desktop_assert_name (&self->all[0], id, "École du Parc");
}

static void
test_a_stick_that_is_not_there_is_said (Desktops     *self,
                                        gconstpointer data)
{
  Answer answer;

  desktops_gather (self, 1, "un deux trois", FALSE);
  answer = go (self, &self->all[0], SYNC_VIEW_ERRAND_STICK, "absente");
  g_assert_error (answer.error, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
  clear (&answer);
}

/* Where it was, under its name: who shares it has nothing to do. */
static void
test_a_lost_folder_is_made_where_it_was (Desktops     *self,
                                         gconstpointer data)
{
  g_autofree char *id = NULL, *away = NULL, *name = NULL;
  Answer           answer;

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = desktop_add (&self->all[0], "Centre des Coteaux");
  away = rename_share (self, "perdu");
  name = g_path_get_basename (self->folder);
  answer = go (self, &self->all[0], SYNC_VIEW_ERRAND_REBUILD, "");
  g_assert_no_error (answer.error);
  g_assert_cmpstr (sync_share_get_folder (self->all[0].share), ==, self->folder);
  clear (&answer);
  desktops_go (self, 2);
  desktop_assert_name (&self->all[1], id, "Centre des Coteaux");
  answer = go (self, &self->all[1], SYNC_VIEW_ERRAND_REBUILD, name);
  g_assert_no_error (answer.error); /* what the second has and the first had not is there as well */
  clear (&answer);
}

static void
test_who_is_removed_reads_no_more (Desktops     *self,
                                   gconstpointer data)
{
  g_autofree char         *id = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer                   answer = { NULL };

  desktops_gather (self, 2, "un deux trois", FALSE);
  id = desktop_add (&self->all[0], "Centre des Coteaux");
  desktops_go (self, 2);
  answer.runner = sync_runner_new (self->all[0].store);
  sync_view_errand_part_async (answer.runner, sync_share_get_poste_bytes (self->all[1].share), ANEW, cancellable, on_done, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  sync_runner_stop (answer.runner);
  desktop_reopen (&self->all[0]);
  desktop_rename (&self->all[0], id, "Centre des Collines");
  desktops_go (self, 2);
  desktop_assert_name (&self->all[1], id, "Centre des Coteaux");
  clear (&answer);
}

static void
test_what_is_given_up_is_not_done (Desktops     *self,
                                   gconstpointer data)
{
  Answer                   answer = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  desktops_gather (self, 1, "un deux trois", FALSE);
  answer.runner = sync_runner_new (self->all[0].store);
  g_cancellable_cancel (cancellable);
  sync_view_errand_go_async (answer.runner, SYNC_VIEW_ERRAND_STICK, self->dir, cancellable, on_done, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.done);
  sync_runner_stop (answer.runner);
  clear (&answer);
}

/* As liens-relay is before a dead server. The name of the one that works. */
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
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_each_is_given_up_before_a_frozen_round_ends (Desktops     *self,
                                                  gconstpointer data)
{
  g_autoptr (SyncRunner) runner = NULL;
  g_autofree char       *works = NULL;
  guint8                 nobody[DOSSIER_POSTE_BYTES] = { 1 };

  desktops_gather (self, 1, "un deux trois", FALSE);
  works = freeze (self);
  runner = sync_runner_new (self->all[0].store);
  for (guint kind = 0; kind <= SYNC_VIEW_ERRAND_REBUILD + 1; kind++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Answer                   answer = { .runner = g_object_ref (runner) };

      if (kind <= SYNC_VIEW_ERRAND_REBUILD)
        sync_view_errand_go_async (runner, kind, self->dir, cancellable, on_done, &answer);
      else
        sync_view_errand_part_async (runner, nobody, ANEW, cancellable, on_done, &answer);
      g_timeout_add (100, cancel, cancellable);
      wait_for (&answer);
      g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (sync_runner_get_state (runner), ==, SYNC_STATE_BEGINNING);
      clear (&answer);
    }
  sync_runner_stop (runner);
  g_setenv ("LIENS_RELAY", works, TRUE);
}

#define ADD(name, test) g_test_add ("/sync-view/errand/" name, Desktops, NULL, desktops_begin, test, desktops_end)

/* A week went by on the clock of that desktop. */
static SyncAlert
wait_a_week (Desktop *desktop)
{
  SyncAlert lost = { 0 };

  sync_report_free (desktop_go (desktop));
  sync_share_push_clock (desktop->share, 8 * DAY_MS);
  {
    g_autoptr (SyncReport) report = desktop_go (desktop);

    lost = *desktop_find_alert (report, SYNC_ALERT_LOST);
    lost.who = lost.detail = NULL;
  }
  return lost;
}

/* By the window of that desktop, which is closed again. */
static Answer
give_up_lost (Desktop         *desktop,
              const SyncAlert *lost)
{
  Answer                   answer = { .runner = sync_runner_new (desktop->store) };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  sync_view_errand_give_up_async (answer.runner, lost, cancellable, on_done, &answer);
  wait_for (&answer);
  sync_runner_stop (answer.runner);
  desktop_reopen (desktop);
  return answer;
}

/* A desktop is gone for good, with the second of its three files. */
static void
test_an_administrator_gives_up_what_is_lost (Desktops     *self,
                                             gconstpointer data)
{
  Desktop         *founder = &self->all[0], *owner = &self->all[1], *other = &self->all[2];
  g_autofree char *last = NULL;
  SyncAlert        lost;
  Answer           answer;

  desktops_gather (self, 3, "un deux trois", FALSE);
  last = desktop_write_three (owner);
  desktop_lose_segment (self, owner, desktop_count_files (self, owner, ".lsg") - 2, TRUE);
  desktop_close (owner);
  lost = wait_a_week (other);
  answer = give_up_lost (other, &lost);
  g_assert_error (answer.error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
  clear (&answer);
  desktops_go (self, 2);
  desktop_assert_name (founder, last, "");
  lost = wait_a_week (founder);
  answer = give_up_lost (founder, &lost);
  g_assert_no_error (answer.error);
  clear (&answer);
  desktops_go (self, 2);
  desktop_assert_name (founder, last, "Centre des Coteaux");
  desktop_assert_name (other, last, "Centre des Coteaux");
  answer = give_up_lost (founder, &lost);
  g_assert_error (answer.error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_LOST);
  clear (&answer);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("it-moves-to-itself-alone", test_it_moves_to_itself_alone);
  ADD ("a-stick-is-chosen-as-it-is", test_a_stick_is_chosen_as_it_is);
  ADD ("a-stick-that-is-not-there-is-said", test_a_stick_that_is_not_there_is_said);
  ADD ("a-lost-folder-is-made-where-it-was", test_a_lost_folder_is_made_where_it_was);
  ADD ("who-is-removed-reads-no-more", test_who_is_removed_reads_no_more);
  ADD ("what-is-given-up-is-not-done", test_what_is_given_up_is_not_done);
  ADD ("an-administrator-gives-up-what-is-lost", test_an_administrator_gives_up_what_is_lost);
  ADD ("each-is-given-up-before-a-frozen-round-ends", test_each_is_given_up_before_a_frozen_round_ends);
  return g_test_run ();
}
