/* dossier-history-texts.c - what a record said in some of its fields, each time one of them was written */
#include "dossier-history.h"

#include "base-identifier.h"
#include "dossier-history-private.h"

typedef struct
{
  const DossierKind *kind;
  const char *const *fields;
  GStrv              now; /* what each says, as far as it was read */
  GPtrArray         *texts;
  gint64             run, n; /* of the last transaction that was read */
} Reading;

void
dossier_history_texts_free (DossierHistoryTexts *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->line, dossier_history_line_free);
  g_strfreev (self->texts);
  g_free (self);
}

static char *
dup_text (const DossierField      *field,
          const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;

  if (!dossier_codec_read_value (assignment->value, assignment->value_length, field->type, &value) || value == NULL || dossier_value_get_value_type (value) != DOSSIER_VALUE_TEXT)
    return g_strdup ("");
  return g_strdup (dossier_value_get_text (value));
}

/* Whether it said one of them. is_other: something else than before. */
static gboolean
read_set (Reading      *self,
          const guint8 *data,
          gsize         length,
          gboolean     *is_other)
{
  DossierBytes      in = { data, data + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;
  gboolean          said = FALSE;

  *is_other = FALSE;
  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      const DossierField *field = assignment.key_length > 0 ? NULL : dossier_kind_find_field_number (self->kind, assignment.field);

      for (guint i = 0; field != NULL && self->fields[i] != NULL; i++)
        if (g_str_equal (self->fields[i], field->code))
          {
            g_autofree char *before = self->now[i];

            self->now[i] = dup_text (field, &assignment);
            *is_other = *is_other || !g_str_equal (before, self->now[i]);
            said = TRUE;
          }
    }
  return said;
}

static void
add_texts (Reading          *self,
           DossierStatement *row)
{
  gint64               run = dossier_statement_get_integer (row, DOSSIER_HISTORY_RUN), n = dossier_statement_get_integer (row, DOSSIER_HISTORY_N);
  DossierHistoryTexts *last = self->texts->len == 0 ? NULL : self->texts->pdata[self->texts->len - 1];

  if (last == NULL || self->run != run || self->n != n)
    {
      last = g_new0 (DossierHistoryTexts, 1);
      last->line = dossier_history_line_new (row);
      g_ptr_array_add (self->texts, last);
    }
  g_strfreev (last->texts);
  last->texts = g_strdupv (self->now);
  self->run = run;
  self->n = n;
}

static GStrv
new_empty (const char *const *fields)
{
  GStrv texts = g_new0 (char *, g_strv_length ((GStrv) fields) + 1);

  for (guint i = 0; fields[i] != NULL; i++)
    texts[i] = g_strdup ("");
  return texts;
}

GPtrArray *
dossier_history_list_texts (DossierReader     *reader,
                            const char        *id,
                            const char *const *fields,
                            GError           **error)
{
  g_autoptr (DossierRecord)    record = NULL;
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GPtrArray)        texts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_texts_free);
  g_autoptr (GError)           local = NULL;
  g_auto (GStrv)               now = NULL;
  Reading                      reading = { NULL, fields, NULL, texts, 0, 0 };

  g_return_val_if_fail (reader != NULL && id != NULL && fields != NULL, NULL);

  record = dossier_reader_find_record (reader, id, error);
  if (record == NULL)
    return NULL;
  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   DOSSIER_HISTORY_SELECT "op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                                          " WHERE op.ent = ?1 AND op.kind = ?2 ORDER BY txn.t, op.run, op.n, op.i",
                                   error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, dossier_reader_find_row (reader, id, NULL));
  dossier_statement_bind_integer (rows, 2, DOSSIER_OP_SET);
  reading.kind = dossier_record_get_kind (record);
  reading.now = now = new_empty (fields);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, DOSSIER_HISTORY_OTHER, &length);
      gboolean      is_other;

      if (read_set (&reading, data, length, &is_other))
        add_texts (&reading, rows);
    }
  if (local == NULL)
    return g_steal_pointer (&texts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- of all records of a kind */

static DossierHistoryChanges *
get_changes (GHashTable       *all,
             DossierStatement *row)
{
  char                   id[BASE_IDENTIFIER_DIGITS + 1];
  gsize                  length;
  const guint8          *bytes = dossier_statement_get_bytes (row, DOSSIER_HISTORY_OTHER + 1, &length);
  DossierHistoryChanges *changes;

  base_identifier_from_bytes (bytes, id);
  changes = g_hash_table_lookup (all, id);
  if (changes == NULL)
    g_hash_table_insert (all, g_strdup (id), changes = g_new0 (DossierHistoryChanges, 1));
  return changes;
}

/* Rows come record by record, each in its order. */
static void
count_row (Reading          *self,
           GHashTable       *all,
           DossierStatement *row,
           gint64           *ent)
{
  gint64 run = dossier_statement_get_integer (row, DOSSIER_HISTORY_RUN), n = dossier_statement_get_integer (row, DOSSIER_HISTORY_N);
  gint64 this = dossier_statement_get_integer (row, DOSSIER_HISTORY_OTHER + 2);
  gsize                  length;
  const guint8          *data = dossier_statement_get_bytes (row, DOSSIER_HISTORY_OTHER, &length);
  DossierHistoryChanges *changes;
  gboolean               is_other;

  if (this != *ent)
    {
      g_strfreev (self->now);
      self->now = new_empty (self->fields);
      self->run = self->n = -1;
      *ent = this;
    }
  if (!read_set (self, data, length, &is_other) || !is_other)
    return;
  changes = get_changes (all, row);
  changes->n += self->run != run || self->n != n;
  changes->wall = dossier_statement_get_integer (row, DOSSIER_HISTORY_WALL);
  self->run = run;
  self->n = n;
}

GHashTable *
dossier_history_count_changes (DossierReader     *reader,
                               const char        *kind,
                               const char *const *fields,
                               GError           **error)
{
  g_autoptr (GHashTable)       all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;
  Reading                      reading = { dossier_kinds_find (kind), fields, NULL, NULL, -1, -1 };
  gint64                       ent = -1;

  g_return_val_if_fail (reader != NULL && reading.kind != NULL && fields != NULL, NULL);

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   DOSSIER_HISTORY_SELECT "op.data, ent.uuid, ent.id FROM ent JOIN op ON op.ent = ent.id JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                                          " WHERE ent.kind = ?1 AND op.kind = ?2 ORDER BY ent.id, txn.t, op.run, op.n, op.i",
                                   error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, reading.kind->number);
  dossier_statement_bind_integer (rows, 2, DOSSIER_OP_SET);
  while (dossier_statement_step (rows, &local))
    count_row (&reading, all, rows, &ent);
  g_strfreev (reading.now);
  if (local == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
