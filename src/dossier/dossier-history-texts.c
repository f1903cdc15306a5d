/* dossier-history-texts.c - what a record said in some of its fields, each time one of them was written */
#include "dossier-history.h"

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

/* Whether it said one of them. */
static gboolean
read_set (Reading      *self,
          const guint8 *data,
          gsize         length)
{
  DossierBytes      in = { data, data + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;
  gboolean          said = FALSE;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      const DossierField *field = assignment.key_length > 0 ? NULL : dossier_kind_find_field_number (self->kind, assignment.field);

      for (guint i = 0; field != NULL && self->fields[i] != NULL; i++)
        if (g_str_equal (self->fields[i], field->code))
          {
            g_free (self->now[i]);
            self->now[i] = dup_text (field, &assignment);
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

      if (read_set (&reading, data, length))
        add_texts (&reading, rows);
    }
  if (local == NULL)
    return g_steal_pointer (&texts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
