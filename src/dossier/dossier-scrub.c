#include "dossier-scrub.h"

#include "dossier-transaction.h"
#include "dossier-typed.h"

#include <string.h>

#define PENDING "scrub"
#define IN_PLACE_OF_WORDS "…"

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

#define WORDS_BYTES 4096 /* of patterns, in all: the values of a person do not come near */

/* What a value said, as a pattern: whole words of three letters at least, and no longer than a label. */
static void
add_words (GString                 *pattern,
           const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;
  g_autofree char         *words = NULL;

  if (assignment->value_length > DOSSIER_LABEL_BYTES || pattern->len > WORDS_BYTES || dossier_codec_is_erased (assignment->value, assignment->value_length) ||
      !dossier_codec_read_value (assignment->value, assignment->value_length, DOSSIER_FIELD_TEXT, &value) || value == NULL ||
      dossier_value_get_text (value) == NULL || g_utf8_strlen (dossier_value_get_text (value), -1) < 3)
    return;
  words = g_regex_escape_string (dossier_value_get_text (value), -1);
  g_string_append_printf (pattern, "%s(?<!\\w)%s(?!\\w)", pattern->len > 0 ? "|" : "", words);
}

/* The row without what is erased: a single value says that it is, an element of a set goes with its key. NULL: nothing is erased. */
static GByteArray *
dup_cleaned (DossierJournal *journal,
             const GArray   *rows,
             const Row      *row,
             GString        *words)
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
        add_words (words, &assignment);
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

/* --- words kept beside the records */

/* A text that holds words to be forgotten, and the key of its row. */
typedef struct
{
  GPtrArray *one, *other, *texts;
} Forgetting;

static gboolean
collect_texts (DossierDatabase *database,
               const char      *sql,
               GRegex          *forgotten,
               Forgetting      *found,
               GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, sql, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      const char *text = dossier_statement_get_text (rows, 2);

      if (!g_regex_match (forgotten, text, 0, NULL))
        continue;
      g_ptr_array_add (found->one, g_strdup (dossier_statement_get_text (rows, 0)));
      g_ptr_array_add (found->other, g_strdup (dossier_statement_get_text (rows, 1)));
      g_ptr_array_add (found->texts, g_regex_replace_literal (forgotten, text, -1, 0, IN_PLACE_OF_WORDS, 0, NULL));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_texts (DossierDatabase  *database,
             const char       *sql,
             const Forgetting *found,
             GError          **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (database, sql, error);

  for (guint i = 0; update != NULL && i < found->texts->len; i++)
    {
      dossier_statement_bind_text (update, 1, found->texts->pdata[i]);
      dossier_statement_bind_text (update, 2, found->one->pdata[i]);
      dossier_statement_bind_text (update, 3, found->other->pdata[i]);
      if (!dossier_statement_run (update, error))
        return FALSE;
    }
  return update != NULL;
}

/* select: two columns of a key and a text; update: the text, then that key. */
static gboolean
forget_in (DossierDatabase *database,
           const char      *select,
           const char      *update,
           GRegex          *forgotten,
           GError         **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) other = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Forgetting            found = { one, other, texts };

  return collect_texts (database, select, forgotten, &found, error) && write_texts (database, update, &found, error);
}

static gboolean
compile (const char *pattern,
         GRegex    **regex,
         GError    **error)
{
  *regex = pattern == NULL ? NULL : g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, error);
  return pattern == NULL || *regex != NULL;
}

static const char update_label[] = "UPDATE txn SET label = ?1 WHERE run = ?2 AND n = ?3";

static gboolean
forget (DossierJournal *journal,
        const char     *pattern,
        GError        **error)
{
  g_autoptr (GRegex) forgotten = NULL;

  if (!compile (pattern, &forgotten, error))
    return FALSE;
  return forgotten == NULL ||
         (forget_in (dossier_journal_get_database (journal), "SELECT run, n, label FROM txn WHERE label IS NOT NULL", update_label, forgotten, error) &&
          dossier_typed_forget (dossier_journal_get_data_dir (journal), forgotten, IN_PLACE_OF_WORDS, error));
}

/* In the labels of what was done to the record. */
static gboolean
forget_here (DossierDatabase *database,
             gint64           ent,
             const char      *pattern,
             GError         **error)
{
  g_autoptr (GRegex) forgotten = NULL;
  g_autofree char   *select = NULL;

  if (!compile (pattern, &forgotten, error))
    return FALSE;
  select = g_strdup_printf ("SELECT run, n, label FROM txn WHERE label IS NOT NULL AND (run, n) IN (SELECT run, n FROM op WHERE ent = %" G_GINT64_FORMAT ")", ent);
  return forgotten == NULL || forget_in (database, select, update_label, forgotten, error);
}

