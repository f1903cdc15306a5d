#include "sync-runner-private.h"

#define SKEW_MILLISECONDS (10 * 60 * 1000)

struct _SyncRunner
{
  GObject parent_instance;

  DossierStore *store;
  SyncWork     *work; /* NULL: stopped, or not shared */
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

/* --- what the thread tells */

static void
take_report (SyncRunner *self,
             SyncReport *report,
             GError     *error)
{
  g_clear_pointer (&self->report, sync_report_free);
  g_clear_error (&self->error);
  self->report = report;
  self->error = error;
  if (report->pull == NULL && error == NULL)
    self->reached = g_get_real_time ();
}

void
sync_runner_hear (SyncRunner     *self,
                  const SyncWork *work,
                  SyncReport     *report,
                  GError         *error,
                  double          progress)
{
  if (self->work != work)
    {
      g_clear_pointer (&report, sync_report_free);
      g_clear_error (&error);
      return;
    }
  self->progress = progress;
  if (report != NULL)
    take_report (self, report, error);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the owner */

static void
say (SyncRunner *self,
     SyncWord    word)
{
  if (self->work != NULL)
    g_async_queue_push (self->work->words, GUINT_TO_POINTER (word));
}

static void
on_written (DossierStore *store,
            char        **ids,
            SyncRunner   *self)
{
  say (self, SYNC_WORD_WRITTEN);
}

static void
say_open (SyncRunner *self)
{
  if (self->work == NULL || self->open == NULL)
    return;
  g_async_queue_push (self->work->opened, g_strdupv (self->open));
  say (self, SYNC_WORD_OPEN);
}

static void
begin (SyncRunner *self)
{
  if (self->work != NULL || !sync_share_is_shared (self->store))
    return;
  self->work = sync_work_new (self->store, self);
  say_open (self);
  self->written_handler = g_signal_connect (self->store, "changed", G_CALLBACK (on_written), self);
  self->thread = g_thread_new ("liens-sync", sync_work_run, g_atomic_rc_box_acquire (self->work));
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
  say (self, SYNC_WORD_STOP);
  g_clear_pointer (&self->thread, g_thread_join);
  sync_work_refuse_chores (self->work, g_async_queue_length (self->work->chores), why);
  g_clear_pointer (&self->work, sync_work_release);
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

  say (self, SYNC_WORD_GO);
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
  g_task_set_check_cancellable (task, FALSE);                 /* what was done is told */
  g_task_set_source_tag (task, sync_runner_do_async);
  g_task_set_task_data (task, data, free_data);
  if (self->work == NULL)
    {
      g_task_return_new_error (task, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_SHARED, "this dossier has no shared folder");
      g_object_unref (task);
      return;
    }
  g_async_queue_push (self->work->chores, sync_chore_new (doing, task));
  say (self, SYNC_WORD_DO);
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
  say (self, SYNC_WORD_LOOK);
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
