/* dossier-store-ask.c - questions to the store, and what is typed meanwhile */
#include "dossier-store-private.h"

typedef struct
{
  DossierQuestion question;
  gpointer        data;
  GDestroyNotify  destroy;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  if (asking->destroy != NULL)
    asking->destroy (asking->data);
  g_free (asking);
}

/* One question sees one state of the dossier. */
static gpointer
ask (DossierDatabase *database,
     DossierReader   *reader,
     const Asking    *asking,
     GCancellable    *cancellable,
     GError         **error)
{
  gpointer found;

  if (!dossier_database_run (database, "BEGIN", error))
    return NULL;
  dossier_database_watch (database, cancellable);
  found = asking->question (reader, asking->data, cancellable, error);
  dossier_database_watch (database, NULL);
  dossier_database_run (database, "COMMIT", NULL); /* it only read: there is nothing to lose */
  return found;
}

static gpointer
answer (gpointer      context,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  DossierCore *core = context;

  return ask (core->read, core->reader, data, cancellable, error);
}

static void
give_up (GCancellable *leaving,
         gpointer      cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gpointer
ponder (gpointer      context,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  DossierCore             *core = context;
  DossierReader           *reader = dossier_core_open_ponderer (core, error);
  g_autoptr (GCancellable) given = cancellable == NULL ? g_cancellable_new () : g_object_ref (cancellable);
  gulong                   leaving;
  gpointer                 found;

  if (reader == NULL)
    return NULL;
  leaving = g_cancellable_connect (core->leaving, G_CALLBACK (give_up), given, NULL);
  dossier_courtesy_wait (&core->courtesy, given);
  found = ask (core->pondered, reader, data, given, error);
  g_cancellable_disconnect (core->leaving, leaving);
  return found;
}

gpointer
dossier_store_ask (DossierStore   *self,
                   DossierQuestion question,
                   gpointer        data,
                   GError        **error)
{
  Asking asking = { question, data, NULL };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && question != NULL, NULL);

  return dossier_store_refuse_closed (self, error) ? NULL : dossier_worker_run (self->reader, answer, &asking, NULL, error);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  gpointer          found = dossier_worker_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, g_task_get_task_data (task));
}

/* A store that is closed has no worker. */
static void
push (DossierStore  *self,
      DossierWorker *worker,
      DossierJob     job,
      Asking        *asking,
      GDestroyNotify destroy_answer,
      GCancellable  *cancellable,
      GTask         *task) /* taken */
{
  GError *error = NULL;

  g_task_set_task_data (task, destroy_answer, NULL);
  if (dossier_store_refuse_closed (self, &error))
    {
      free_asking (asking);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  dossier_worker_push (worker, job, asking, free_asking, destroy_answer, cancellable, on_answered, task);
}

static Asking *
new_asking (DossierQuestion question,
            gpointer        data,
            GDestroyNotify  destroy)
{
  Asking *self = g_new (Asking, 1);

  *self = (Asking){ question, data, destroy };
  return self;
}

void
dossier_store_ask_async (DossierStore       *self,
                         DossierQuestion     question,
                         gpointer            data,
                         GDestroyNotify      destroy,
                         GDestroyNotify      destroy_answer,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self) && question != NULL);

  push (self, self->reader, answer, new_asking (question, data, destroy), destroy_answer, cancellable, g_task_new (self, cancellable, callback, user_data));
}

void
dossier_store_ponder_async (DossierStore       *self,
                            DossierQuestion     question,
                            gpointer            data,
                            GDestroyNotify      destroy,
                            GDestroyNotify      destroy_answer,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self) && question != NULL);

  push (self, self->ponderer, ponder, new_asking (question, data, destroy), destroy_answer, cancellable, g_task_new (self, cancellable, callback, user_data));
}

gpointer
dossier_store_ask_finish (DossierStore *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_store_keep_draft (DossierStore *self,
                          const char   *subject,
                          const char   *field,
                          const char   *text)
{
  DossierKept *kept;

  g_return_if_fail (DOSSIER_IS_STORE (self) && subject != NULL && field != NULL);

  if (self->core == NULL)
    return;
  kept = g_new0 (DossierKept, 1);
  kept->subject = g_strdup (subject);
  kept->field = g_strdup (field);
  kept->text = g_strdup (text);
  dossier_worker_push (self->keeper, dossier_core_do_keep, kept, (GDestroyNotify) dossier_kept_free, NULL, NULL, NULL, NULL);
}