/* Whoever keeps what was handed over learns that it holds too much. */
static gboolean
count_scrub (DossierDatabase *database,
             GError         **error)
{
  return dossier_database_run (database, "INSERT INTO meta (k, v) VALUES ('scrubs', 1) ON CONFLICT (k) DO UPDATE SET v = v + 1", error);
}

/* And the labels of what was done to the record, of the words that go. */
static gboolean
clean_record (DossierJournal *journal,
              gint64          ent,
              gboolean       *cleaned,
              GError        **error)
{
  DossierDatabase    *database = dossier_journal_get_database (journal);
  g_autoptr (GArray)  rows = list_rows (journal, ent, error);
  g_autoptr (GString) words = g_string_new (NULL);

  *cleaned = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const Row             *row = &g_array_index (rows, Row, i);
      g_autoptr (GByteArray) data = row->kind == DOSSIER_OP_SET ? dup_cleaned (journal, rows, row, words) : NULL;

      if (data == NULL || is_same (row, data))
        continue;
      if (!replace_data (database, row, data, error) || !refresh_sum (database, row, error))
        return FALSE;
      *cleaned = TRUE;
    }
  return rows != NULL && (!*cleaned || (forget_here (database, ent, words->len > 0 ? words->str : NULL, error) && count_scrub (database, error)));
}

