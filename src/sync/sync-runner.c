#include "sync-runner.h"

#include "sync-round.h"

#define WATCHED_MICROSECONDS (5 * G_USEC_PER_SEC)
#define UNWATCHED_MICROSECONDS (30 * G_USEC_PER_SEC)
#define CALM_MICROSECONDS (2 * G_USEC_PER_SEC)
#define CALM_MOST_MICROSECONDS (10 * G_USEC_PER_SEC)
#define SKEW_MILLISECONDS (10 * 60 * 1000)

typedef enum
{
  WORD_GO = 1, /* now */
  WORD_WRITTEN,
  WORD_OPEN, /* other records are open here */
  WORD_LOOK, /* watched, or no longer: the next round may be nearer */
  WORD_DO,   /* a chore is there */
  WORD_STOP,
} Word;

/* What the thread and its owner share; counted. */
typedef struct
{
  DossierStore *store;
  GMainContext *home;
  GAsyncQueue  *words;
  GAsyncQueue  *chores; /* SyncChore */
  GAsyncQueue  *opened; /* char **: what is open, the last one holds */
  GCancellable *cancellable;
  GWeakRef      runner;
  int           watched; /* atomic */
} Work;

struct _SyncRunner
{
  GObject parent_instance;

  DossierStore *store;
  Work         *work; /* NULL: stopped, or not shared */
  GThread      *thread;
  gulong        written_handler;
  char        **open;
  SyncReport   *report;
  GError       *error;
  gint64        reached;
  double        progress;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SyncRunner, sync_runner, G_TYPE_OBJECT)

static void
clear_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_main_context_unref (work->home);
  g_async_queue_unref (work->words);
  g_async_queue_unref (work->chores);
  g_async_queue_unref (work->opened);
  g_object_unref (work->cancellable);
  g_weak_ref_clear (&work->runner);
}

static void
release_work (Work *work)
{
  g_atomic_rc_box_release_full (work, clear_work);
}

/* --- the thread tells */

typedef struct
{
  Work       *work;
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
  release_work (news->work);
  g_free (news);
}

static void
take_report (SyncRunner *self,
             News       *news)
{
  g_clear_pointer (&self->report, sync_report_free);
  g_clear_error (&self->error);
  self->report = g_steal_pointer (&news->report);
  self->error = g_steal_pointer (&news->error);
  if (self->report->pull == NULL && self->error == NULL)
    self->reached = g_get_real_time ();
}

