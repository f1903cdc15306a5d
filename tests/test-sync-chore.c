#include "sync-desktop.h"

#include "sync-runner.h"
#include "sync-stick.h"

#include <glib/gstdio.h>

typedef struct
{
  gboolean is_answered, is_done;
  GError  *error;
  guint    n_given;
} Answer;

typedef struct
{
  char    *folder;
  guint    n_given;
  GThread *thread; /* that did it; NULL: nobody */
} Errand;

static void
free_errand (gpointer data)
{
  g_free (((Errand *) data)->folder);
  g_free (data);
}

static gboolean
carry (SyncShare    *share,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Errand               *errand = data;
  g_autoptr (SyncStick) stick = sync_stick_go (share, errand->folder, cancellable, error);

  errand->thread = g_thread_self ();
  errand->n_given = stick != NULL ? stick->n_given : 0;
  return stick != NULL;
}

static void
on_carried (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer       *answer = user_data;
  const Errand *errand = g_task_get_task_data (G_TASK (result));

  answer->is_answered = TRUE;
  answer->is_done = sync_runner_do_finish (NULL, result, &answer->error);
  answer->n_given = errand->n_given;
  g_assert_true (errand->thread != g_thread_self ());
}

static void
on_refused (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->is_answered = TRUE;
  g_assert_false (sync_runner_do_finish (NULL, result, &answer->error));
}

static Errand *
new_errand (Desktops *self)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->folder = g_build_filename (self->dir, "cle", NULL);
  return errand;
}

static gboolean
give_up (gpointer data)
{
  g_error ("nobody answers");
  return G_SOURCE_REMOVE;
}

static void
wait_for (const Answer *answer)
{
  guint patience = g_timeout_add_seconds (20, give_up, NULL);

  while (!answer->is_answered)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
test_it_is_done_between_two_rounds (Desktops     *self,
                                    gconstpointer data)
{
  g_autoptr (SyncRunner) runner = NULL;
  Answer                 answer = { 0 };

  desktops_found (self, "", TRUE);
  runner = sync_runner_new (self->all[0].store);
  sync_runner_do_async (runner, carry, new_errand (self), free_errand, NULL, on_carried, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.is_done);
  g_assert_cmpuint (answer.n_given, >, 0);
  sync_runner_stop (runner);
}

static void
test_without_a_share_it_is_refused (Desktops     *self,
                                    gconstpointer data)
{
  g_autoptr (SyncRunner) runner = sync_runner_new (self->all[0].store);
  Answer                 answer = { 0 };

  sync_runner_do_async (runner, carry, new_errand (self), free_errand, NULL, on_carried, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_SHARED);
  g_clear_error (&answer.error);
}

static void
test_what_stops_first_answers (Desktops     *self,
                               gconstpointer data)
{
  g_autoptr (SyncRunner) runner = NULL;
  Answer                 answers[8] = { 0 };

  desktops_found (self, "", TRUE);
  runner = sync_runner_new (self->all[0].store);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    sync_runner_do_async (runner, carry, new_errand (self), free_errand, NULL, on_carried, &answers[i]);
  sync_runner_stop (runner);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      wait_for (&answers[i]);
      g_assert_true (answers[i].is_done || g_error_matches (answers[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      g_clear_error (&answers[i].error);
    }
}

static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_state (SyncRunner *runner,
                SyncState   state,
                gboolean    is_it)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  guint  source = g_timeout_add (20, tick, NULL);

  while ((sync_runner_get_state (runner) == state) != is_it && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_true ((sync_runner_get_state (runner) == state) == is_it);
}

/* The keys are away for a while: a disk that fails, a copy put back by hand. */
static void
test_a_share_that_cannot_be_opened_answers_and_is_tried_again (Desktops     *self,
                                                               gconstpointer data)
{
  g_autoptr (SyncRunner) runner = NULL;
  Answer                 refused = { 0 }, done = { 0 };
  g_autofree char       *keys = NULL, *away = NULL;

  desktops_found (self, "", TRUE);
  keys = g_build_filename (sync_share_get_dir (self->all[0].share), "cles", NULL);
  away = g_strconcat (keys, ".away", NULL);
  g_assert_cmpint (g_rename (keys, away), ==, 0);
  runner = sync_runner_new (self->all[0].store);
  wait_for_state (runner, SYNC_STATE_FAILED, TRUE);
  sync_runner_do_async (runner, carry, new_errand (self), free_errand, NULL, on_refused, &refused);
  wait_for (&refused);
  g_assert_error (refused.error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&refused.error);
  g_assert_cmpint (g_rename (away, keys), ==, 0);
  sync_runner_do_async (runner, carry, new_errand (self), free_errand, NULL, on_carried, &done);
  wait_for (&done);
  g_assert_no_error (done.error);
  wait_for_state (runner, SYNC_STATE_FAILED, FALSE);
  sync_runner_stop (runner);
}

#define ADD(name, test) g_test_add ("/sync/chore/" name, Desktops, NULL, desktops_begin, test, desktops_end)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("it-is-done-between-two-rounds", test_it_is_done_between_two_rounds);
  ADD ("without-a-share-it-is-refused", test_without_a_share_it_is_refused);
  ADD ("what-stops-first-answers", test_what_stops_first_answers);
  ADD ("a-share-that-cannot-be-opened-answers-and-is-tried-again", test_a_share_that_cannot_be_opened_answers_and_is_tried_again);
  return g_test_run ();
}
