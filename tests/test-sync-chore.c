#include "sync-desktop.h"

#include "sync-runner.h"
#include "sync-stick.h"

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

static Errand *
new_errand (Desktops *self)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->folder = g_build_filename (self->dir, "cle", NULL);
  return errand;
}

static void
wait_for (const Answer *answer)
{
  while (!answer->is_answered)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_it_is_done_between_two_rounds (Desktops     *self,
                                    gconstpointer data)
{
  g_autoptr (SyncRunner) runner = NULL;
  Answer                 answer = { 0 };

  desktops_found (self, "", TRUE);
  runner = sync_runner_new (self->all[0].store);
  sync_runner_do_async (runner, carry, new_errand (self), free_errand, on_carried, &answer);
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

  sync_runner_do_async (runner, carry, new_errand (self), free_errand, on_carried, &answer);
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
    sync_runner_do_async (runner, carry, new_errand (self), free_errand, on_carried, &answers[i]);
  sync_runner_stop (runner);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      wait_for (&answers[i]);
      g_assert_true (answers[i].is_done || g_error_matches (answers[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      g_clear_error (&answers[i].error);
    }
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
  return g_test_run ();
}
