#include "dossier-store.h"

#include "base-identifier.h"
#include "dossier-file.h"
#include "dossier-store-core-private.h"
#include "dossier-worker.h"

G_DEFINE_QUARK (dossier - store - error - quark, dossier_store_error)

struct _DossierStore
{
  GObject parent;

  DossierCore   *core; /* NULL once closed */
  DossierWorker *writer;
  DossierWorker *reader;
  char          *path;
  char          *data_dir;
  char          *author;
  char          *side;
  GMainContext  *home; /* where it was opened: there it tells what changed */
};

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
dossier_store_dispose (GObject *object)
{
  dossier_store_close (DOSSIER_STORE (object));
  G_OBJECT_CLASS (dossier_store_parent_class)->dispose (object);
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  g_free (self->path);
  g_free (self->data_dir);
  g_free (self->author);
  g_free (self->side);
  g_main_context_unref (self->home);
  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_store_dispose;
  object_class->finalize = dossier_store_finalize;
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
dossier_store_init (DossierStore *self)
{
  self->home = g_main_context_ref_thread_default ();
}

static DossierStore *
new_around (DossierCore *core)
{
  DossierStore *self = g_object_new (DOSSIER_TYPE_STORE, NULL);

  self->core = core;
  self->path = g_strdup (core->path);
  self->data_dir = g_strdup (core->data_dir);
  self->writer = dossier_worker_new (core);
  self->reader = dossier_worker_new (core);
  return self;
}

static DossierStore *
open_now (const char *path,
          gboolean    make,
          GError    **error)
{
  DossierCore *core;

  g_return_val_if_fail (path != NULL, NULL);

  core = dossier_core_open (path, make, error);
  return core ? new_around (core) : NULL;
}

DossierStore *
dossier_store_new (const char *path,
                   GError    **error)
{
  return open_now (path, TRUE, error);
}

DossierStore *
dossier_store_open (const char *path,
                    GError    **error)
{
  return open_now (path, FALSE, error);
}

typedef struct
{
  char    *path;
  gboolean make;
} Opening;

static void
free_opening (gpointer data)
{
  g_free (((Opening *) data)->path);
  g_free (data);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Opening     *opening = data;
  GError      *error = NULL;
  DossierCore *core = dossier_core_open (opening->path, opening->make, &error);

  if (core == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, core, (GDestroyNotify) dossier_core_close);
}

void
dossier_store_open_async (const char         *path,
                          gboolean            make,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening          *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->make = make;
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread);
}

DossierStore *
dossier_store_open_finish (GAsyncResult *result,
                           GError      **error)
{
  DossierCore *core = g_task_propagate_pointer (G_TASK (result), error);

  return core ? new_around (core) : NULL;
}

void
dossier_store_close (DossierStore *self)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  g_clear_pointer (&self->reader, dossier_worker_free);
  g_clear_pointer (&self->writer, dossier_worker_free);
  g_clear_pointer (&self->core, dossier_core_close);
}

const char *
dossier_store_get_path (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return self->path;
}

const char *
dossier_store_get_data_dir (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return self->data_dir;
}

char *
dossier_store_dup_data_dir_of (const char *path,
                               GError    **error)
{
  g_autofree char *uuid = dossier_file_dup_uuid (path, error);

  return uuid ? dossier_identity_make_dir (uuid, error) : NULL;
}

void
dossier_store_set_author (DossierStore *self,
                          const char   *name,
                          const char   *side)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  g_free (self->author);
  self->author = g_strdup (name);
  g_free (self->side);
  self->side = g_strdup (side);
}

const char *
dossier_store_get_author (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return self->author;
}

static gboolean
refuse_closed (DossierStore *self,
               GError      **error)
{
  if (self->core != NULL)
    return FALSE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, "the dossier is closed");
  return TRUE;
}

static DossierWish *
new_wish (DossierStore     *self,
          const DossierAct *act,
          gboolean          owns_act,
          gboolean          redo)
{
  DossierWish *wish = g_new0 (DossierWish, 1);

  wish->act = act;
  wish->owns_act = owns_act;
  wish->redo = redo;
  wish->author = g_strdup (self->author);
  wish->side = g_strdup (self->side);
  return wish;
}

typedef struct
{
  DossierStore *store;
  char        **touched; /* NULL: many */
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->store);
  g_strfreev (news->touched);
  g_free (news);
}

static gboolean
emit_changed (gpointer data)
{
  News *news = data;

  g_signal_emit (news->store, signals[CHANGED], 0, news->touched);
  return G_SOURCE_REMOVE;
}

/* At once when it is called at home, or where nobody is at home; a thread that writes leaves word. */
static void
tell (DossierStore         *self,
      const DossierOutcome *outcome)
{
  News *news;

  if (outcome->touched != NULL && outcome->touched[0] == NULL)
    return;
  news = g_new0 (News, 1);
  news->store = g_object_ref (self);
  news->touched = g_strdupv (outcome->touched);
  g_main_context_invoke_full (self->home, G_PRIORITY_DEFAULT, emit_changed, news, free_news);
}

