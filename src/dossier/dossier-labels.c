#include "dossier-labels.h"

#include "dossier-headings.h"

struct _DossierLabels
{
  GObject            parent_instance;
  DossierStore      *store;
  GHashTable        *ids; /* of the records that headings are written in */
  GCancellable      *asking;
  DossierVocabulary *vocabulary; /* NULL: not read yet */
};

G_DEFINE_FINAL_TYPE (DossierLabels, dossier_labels, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierLabels)     self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (DossierVocabulary) read = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (read == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("reading what the fields are called: %s", error->message);
  if (read == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = g_steal_pointer (&read);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (DossierLabels *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, dossier_vocabulary_read, NULL, NULL, (GDestroyNotify) dossier_vocabulary_unref, self->asking, on_loaded, g_object_ref (self));
}

static void
on_changed (DossierLabels *self,
            GStrv          ids)
{
  gboolean is_told = ids == NULL;

  for (char **id = ids; !is_told && *id != NULL; id++)
    is_told = g_hash_table_contains (self->ids, *id);
  if (is_told)
    ask (self);
}

static void
dossier_labels_dispose (GObject *object)
{
  DossierLabels *self = DOSSIER_LABELS (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_labels_parent_class)->dispose (object);
}

static void
dossier_labels_finalize (GObject *object)
{
  DossierLabels *self = DOSSIER_LABELS (object);

  g_hash_table_unref (self->ids);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  G_OBJECT_CLASS (dossier_labels_parent_class)->finalize (object);
}

static void
dossier_labels_class_init (DossierLabelsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_labels_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_labels_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
note_id (const char         *vocabulary,
         const DossierField *field,
         gpointer            data)
{
  g_hash_table_add (data, dossier_term_derive_id (vocabulary, field->code));
}

static void
dossier_labels_init (DossierLabels *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dossier_headings_visit (note_id, self->ids);
}

DossierLabels *
dossier_labels_new (DossierStore *store)
{
  DossierLabels *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  self = g_object_new (DOSSIER_TYPE_LABELS, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}

const DossierVocabulary *
dossier_labels_get_vocabulary (DossierLabels *self)
{
  g_return_val_if_fail (self == NULL || DOSSIER_IS_LABELS (self), NULL);

  return self == NULL ? NULL : self->vocabulary;
}
