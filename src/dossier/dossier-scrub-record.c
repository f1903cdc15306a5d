/* dossier-scrub-record.c - the rows of one record without what was erased of it */
#include "dossier-scrub-private.h"

#include "dossier-transaction.h"
#include "dossier-typed.h"

#include <string.h>

/* One transaction that says something of the record. */
typedef struct
{
  gint64        run, n, i, vv;
  DossierOpKind kind;
  GBytes       *data;
} Row;

static void
clear_row (gpointer data)
{
  g_clear_pointer (&((Row *) data)->data, g_bytes_unref);
}

/* Without the erasures that count for nothing: not on the share yet, or void. */
static GArray *
list_rows (DossierJournal *journal,
           gint64          ent,
           GError        **error)
{
  g_autoptr (GArray)           rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;

  g_array_set_clear_func (rows, clear_row);
  statement = dossier_database_prepare (dossier_journal_get_database (journal),
                                        "SELECT op.run, op.n, op.i, txn.vv, op.kind, op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                        " WHERE op.ent = ? AND op.kind IN (1, 4) AND (op.kind = 1 OR NOT EXISTS"
                                        "  (SELECT 1 FROM unscrubbed u WHERE u.run = op.run AND u.n = op.n AND u.ent = op.ent))",
                                        error);
  if (statement == NULL)
    return NULL;
  dossier_statement_bind_integer (statement, 1, ent);
  while (dossier_statement_step (statement, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (statement, 5, &length);
      Row           row = { .data = g_bytes_new (data, length) };

      row.run = dossier_statement_get_integer (statement, 0);
      row.n = dossier_statement_get_integer (statement, 1);
      row.i = dossier_statement_get_integer (statement, 2);
      row.vv = dossier_statement_get_integer (statement, 3);
      row.kind = (DossierOpKind) dossier_statement_get_integer (statement, 4);
      if (row.kind == DOSSIER_OP_ERASE && dossier_lineage_is_void (dossier_journal_get_lineage (journal), row.run, row.n))
        clear_row (&row);
      else
        g_array_append_val (rows, row);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* As the projection sees it: an erasure of this field that was not seen when the row was written. */
static gboolean
is_covered (DossierJournal *journal,
            const GArray   *rows,
            const Row      *row,
            guint           field)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row    *erasure = &g_array_index (rows, Row, i);
      gsize         length;
      const guint8 *data = g_bytes_get_data (erasure->data, &length);

      if (erasure->kind == DOSSIER_OP_ERASE && dossier_codec_erase_covers (data, length, field) &&
          !dossier_lineage_saw_erasure (dossier_journal_get_lineage (journal), dossier_journal_get_database (journal), row->run, row->n, row->vv, erasure->run, erasure->n))
        return TRUE;
    }
  return FALSE;
}

static void
copy_assignment (GByteArray              *body,
                 const DossierAssignment *assignment,
                 gboolean                 erased)
{
  static const guint8 value = DOSSIER_ERASED_VALUE;

  dossier_bytes_add_varint (body, assignment->field);
  dossier_bytes_add_varint (body, assignment->key_length);
  g_byte_array_append (body, (const guint8 *) assignment->key, (guint) assignment->key_length);
  if (erased)
    g_byte_array_append (body, &value, sizeof value);
  else
    g_byte_array_append (body, assignment->value, (guint) assignment->value_length);
}

/* What goes. */
typedef struct
{
  GString   *words;
  GPtrArray *files; /* char *: what files beside the dossier are called; owned */
  guint      file;  /* number of the field that says so; 0: none does */
} Going;

static void
note_going (Going                   *going,
            const DossierAssignment *assignment)
{
  dossier_scrub_add_words (going->words, assignment);
  if (assignment->field == going->file)
    dossier_scrub_add_file (going->files, assignment);
}

/* The row without what is erased: a single value says that it is, an element of a set goes with its key. NULL: nothing is erased. */
static GByteArray *
dup_cleaned (DossierJournal *journal,
             const GArray   *rows,
             const Row      *row,
             Going          *going)
{
  gsize                  length;
  const guint8          *bytes = g_bytes_get_data (row->data, &length);
  DossierBytes           in = { bytes, bytes + length, TRUE };
  guint64                left = dossier_codec_begin_set (&in), count = 0;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  DossierAssignment      assignment;
  gboolean               found = FALSE;
  GByteArray            *data;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      gboolean covered = is_covered (journal, rows, row, assignment.field);

      found = found || covered;
      if (covered)
        note_going (going, &assignment);
      if (covered && assignment.key_length > 0)
        continue;
      copy_assignment (body, &assignment, covered);
      count++;
    }
  if (!found)
    return NULL;
  data = g_byte_array_new ();
  dossier_bytes_add_varint (data, count);
  g_byte_array_append (data, body->data, body->len);
  return data;
}

static gboolean
replace_data (DossierDatabase  *database,
              const Row        *row,
              const GByteArray *data,
              GError          **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (database, "UPDATE op SET data = ? WHERE run = ? AND n = ? AND i = ?", error);

  if (update == NULL)
    return FALSE;
  dossier_statement_bind_bytes (update, 1, data->data, data->len);
  dossier_statement_bind_integer (update, 2, row->run);
  dossier_statement_bind_integer (update, 3, row->n);
  dossier_statement_bind_integer (update, 4, row->i);
  return dossier_statement_run (update, error);
}

static GArray *
read_ops (DossierDatabase *database,
          const Row       *row,
          GError         **error)
{
  g_autoptr (GArray)           ops = dossier_journal_new_ops ();
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT data FROM op WHERE run = ? AND n = ? ORDER BY i", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, row->run);
  dossier_statement_bind_integer (rows, 2, row->n);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, 0, &length);
      DossierOp     op = { .data = g_byte_array_sized_new ((guint) length) };

      g_byte_array_append (op.data, data, (guint) length);
      g_array_append_val (ops, op);
    }
  if (local == NULL)
    return g_steal_pointer (&ops);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