static gboolean
hear (gpointer data)
{
  News                  *news = data;
  g_autoptr (SyncRunner) self = g_weak_ref_get (&news->work->runner);

  if (self == NULL || self->work != news->work)
    return G_SOURCE_REMOVE;
  self->progress = news->progress;
  if (news->report != NULL)
    take_report (self, news);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Takes report and error. */
static void
tell (Work       *work,
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

/* --- the thread waits, and goes */

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
plan_poll (Plan       *plan,
           const Work *work)
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

/* FALSE: stop. */
static gboolean
wait_for_round (Work *work)
{
  Plan plan = { 0 };

  plan_poll (&plan, work);
  for (;;)
    {
      gint64 left = find_next (&plan) - g_get_monotonic_time ();
      Word   word = left > 0 ? (Word) GPOINTER_TO_UINT (g_async_queue_timeout_pop (work->words, (guint64) left)) : 0;

      if (word == WORD_STOP)
        return FALSE;
      if (word == WORD_GO || word == WORD_DO || (word == 0 && find_next (&plan) <= g_get_monotonic_time ()))
        return TRUE;
      if (word == WORD_WRITTEN || word == WORD_OPEN)
        note_written (&plan);
      else if (word == WORD_LOOK)
        plan_poll (&plan, work);
    }
}

static void
do_chores (Work      *work,
           SyncShare *share)
{
  SyncChore *chore;

  while ((chore = g_async_queue_try_pop (work->chores)) != NULL)
    sync_chore_do (chore, share, work->cancellable);
}

/* So many, those that came first. */
static void
refuse_chores (Work         *work,
               int           count,
               const GError *why)
{
  for (; count > 0; count--)
    sync_chore_refuse (g_async_queue_pop (work->chores), why);
}

static void
take_opened (Work       *work,
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
go_round_after_round (Work       *work,
                      SyncShare  *share,
                      SyncRounds *rounds)
{
  do
    {
      GError     *error = NULL;
      SyncReport *report;

      do_chores (work, share);
      take_opened (work, rounds);
      report = sync_rounds_go (rounds, tell_progress, work, work->cancellable, &error);

      tell (work, report, error, -1);
    }
  while (wait_for_round (work));
}

/* What is kept here of the share may be unreadable for a while only: tried again as a round is, and who asks is told meanwhile. NULL:
 * stop. */
static SyncShare *
open_share (Work *work)
{
  do
    {
      GError    *error = NULL;
      int        n_chores = g_async_queue_length (work->chores); /* those that come meanwhile make it tried again */
      SyncShare *share = sync_share_open (work->store, &error);

      if (share != NULL)
        return share;
      refuse_chores (work, n_chores, error);
      tell (work, sync_report_new (), error, -1);
    }
  while (wait_for_round (work));
  return NULL;
}

static gpointer
run (gpointer data)
{
  Work                  *work = data;
  g_autoptr (SyncShare)  share = open_share (work);
  g_autoptr (SyncRounds) rounds = share != NULL ? sync_rounds_new (share) : NULL;

  if (rounds != NULL)
    go_round_after_round (work, share, rounds);
  g_clear_pointer (&rounds, sync_rounds_free);
  g_clear_pointer (&share, sync_share_free);
  release_work (work);
  return NULL;
}

/* --- the owner */

static void
say (SyncRunner *self,
     Word        word)
{
  if (self->work != NULL)
    g_async_queue_push (self->work->words, GUINT_TO_POINTER (word));
}

static void
on_written (DossierStore *store,
            char        **ids,
            SyncRunner   *self)
{
  say (self, WORD_WRITTEN);
}

static void
say_open (SyncRunner *self)
{
  if (self->work == NULL || self->open == NULL)
    return;
  g_async_queue_push (self->work->opened, g_strdupv (self->open));
  say (self, WORD_OPEN);
}

static void
begin (SyncRunner *self)
{
  Work *work;

  if (self->work != NULL || !sync_share_is_shared (self->store))
    return;
  work = g_atomic_rc_box_new0 (Work);
  work->store = g_object_ref (self->store);
  work->home = g_main_context_ref_thread_default ();
  work->words = g_async_queue_new ();
  work->chores = g_async_queue_new ();
  work->opened = g_async_queue_new_full ((GDestroyNotify) g_strfreev);
  work->cancellable = g_cancellable_new ();
  g_weak_ref_init (&work->runner, self);
  self->work = work;
  say_open (self);
  self->written_handler = g_signal_connect (self->store, "changed", G_CALLBACK (on_written), self);
  self->thread = g_thread_new ("liens-sync", run, g_atomic_rc_box_acquire (work));
}

void
sync_runner_stop (SyncRunner *self)
{
  g_autoptr (GError) why = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "the exchange with the folder was stopped");

  g_return_if_fail (SYNC_IS_RUNNER (self));

  if (self->work == NULL)
    return;
  g_clear_signal_handler (&self->written_handler, self->store);
  g_cancellable_cancel (self->work->cancellable);
  say (self, WORD_STOP);
  g_clear_pointer (&self->thread, g_thread_join);
  refuse_chores (self->work, g_async_queue_length (self->work->chores), why);
  g_clear_pointer (&self->work, release_work);
}

void
sync_runner_restart (SyncRunner *self)
{
  sync_runner_stop (self);
  g_clear_pointer (&self->report, sync_report_free);
  g_clear_error (&self->error);
  self->reached = 0;
  begin (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sync_runner_go (SyncRunner *self)
{
  g_return_if_fail (SYNC_IS_RUNNER (self));

  say (self, WORD_GO);
}

void
sync_runner_do_async (SyncRunner         *self,
                      SyncDoing           doing,
                      gpointer            data,
                      GDestroyNotify      free_data,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (SYNC_IS_RUNNER (self) && doing != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data); /* no source: the thread never holds the last reference of an object */
  g_task_set_check_cancellable (task, FALSE); /* what was done is told */
  g_task_set_source_tag (task, sync_runner_do_async);
  g_task_set_task_data (task, data, free_data);
  if (self->work == NULL)
    {
      g_task_return_new_error (task, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_SHARED, "this dossier has no shared folder");
      g_object_unref (task);
      return;
    }
  g_async_queue_push (self->work->chores, sync_chore_new (doing, task));
  say (self, WORD_DO);
}

gboolean
sync_runner_do_finish (SyncRunner   *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sync_runner_do_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sync_runner_set_watched (SyncRunner *self,
                         gboolean    watched)
{
  g_return_if_fail (SYNC_IS_RUNNER (self));

  if (self->work == NULL)
    return;
  g_atomic_int_set (&self->work->watched, watched);
  say (self, WORD_LOOK);
}

void
sync_runner_set_open (SyncRunner        *self,
                      const char *const *ids)
{
  g_return_if_fail (SYNC_IS_RUNNER (self) && ids != NULL);

  if (self->open != NULL && g_strv_equal (ids, (const char *const *) self->open))
    return;
  g_strfreev (self->open);
  self->open = g_strdupv ((char **) ids);
  say_open (self);
}

static void
sync_runner_dispose (GObject *object)
{
  SyncRunner *self = SYNC_RUNNER (object);

  sync_runner_stop (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sync_runner_parent_class)->dispose (object);
}

static void
sync_runner_finalize (GObject *object)
{
  SyncRunner *self = SYNC_RUNNER (object);

  g_clear_pointer (&self->report, sync_report_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->open, g_strfreev);
  G_OBJECT_CLASS (sync_runner_parent_class)->finalize (object);
}

static void
sync_runner_class_init (SyncRunnerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = sync_runner_dispose;
  object_class->finalize = sync_runner_finalize;
  signals[CHANGED] = g_signal_new ("changed", SYNC_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sync_runner_init (SyncRunner *self)
{
  self->progress = -1;
}

SyncRunner *
sync_runner_new (DossierStore *store)
{
  SyncRunner *self = g_object_new (SYNC_TYPE_RUNNER, NULL);

  self->store = g_object_ref (store);
  begin (self);
  return self;
}

/* --- what is said of it */

static gboolean
has_alert (const SyncReport *report,
           SyncAlertKind     kind)
{
  for (guint i = 0; i < report->alerts->len; i++)
    if (((const SyncAlert *) report->alerts->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

static SyncState
judge_report (const SyncReport *report)
{
  if (report->is_removed)
    return SYNC_STATE_REMOVED;
  if (report->is_waiting)
    return SYNC_STATE_WAITING;
  if (report->pull != NULL || report->push != NULL)
    return SYNC_STATE_OUT_OF_REACH;
  if (has_alert (report, SYNC_ALERT_NEWER))
    return SYNC_STATE_UPDATE;
  if (ABS (report->skew) > SKEW_MILLISECONDS)
    return SYNC_STATE_CLOCK;
  if (report->to_send > 0)
    return SYNC_STATE_TO_SEND;
  return report->conflicts > 0 || report->n_pending > 0 || report->alerts->len > 0 ? SYNC_STATE_TO_REVIEW : SYNC_STATE_UP_TO_DATE;
}

SyncState
sync_runner_get_state (SyncRunner *self)
{
  g_return_val_if_fail (SYNC_IS_RUNNER (self), SYNC_STATE_NOT_SHARED);

  if (self->work == NULL)
    return SYNC_STATE_NOT_SHARED;
  if (self->error != NULL && !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return SYNC_STATE_FAILED;
  return self->report != NULL ? judge_report (self->report) : SYNC_STATE_BEGINNING;
}

const SyncReport *
sync_runner_get_report (SyncRunner *self)
{
  g_return_val_if_fail (SYNC_IS_RUNNER (self), NULL);

  return self->report;
}

const GError *
sync_runner_get_error (SyncRunner *self)
{
  g_return_val_if_fail (SYNC_IS_RUNNER (self), NULL);

  return self->error;
}

gint64
sync_runner_get_reached (SyncRunner *self)
{
  g_return_val_if_fail (SYNC_IS_RUNNER (self), 0);

  return self->reached;
}

double
sync_runner_get_progress (SyncRunner *self)
{
  g_return_val_if_fail (SYNC_IS_RUNNER (self), -1);

  return self->progress;
}