/* What was being typed in a field that is erased goes whole. */
static gboolean
drop_drafts (DossierJournal  *journal,
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

static gboolean
note_pending (DossierDatabase *database,
              GError         **error)
{
  return dossier_database_run (database, "INSERT OR REPLACE INTO meta (k, v) VALUES ('" PENDING "', 1)", error);
}

/* What is typed here in a field that somebody erased elsewhere goes too. */
static gboolean
drop_drafts_of (DossierJournal *journal,
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

      if (row->kind == DOSSIER_OP_ERASE && !drop_drafts (journal, &op, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
has_erasure (DossierDatabase *database,
             gint64           ent,
             gboolean        *has,
             GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT 1 FROM op WHERE ent = ? AND kind = 4 LIMIT 1", error);
  g_autoptr (GError)           local = NULL;

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  *has = dossier_statement_step (row, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_scrub_record (DossierJournal *journal,
                      gint64          ent,
                      gboolean       *cleaned,
                      GError        **error)
{
  gboolean has;

  *cleaned = FALSE;
  if (!has_erasure (dossier_journal_get_database (journal), ent, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  if (!clean_record (journal, ent, cleaned, error))
    return FALSE;
  return !*cleaned || (drop_drafts_of (journal, ent, error) && note_pending (dossier_journal_get_database (journal), error));
}

gboolean
dossier_scrub_records (DossierJournal *journal,
                       GHashTable     *ents,
                       gboolean       *cleaned,
                       GError        **error)
{
  GHashTableIter iter;
  gpointer       ent;

  g_hash_table_iter_init (&iter, ents);
  while (g_hash_table_iter_next (&iter, &ent, NULL))
    {
      gboolean one = FALSE;

      if (!dossier_scrub_record (journal, *(gint64 *) ent, &one, error))
        return FALSE;
      *cleaned |= one;
    }
  return TRUE;
}

/* Of the values of before that are not among those of after. */
static char *
dup_words_between (GBytes *before,
                   GBytes *after)
{
  gsize             length, rest;
  const guint8     *bytes = g_bytes_get_data (before, &length), *kept = g_bytes_get_data (after, &rest);
  DossierBytes      in = { bytes, bytes + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  GString          *words = g_string_new (NULL);
  DossierAssignment assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    if (memmem (kept, rest, assignment.value, assignment.value_length) == NULL)
      add_words (words, &assignment);
  return g_string_free (words, words->len == 0);
}

static gint64
find_ent (DossierDatabase *database,
          gint64           run,
          gint64           n,
          gint64           i,
          GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT ent FROM op WHERE run = ? AND n = ? AND i = ?", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, i);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

gboolean
dossier_scrub_followed (DossierJournal *journal,
                        gint64          run,
                        gint64          n,
                        gint64          i,
                        GBytes         *before,
                        GBytes         *after,
                        GError        **error)
{
  DossierDatabase   *database = dossier_journal_get_database (journal);
  g_autofree char   *words = dup_words_between (before, after);
  g_autoptr (GError) local = NULL;
  gint64             ent = words != NULL ? find_ent (database, run, n, i, &local) : 0;

  if (local == NULL)
    return (ent == 0 || forget_here (database, ent, words, error)) && count_scrub (database, error) && note_pending (database, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* It is shared from the first segment it handed over. */
static gboolean
is_shared (DossierDatabase *database)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT 1 FROM meta WHERE k = 'shared'", NULL);

  return row != NULL && dossier_statement_step (row, NULL);
}

/* The erasures are of the last transaction of the chain, or of the last ones of its batch. */
static gboolean
put_off (DossierJournal  *journal,
         const DossierOp *op,
         GError         **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  insert = dossier_database_prepare (dossier_journal_get_database (journal),
                                     "INSERT OR IGNORE INTO unscrubbed (run, n, ent) SELECT op.run, op.n, op.ent FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                     " WHERE op.ent = ? AND op.kind = 4 AND txn.sealed = 0",
                                     error);
  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, op->ent);
  return dossier_statement_run (insert, error);
}

/* One erasure that waits for the share. */
typedef struct
{
  gint64 run, n, ent;
} Waiting;

static GArray *
list_waiting (DossierDatabase *database,
              GError         **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT run, n, ent FROM unscrubbed", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      Waiting one = { dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1), dossier_statement_get_integer (rows, 2) };

      g_array_append_val (found, one);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
drop_waiting (DossierDatabase *database,
              const Waiting   *one,
              GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "DELETE FROM unscrubbed WHERE run = ? AND n = ? AND ent = ?", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, one->run);
  dossier_statement_bind_integer (row, 2, one->n);
  dossier_statement_bind_integer (row, 3, one->ent);
  return dossier_statement_run (row, error);
}

static gint64
find_run (DossierDatabase *database,
          const guint8    *uuid,
          GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT id FROM run WHERE uuid = ?", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, DOSSIER_RUN_BYTES);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

/* The chain up to the point is there, with the runs that it goes on from. */
static gboolean
clean_published (DossierJournal     *journal,
                 const GArray       *waiting,
                 const DossierPoint *point,
                 GError            **error)
{
  DossierDatabase   *database = dossier_journal_get_database (journal);
  g_autoptr (GError) local = NULL;
  gint64             run = waiting->len > 0 ? find_run (database, point->run, &local) : 0;

  for (guint i = 0; local == NULL && run != 0 && i < waiting->len; i++)
    {
      const Waiting *one = &g_array_index (waiting, Waiting, i);
      gboolean       cleaned;

      if (dossier_lineage_is_ancestor (dossier_journal_get_lineage (journal), one->run, one->n, run, point->n) && drop_waiting (database, one, &local))
        dossier_scrub_record (journal, one->ent, &cleaned, &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_scrub_published (DossierJournal *journal,
                         const GArray   *points,
                         GError        **error)
{
  g_autoptr (GArray) waiting = points->len > 0 ? list_waiting (dossier_journal_get_database (journal), error) : NULL;

  if (points->len > 0 && waiting == NULL)
    return FALSE;
  for (guint i = 0; i < points->len; i++)
    if (!clean_published (journal, waiting, &g_array_index (points, DossierPoint, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
clean_or_put_off (DossierJournal  *journal,
                  const DossierOp *op,
                  GError         **error)
{
  gboolean cleaned;

  if (is_shared (dossier_journal_get_database (journal)))
    return put_off (journal, op, error);
  return clean_record (journal, op->ent, &cleaned, error);
}

/* What a form that was opened before an erasure says after it: nobody shows it, and nothing would take it away later. The erasures of
 * ops themselves have their place by now. */
static gboolean
clean_late (DossierJournal *journal,
            const GArray   *ops,
            GError        **error)
{
  for (guint i = 0; i < ops->len; i++)
    {
      const DossierOp *op = &g_array_index (ops, DossierOp, i);
      gboolean         cleaned;

      if (op->kind == DOSSIER_OP_SET && !dossier_scrub_record (journal, op->ent, &cleaned, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_scrub_rows (DossierJournal   *journal,
                    GArray           *ops,
                    const DossierAct *act,
                    GError          **error)
{
  DossierDatabase *database = dossier_journal_get_database (journal);
  gboolean         erases = FALSE;

  for (guint i = 0; i < ops->len; i++)
    {
      const DossierOp *op = &g_array_index (ops, DossierOp, i);

      if (op->kind != DOSSIER_OP_ERASE)
        continue;
      erases = TRUE;
      if (!clean_or_put_off (journal, op, error) || !drop_drafts (journal, op, error) ||
          !forget_here (database, op->ent, dossier_act_get_forgotten (act, TRUE), error))
        return FALSE;
    }
  return clean_late (journal, ops, error) &&
         (!erases || (forget (journal, dossier_act_get_forgotten (act, FALSE), error) && count_scrub (database, error) && note_pending (database, error)));
}