refresh_sum (DossierDatabase *database,
             const Row       *row,
             GError         **error)
{
  g_autoptr (GArray)           ops = read_ops (database, row, error);
  g_autoptr (DossierStatement) times = ops ? dossier_database_prepare (database, "SELECT t, w FROM txn WHERE run = ? AND n = ?", error) : NULL;
  g_autoptr (DossierStatement) update = times ? dossier_database_prepare (database, "UPDATE txn SET crc = ? WHERE run = ? AND n = ?", error) : NULL;

  if (update == NULL)
    return FALSE;
  dossier_statement_bind_integer (times, 1, row->run);
  dossier_statement_bind_integer (times, 2, row->n);
  if (!dossier_statement_step (times, error))
    return FALSE;
  dossier_statement_bind_integer (update, 1, dossier_journal_sum ((const DossierOp *) (gpointer) ops->data, ops->len, dossier_statement_get_integer (times, 0), dossier_statement_get_integer (times, 1)));
  dossier_statement_bind_integer (update, 2, row->run);
  dossier_statement_bind_integer (update, 3, row->n);
  return dossier_statement_run (update, error);
}

static gboolean
is_same (const Row        *row,
         const GByteArray *data)
{
  gsize         length;
  gconstpointer bytes = g_bytes_get_data (row->data, &length);

  return length == data->len && memcmp (bytes, data->data, length) == 0;
}

gboolean
dossier_scrub_clean (DossierJournal *journal,
                     gint64          ent,
                     gboolean       *cleaned,
                     GError        **error)
{
  DossierDatabase      *database = dossier_journal_get_database (journal);
  g_autoptr (GArray)    rows = list_rows (journal, ent, error);
  g_autoptr (GString)   words = g_string_new (NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  Going                 going = { words, files, dossier_scrub_find_file_field (database, ent) };

  *cleaned = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const Row             *row = &g_array_index (rows, Row, i);
      g_autoptr (GByteArray) data = row->kind == DOSSIER_OP_SET ? dup_cleaned (journal, rows, row, &going) : NULL;

      if (data == NULL || is_same (row, data))
        continue;
      if (!replace_data (database, row, data, error) || !refresh_sum (database, row, error))
        return FALSE;
      *cleaned = TRUE;
    }
  return rows != NULL && (!*cleaned || (dossier_scrub_forget_here (database, ent, words->len > 0 ? words->str : NULL, error) &&
                                        dossier_scrub_note_files (journal, ent, files, error) && dossier_scrub_count (database, error)));
}

gboolean
dossier_scrub_drop_drafts (DossierJournal  *journal,
                           const DossierOp *op,
                           GError         **error)
{
  const DossierKind           *kind;
  g_autoptr (DossierStatement) found = NULL;

  found = dossier_database_prepare (dossier_journal_get_database (journal), "SELECT kind, lower (hex (uuid)) FROM ent WHERE id = ?", error);
  if (found == NULL)
    return FALSE;
  dossier_statement_bind_integer (found, 1, op->ent);
  if (!dossier_statement_step (found, error))
    return FALSE;
  kind = dossier_kinds_find_number ((guint) dossier_statement_get_integer (found, 0));
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (dossier_codec_erase_covers (op->data->data, op->data->len, kind->fields[i].number) &&
        !dossier_typed_keep (dossier_journal_get_data_dir (journal), dossier_statement_get_text (found, 1), kind->fields[i].code, NULL, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_scrub_drop_drafts_of (DossierJournal *journal,
                              gint64          ent,
                              GError        **error)
{
  g_autoptr (GArray) rows = list_rows (journal, ent, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const Row             *row = &g_array_index (rows, Row, i);
      gsize                  length;
      gconstpointer          bytes = g_bytes_get_data (row->data, &length);
      g_autoptr (GByteArray) data = g_byte_array_new ();
      DossierOp              op = { ent, row->kind, g_byte_array_append (data, bytes, (guint) length) };

      if (row->kind == DOSSIER_OP_ERASE && !dossier_scrub_drop_drafts (journal, &op, error))
        return FALSE;
    }
  return rows != NULL;
}
