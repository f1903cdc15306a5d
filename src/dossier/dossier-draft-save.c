#include "dossier-draft-private.h"

/* Of the fields typed in, those that say something new. NULL and *error when one cannot be understood. */
static DossierAct *
make_act (const DossierNotation *notation,
          const DossierKind     *kind,
          const char            *id,
          DossierRecord         *record,
          GHashTable            *typed,
          GError               **error)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  GHashTableIter         each;
  gpointer               code, text;

  if (record == NULL && g_hash_table_size (typed) > 0)
    dossier_act_create (act, kind, id);
  g_hash_table_iter_init (&each, typed);
  while (g_hash_table_iter_next (&each, &code, &text))
    {
      const DossierField *field = dossier_kind_find_field (kind, code);
      const char         *single[] = { text, NULL };
      g_auto (GStrv)      lines = dossier_field_is_set (field) ? g_strsplit (text, "\n", -1) : NULL;

      if (!dossier_notation_put (notation, act, kind, id, record, field, lines != NULL ? (const char *const *) lines : single, error))
        return NULL;
    }
  return g_steal_pointer (&act);
}

DossierAct *
dossier_draft_dup_act (DossierDraft *self,
                       GError      **error)
{
  DossierNotation notation;

  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), NULL);

  if (g_hash_table_size (self->typed) == 0)
    return NULL;
  notation = (DossierNotation){ self->vocabulary, NULL };
  return make_act (&notation, self->kind, self->id, self->record, self->typed, error);
}

/* A save under way: what was typed when it began. */
typedef struct
{
  const DossierKind *kind;
  char              *id;
  GHashTable        *typed;
} Saving;

static GHashTable *
copy_texts (GHashTable *texts)
{
  GHashTable    *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter each;
  gpointer       key, text;

  g_hash_table_iter_init (&each, texts);
  while (g_hash_table_iter_next (&each, &key, &text))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (text));
  return copy;
}

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_free (saving->id);
  g_hash_table_unref (saving->typed);
  g_free (saving);
}

static Saving *
make_saving (DossierDraft *self)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->kind = self->kind;
  saving->id = g_strdup (self->id);
  saving->typed = copy_texts (self->typed);
  return saving;
}

static gpointer
understand (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Saving                 *saving = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (DossierRecord)     record = NULL;
  DossierNotation               notation = { vocabulary, reader };

  if (vocabulary == NULL)
    return NULL;
  record = dossier_reader_find_record (reader, saving->id, NULL); /* none yet: it is to be made */
  return make_act (&notation, saving->kind, saving->id, record, saving->typed, error);
}

/* What was typed again while saving stays typed. */
static void
forget_saved (DossierDraft *self,
              GHashTable   *saved)
{
  GHashTableIter each;
  gpointer       field, text;

  g_hash_table_iter_init (&each, saved);
  while (g_hash_table_iter_next (&each, &field, &text))
    if (g_strcmp0 (g_hash_table_lookup (self->typed, field), text) == 0)
      {
        g_hash_table_remove (self->typed, field);
        g_hash_table_add (self->unkept, g_strdup (field));
      }
  g_clear_pointer (&self->opened, dossier_record_unref);
  dossier_draft_keep (self);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  DossierDraft      *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gboolean           was_changed = dossier_draft_is_changed (self, NULL);

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  forget_saved (self, ((Saving *) g_task_get_task_data (task))->typed);
  dossier_draft_note_changed (self, was_changed);
  dossier_draft_load (self);
  g_task_return_boolean (task, TRUE);
}

static void
on_understood (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (act == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    dossier_store_write_async (DOSSIER_STORE (source), act, on_written, g_steal_pointer (&task));
}

void
dossier_draft_save_async (DossierDraft       *self,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DOSSIER_IS_DRAFT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (task, make_saving (self), free_saving);
  if (g_hash_table_size (self->typed) == 0)
    g_task_return_boolean (task, TRUE);
  else
    dossier_store_ask_async (self->store, understand, make_saving (self), free_saving, (GDestroyNotify) dossier_act_free, NULL,
                             on_understood, g_steal_pointer (&task));
}

gboolean
dossier_draft_save_finish (DossierDraft *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
