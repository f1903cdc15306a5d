#include "dossier-worker.h"

struct _DossierWorker
{
  GThreadPool *pool; /* of one thread */
  gpointer     context;
};

/* Somebody waiting for an answer. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean done;
  gpointer answer;
  GError  *error;
} Wait;

typedef struct
{
  DossierJob     job;
  gpointer       data;
  GDestroyNotify destroy;
  GDestroyNotify destroy_answer;
  GCancellable  *cancellable; /* borrowed from who waits, or from task */
  GTask         *task;        /* or */
  Wait          *wait;
} Asked;

static void
answer_wait (Wait    *wait,
             gpointer answer,
             GError  *error)
{
  g_mutex_lock (&wait->mutex);
  wait->answer = answer;
  wait->error = error;
  wait->done = TRUE;
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
}

static void
answer_task (Asked   *asked,
             gpointer answer,
             GError  *error)
{
  if (error != NULL)
    g_task_return_error (asked->task, error);
  else
    g_task_return_pointer (asked->task, answer, asked->destroy_answer);
  g_object_unref (asked->task);
}

static void
do_job (gpointer data,
        gpointer user_data)
{
  Asked         *asked = data;
  DossierWorker *self = user_data;
  GError        *error = NULL;
  gpointer       answer = NULL;

  if (!g_cancellable_set_error_if_cancelled (asked->cancellable, &error))
    answer = asked->job (self->context, asked->data, asked->cancellable, &error);
  if (asked->destroy != NULL)
    asked->destroy (asked->data);
  if (asked->wait != NULL)
    answer_wait (asked->wait, answer, error);
  else
    answer_task (asked, answer, error);
  g_free (asked);
}

DossierWorker *
dossier_worker_new (gpointer context)
{
  DossierWorker *self = g_new0 (DossierWorker, 1);

  self->context = context;
  self->pool = g_thread_pool_new (do_job, self, 1, TRUE, NULL);
  return self;
}

void
dossier_worker_free (DossierWorker *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self);
}

gpointer
dossier_worker_run (DossierWorker *self,
                    DossierJob     job,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Wait   wait = { 0 };
  Asked *asked = g_new0 (Asked, 1);

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  asked->job = job;
  asked->data = data;
  asked->cancellable = cancellable;
  asked->wait = &wait;
  g_thread_pool_push (self->pool, asked, NULL);

  g_mutex_lock (&wait.mutex);
  while (!wait.done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);

  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.answer;
}

void
dossier_worker_push (DossierWorker      *self,
                     DossierJob          job,
                     gpointer            data,
                     GDestroyNotify      destroy,
                     GDestroyNotify      destroy_answer,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->job = job;
  asked->data = data;
  asked->destroy = destroy;
  asked->destroy_answer = destroy_answer;
  asked->cancellable = cancellable;
  asked->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_check_cancellable (asked->task, FALSE); /* a write begun is a write told */
  g_thread_pool_push (self->pool, asked, NULL);
}

gpointer
dossier_worker_finish (GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
