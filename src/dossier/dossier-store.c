#include "dossier-store.h"

#include "dossier-file.h"
#include "dossier-store-federation.h"
#include "dossier-store-private.h"

G_DEFINE_QUARK (dossier - store - error - quark, dossier_store_error)
G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SAVED,
  HELD,
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
  signals[SAVED] = g_signal_new ("saved", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HELD] = g_signal_new ("held", DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  self->ponderer = dossier_worker_new (core);
  self->copier = dossier_worker_new (core);
  self->keeper = core->keeper = dossier_worker_new (core);
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

DossierStore *
dossier_store_open_held (const char      *path,
                         DossierIdentity *identity,
                         GError         **error)
{
  DossierCore *core;

  g_return_val_if_fail (path != NULL && identity != NULL, NULL);

  core = dossier_core_open_held (path, identity, error);
  return core ? new_around (core) : NULL;
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

  if (self->core != NULL)
    {
      g_atomic_int_set (&self->core->is_closing, TRUE); /* a turn that goes on ends in nothing */
      g_cancellable_cancel (self->core->leaving);
    }
  g_clear_pointer (&self->ponderer, dossier_worker_free);
  g_clear_pointer (&self->copier, dossier_worker_free);
  g_clear_pointer (&self->reader, dossier_worker_free);
  g_clear_pointer (&self->writer, dossier_worker_free);
  g_clear_pointer (&self->keeper, dossier_worker_free);
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

gboolean
dossier_store_refuse_closed (DossierStore *self,
                             GError      **error)
{
  if (self->core != NULL)
    return FALSE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, "the dossier is closed");
  return TRUE;
}

typedef struct
{
  DossierStore *store;
  char        **touched; /* NULL: many */
  gboolean      is_saved;
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
  if (news->is_saved)
    g_signal_emit (news->store, signals[SAVED], 0);
  return G_SOURCE_REMOVE;
}

void
dossier_store_tell (DossierStore         *self,
                    const DossierOutcome *outcome)
{
  News *news;

  if (outcome->touched != NULL && outcome->touched[0] == NULL)
    return;
  news = g_new0 (News, 1);
  news->store = g_object_ref (self);
  news->touched = g_strdupv (outcome->touched);
  news->is_saved = outcome->is_saved;
  g_main_context_invoke_full (self->home, G_PRIORITY_DEFAULT, emit_changed, news, free_news);
}

void
dossier_store_tell_files (DossierStore      *self,
                          const char *const *ids)
{
  DossierOutcome outcome = { .touched = (char **) ids };

  g_return_if_fail (DOSSIER_IS_STORE (self) && ids != NULL);

  dossier_store_tell (self, &outcome);
}

void
dossier_store_tell_held (DossierStore *self)
{
  g_signal_emit (self, signals[HELD], 0);
}