static gboolean
fulfil (DossierStore *self,
        DossierWish  *wish,
        char        **label,
        GError      **error)
{
  DossierOutcome *outcome = NULL;

  if (!refuse_closed (self, error))
    outcome = dossier_worker_run (self->writer, dossier_core_do_wish, wish, error);
  dossier_wish_free (wish);
  if (outcome == NULL)
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&outcome->label);
  tell (self, outcome);
  dossier_outcome_free (outcome);
  return TRUE;
}

gboolean
dossier_store_write (DossierStore     *self,
                     const DossierAct *act,
                     GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && act != NULL, FALSE);

  return fulfil (self, new_wish (self, act, FALSE, FALSE), NULL, error);
}

/* Whose name is told has no side of ours. */
static DossierWish *
new_wish_of (DossierStore *self,
             gboolean      redo,
             const char   *author)
{
  DossierWish *wish = new_wish (self, NULL, FALSE, redo);

  if (author == NULL)
    return wish;
  g_free (wish->author);
  wish->author = g_strdup (author);
  g_clear_pointer (&wish->side, g_free);
  return wish;
}

gboolean
dossier_store_undo (DossierStore *self,
                    const char   *author,
                    char        **label,
                    GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return fulfil (self, new_wish_of (self, FALSE, author), label, error);
}

gboolean
dossier_store_redo (DossierStore *self,
                    const char   *author,
                    char        **label,
                    GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return fulfil (self, new_wish_of (self, TRUE, author), label, error);
}

/* Back in the context of who wrote: the act is on disk, tell the readers. */
static void
on_wish_done (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  DossierOutcome   *outcome = dossier_worker_finish (result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  tell (g_task_get_source_object (task), outcome);
  g_task_return_pointer (task, outcome, (GDestroyNotify) dossier_outcome_free);
}

/* Takes wish. */
static void
fulfil_async (DossierStore       *self,
              DossierWish        *wish,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError           *error = NULL;

  if (refuse_closed (self, &error))
    {
      dossier_wish_free (wish);
      g_task_return_error (task, error);
      return;
    }
  dossier_worker_push (self->writer, dossier_core_do_wish, wish, (GDestroyNotify) dossier_wish_free,
                       (GDestroyNotify) dossier_outcome_free, NULL, on_wish_done, g_steal_pointer (&task));
}

void
dossier_store_write_async (DossierStore       *self,
                           DossierAct         *act,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self) && act != NULL);

  fulfil_async (self, new_wish (self, act, TRUE, FALSE), callback, user_data);
}

static DossierWish *
new_wish_of_batch (DossierStore *self,
                   const char   *batch)
{
  DossierWish *wish = new_wish (self, NULL, FALSE, FALSE);

  wish->batch = g_strdup (batch);
  return wish;
}

gboolean
dossier_store_undo_batch (DossierStore *self,
                          const char   *batch,
                          GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && base_identifier_is_valid (batch), FALSE);

  return fulfil (self, new_wish_of_batch (self, batch), NULL, error);
}

void
dossier_store_undo_batch_async (DossierStore       *self,
                                const char         *batch,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self) && base_identifier_is_valid (batch));

  fulfil_async (self, new_wish_of_batch (self, batch), callback, user_data);
}

static gboolean
finish_wish (DossierStore *self,
             GAsyncResult *result,
             char        **label,
             GError      **error)
{
  DossierOutcome *outcome;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&outcome->label);
  dossier_outcome_free (outcome);
  return TRUE;
}

gboolean
dossier_store_write_finish (DossierStore *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return finish_wish (self, result, NULL, error);
}

void
dossier_store_undo_async (DossierStore       *self,
                          gboolean            redo,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  fulfil_async (self, new_wish (self, NULL, FALSE, redo), callback, user_data);
}

gboolean
dossier_store_undo_finish (DossierStore *self,
                           GAsyncResult *result,
                           char        **label,
                           GError      **error)
{
  return finish_wish (self, result, label, error);
}

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
answer (gpointer      context,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  DossierCore *core = context;
  Asking      *asking = data;
  gpointer     found;

  if (!dossier_database_run (core->read, "BEGIN", error))
    return NULL;
  dossier_database_watch (core->read, cancellable);
  found = asking->question (core->reader, asking->data, cancellable, error);
  dossier_database_watch (core->read, NULL);
  dossier_database_run (core->read, "COMMIT", NULL); /* it only read: there is nothing to lose */
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

  return refuse_closed (self, error) ? NULL : dossier_worker_run (self->reader, answer, &asking, error);
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
  g_autoptr (GTask) task = NULL;
  Asking           *asking = g_new0 (Asking, 1);
  GError           *error = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self) && question != NULL);

  *asking = (Asking){ question, data, destroy };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, destroy_answer, NULL);
  if (refuse_closed (self, &error))
    {
      free_asking (asking);
      g_task_return_error (task, error);
      return;
    }
  dossier_worker_push (self->reader, answer, asking, free_asking, destroy_answer, cancellable, on_answered, g_steal_pointer (&task));
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
  dossier_worker_push (self->writer, dossier_core_do_keep, kept, (GDestroyNotify) dossier_kept_free, NULL, NULL, NULL, NULL);
}
