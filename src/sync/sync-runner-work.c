/* sync-runner-work.c - the thread of a runner: round after round, and what is asked of it between two */
#include "sync-runner-private.h"

#include "sync-round.h"

#define WATCHED_MICROSECONDS (5 * G_USEC_PER_SEC)
#define UNWATCHED_MICROSECONDS (30 * G_USEC_PER_SEC)
#define CALM_MICROSECONDS (2 * G_USEC_PER_SEC)
#define CALM_MOST_MICROSECONDS (10 * G_USEC_PER_SEC)
#define MOMENT_MICROSECONDS 1000                /* to hear what was asked meanwhile */
#define SLICE_MICROSECONDS (3 * G_USEC_PER_SEC) /* of documents, before words are looked for again */

SyncWork *
sync_work_new (DossierStore *store,
               SyncRunner   *runner)
{
  SyncWork *work = g_atomic_rc_box_new0 (SyncWork);

  work->store = g_object_ref (store);
  work->home = g_main_context_ref_thread_default ();
  work->words = g_async_queue_new ();
  work->chores = g_async_queue_new ();
  work->opened = g_async_queue_new_full ((GDestroyNotify) g_strfreev);
  work->cancellable = g_cancellable_new ();
  g_weak_ref_init (&work->runner, runner);
  return work;
}

static void
clear_work (gpointer data)
{
  SyncWork *work = data;

  g_object_unref (work->store);
  g_main_context_unref (work->home);
  g_async_queue_unref (work->words);
  g_async_queue_unref (work->chores);
  g_async_queue_unref (work->opened);
  g_object_unref (work->cancellable);
  g_weak_ref_clear (&work->runner);
}

void
sync_work_release (SyncWork *work)
{
  g_atomic_rc_box_release_full (work, clear_work);
}

/* --- it tells */

typedef struct
{
  SyncWork   *work;
  SyncReport *report; /* NULL: progress alone */
  GError     *error;
  double      progress;
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_clear_pointer (&news->report, sync_report_free);
  g_clear_error (&news->error);
  sync_work_release (news->work);
  g_free (news);
}

static gboolean
hear (gpointer data)
{
  News                  *news = data;
  g_autoptr (SyncRunner) runner = g_weak_ref_get (&news->work->runner);

  if (runner != NULL)
    sync_runner_hear (runner, news->work, g_steal_pointer (&news->report), g_steal_pointer (&news->error), news->progress);
  return G_SOURCE_REMOVE;
}

/* Takes report and error. */
static void
tell (SyncWork   *work,
      SyncReport *report,
      GError     *error,
      double      progress)
{
  News *news = g_new0 (News, 1);

  news->work = g_atomic_rc_box_acquire (work);
  news->report = report;
  news->error = error;
  news->progress = progress;
  g_main_context_invoke_full (work->home, G_PRIORITY_DEFAULT, hear, news, free_news);
}

static void
tell_progress (gint64   done,
               gint64   all,
               gpointer data)
{
  if (all > 1 && done < all)
    tell (data, NULL, NULL, (double) done / (double) all);
}

/* --- it waits, and goes */

/* When the next round begins, monotonic. */
typedef struct
{
  gint64 poll;
  gint64 written; /* of the first change not handed over; 0: none */
  gint64 calm;
} Plan;

static gint64
find_next (const Plan *plan)
{
  return plan->written > 0 ? MIN (plan->poll, MIN (plan->calm, plan->written + CALM_MOST_MICROSECONDS)) : plan->poll;
}

static void
plan_poll (Plan           *plan,
           const SyncWork *work)
{
  plan->poll = g_get_monotonic_time () + (g_atomic_int_get (&work->watched) ? WATCHED_MICROSECONDS : UNWATCHED_MICROSECONDS);
}

static void
note_written (Plan *plan)
{
  gint64 now = g_get_monotonic_time ();

  plan->written = plan->written > 0 ? plan->written : now;
  plan->calm = now + CALM_MICROSECONDS;
}

/* goes_on: documents wait, the next is at once. FALSE: stop. */
static gboolean
wait_for_round (SyncWork *work,
                gboolean  goes_on)
{
  Plan plan = { 0 };

  plan_poll (&plan, work);
  if (goes_on)
    plan.poll = g_get_monotonic_time () + MOMENT_MICROSECONDS;
  for (;;)
    {
      gint64   left = find_next (&plan) - g_get_monotonic_time ();
      SyncWord word = left > 0 ? (SyncWord) GPOINTER_TO_UINT (g_async_queue_timeout_pop (work->words, (guint64) left)) : 0;

      if (word == SYNC_WORD_STOP)
        return FALSE;
      if (word == SYNC_WORD_GO || word == SYNC_WORD_DO || (word == 0 && find_next (&plan) <= g_get_monotonic_time ()))
        return TRUE;
      if (word == SYNC_WORD_WRITTEN || word == SYNC_WORD_OPEN)
        note_written (&plan);
      else if (word == SYNC_WORD_LOOK)
        plan_poll (&plan, work);
    }
}

static void
do_chores (SyncWork  *work,
           SyncShare *share)
{
  SyncChore *chore;

  while ((chore = g_async_queue_try_pop (work->chores)) != NULL)
    sync_chore_do (chore, share, work->cancellable);
}

/* So many, those that came first. */
void
sync_work_refuse_chores (SyncWork     *work,
                         int           count,
                         const GError *why)
{
  for (; count > 0; count--)
    sync_chore_refuse (g_async_queue_pop (work->chores), why);
}

static void
take_opened (SyncWork   *work,
             SyncRounds *rounds)
{
  char **ids;

  while ((ids = g_async_queue_try_pop (work->opened)) != NULL)
    {
      sync_rounds_set_open (rounds, (const char *const *) ids);
      g_strfreev (ids);
    }
}

static void
go_round_after_round (SyncWork   *work,
                      SyncShare  *share,
                      SyncRounds *rounds)
{
  gboolean goes_on;

  sync_rounds_set_slice (rounds, SLICE_MICROSECONDS);
  do
    {
      GError     *error = NULL;
      SyncReport *report;

      do_chores (work, share);
      take_opened (work, rounds);
      report = sync_rounds_go (rounds, tell_progress, work, work->cancellable, &error);
      goes_on = report->has_more_documents && error == NULL;

      tell (work, report, error, -1);
    }
  while (wait_for_round (work, goes_on));
}

/* What is kept here of the share may be unreadable for a while only: tried again as a round is, and who asks is told meanwhile. NULL:
 * stop. */
static SyncShare *
open_share (SyncWork *work)
{
  do
    {
      GError    *error = NULL;
      int        n_chores = g_async_queue_length (work->chores); /* those that come meanwhile make it tried again */
      SyncShare *share = sync_share_open (work->store, &error);

      if (share != NULL)
        return share;
      sync_work_refuse_chores (work, n_chores, error);
      tell (work, sync_report_new (), error, -1);
    }
  while (wait_for_round (work, FALSE));
  return NULL;
}

gpointer
sync_work_run (gpointer data)
{
  SyncWork              *work = data;
  g_autoptr (SyncShare)  share = open_share (work);
  g_autoptr (SyncRounds) rounds = share != NULL ? sync_rounds_new (share) : NULL;

  if (rounds != NULL)
    go_round_after_round (work, share, rounds);
  g_clear_pointer (&rounds, sync_rounds_free);
  g_clear_pointer (&share, sync_share_free);
  sync_work_release (work);
  return NULL;
}
