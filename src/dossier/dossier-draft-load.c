#include "dossier-draft-private.h"

#include "base-identifier.h"

#include <string.h>

/* What was read again for the form. */
typedef struct
{
  DossierRecord *record; /* NULL: not there */
  GHashTable    *names;
  GPtrArray     *lines; /* DossierDraftLine: what a crash left */
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->record, dossier_record_unref);
  g_clear_pointer (&loaded->names, g_hash_table_unref);
  g_clear_pointer (&loaded->lines, g_ptr_array_unref);
  g_free (loaded);
}

static void
learn_name (GHashTable    *names,
            DossierReader *reader,
            const char    *id)
{
  char *title = base_identifier_is_valid (id) ? dossier_reader_dup_title (reader, id) : NULL;

  if (title != NULL)
    g_hash_table_insert (names, g_strdup (id), title);
}

static void
learn_names (GHashTable    *names,
             DossierReader *reader,
             DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (field->type == DOSSIER_FIELD_REFERENCE)
        {
          DossierValue *value = dossier_record_get (record, field->code);

          if (value != NULL && dossier_value_get_reference (value) != NULL)
            learn_name (names, reader, dossier_value_get_reference (value));
        }
      else if (field->type == DOSSIER_FIELD_REFERENCES || field->type == DOSSIER_FIELD_PROGRAMMES)
        for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
          learn_name (names, reader, strchr (*key, '@') != NULL ? strchr (*key, '@') + 1 : *key);
    }
}

static gpointer
load (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  loaded->record = dossier_reader_find_record (reader, data, NULL); /* none yet is no error for a form */
  if (loaded->record != NULL)
    learn_names (loaded->names, reader, loaded->record);
  loaded->lines = dossier_reader_list_drafts (reader, data, error);
  if (loaded->lines != NULL)
    return loaded;
  free_loaded (loaded);
  return NULL;
}

static void
take_lines (DossierDraft *self,
            GPtrArray    *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierDraftLine *line = g_ptr_array_index (lines, i);

      /* What is being typed now is fresher than what was kept. */
      if (dossier_kind_find_field (self->kind, line->field) != NULL && !g_hash_table_contains (self->typed, line->field))
        g_hash_table_insert (self->typed, g_strdup (line->field), g_strdup (line->text));
    }
}

static void
take_record (DossierDraft  *self,
             DossierRecord *record)
{
  if (record == NULL)
    return;
  g_clear_pointer (&self->record, dossier_record_unref);
  self->record = dossier_record_ref (record);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierDraft) self = user_data;
  Loaded                  *loaded = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  gboolean                 was_changed = dossier_draft_is_changed (self, NULL);

  if (loaded == NULL)
    return; /* the store is closing, or says so elsewhere: what is typed stays */

  take_record (self, loaded->record);
  take_lines (self, loaded->lines);
  if (self->opened == NULL && self->record != NULL && g_hash_table_size (self->typed) > 0)
    self->opened = dossier_record_ref (self->record);
  g_hash_table_unref (self->names);
  self->names = g_steal_pointer (&loaded->names);
  free_loaded (loaded);
  dossier_draft_note_changed (self, was_changed);
  dossier_draft_tell_all (self);
}

void
dossier_draft_load (DossierDraft *self)
{
  g_return_if_fail (DOSSIER_IS_DRAFT (self));

  dossier_store_ask_async (self->store, load, g_strdup (self->id), g_free, free_loaded, NULL, on_loaded, g_object_ref (self));
}
