#include "config.h"

#include "dossier-undo.h"

#include "base-identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64   run, n;
  gint64   rank;
  gint64   undo_run, undo_n;
  gboolean has_batch;
  guint8   batch[BASE_IDENTIFIER_BYTES];
  char    *label;
} Act;

typedef struct
{
  gint64        ent;
  DossierOpKind kind;
  GBytes       *data;
} PastOp;

static void
clear_act (gpointer data)
{
  g_clear_pointer (&((Act *) data)->label, g_free);
}

static void
clear_past_op (gpointer data)
{
  g_clear_pointer (&((PastOp *) data)->data, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, clear_act)

#define ACT_COLUMNS "txn.run, txn.n, txn.rank, txn.undo_run, txn.undo_n, txn.batch, txn.label"

static void
read_act (DossierStatement *row,
          Act              *act)
{
  const guint8 *batch;
  gsize         length;

  act->run = dossier_statement_get_integer (row, 0);
  act->n = dossier_statement_get_integer (row, 1);
  act->rank = dossier_statement_get_integer (row, 2);
  act->undo_run = dossier_statement_get_integer (row, 3);
  act->undo_n = dossier_statement_get_integer (row, 4);
  batch = dossier_statement_get_bytes (row, 5, &length);
  act->has_batch = batch != NULL && length == sizeof act->batch;
  if (act->has_batch)
    memcpy (act->batch, batch, length);
  g_free (act->label);
  act->label = g_strdup (dossier_statement_get_text (row, 6));
}

/* One chain: n alone names a transaction of it, unless the chain forked; then the run counts too. */
static char *
dup_name (gint64 run,
          gint64 n)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, run, n);
}

/* Walks back from the newest: an undoing makes what it names void, so that a redoing (which names
 * an undoing) gives the act its force again. */
static gboolean
is_target (const Act  *act,
           GHashTable *taken_back,
           GHashTable *redoings,
           gboolean    redo,
           gboolean   *is_end)
{
  g_autofree char *name = dup_name (act->run, act->n);
  gboolean         is_undoing = act->undo_run != 0;
  gboolean         is_redoing = g_hash_table_contains (redoings, name);

  if (g_hash_table_contains (taken_back, name))
    return FALSE;
  if (is_undoing)
    g_hash_table_add (taken_back, dup_name (act->undo_run, act->undo_n));
  *is_end = redo && !is_undoing;
  return redo ? is_undoing && !is_redoing : !is_undoing;
}

/* The names of the undoings that take back an undoing. */
static GHashTable *
list_redoings (DossierJournal *journal,
               GError        **error)
{
  g_autoptr (GHashTable)       found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (dossier_journal_get_database (journal),
                                   "SELECT txn.run, txn.n FROM txn JOIN txn u ON u.run = txn.undo_run AND u.n = txn.undo_n WHERE u.undo_run IS NOT NULL",
                                   error);
  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    g_hash_table_add (found, dup_name (dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1)));
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static DossierStatement *
prepare_chain (DossierJournal *journal,
               GError        **error)
{
  DossierStatement *rows = NULL;

  rows = dossier_database_prepare (dossier_journal_get_database (journal),
                                   "SELECT " ACT_COLUMNS " FROM txn JOIN run ON run.id = txn.run WHERE run.poste = ?"
                                   " AND NOT (txn.batch IS NOT NULL AND txn.batch = (SELECT v FROM meta WHERE k = 'founding'))"
                                   " AND NOT EXISTS (SELECT 1 FROM op WHERE op.run = txn.run AND op.n = txn.n AND op.kind > 4)"
                                   " AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.run = txn.run AND x.n = txn.n)"
                                   " AND (txn.batch IS NULL OR NOT EXISTS"
                                   "  (SELECT 1 FROM erasure x JOIN txn e ON e.run = x.run AND e.n = x.n WHERE e.batch = txn.batch))"
                                   " ORDER BY txn.n DESC, txn.run DESC",
                                   error);
  if (rows != NULL)
    dossier_statement_bind_integer (rows, 1, dossier_journal_get_poste (journal));
  return rows;
}

static gboolean
find_target (DossierJournal *journal,
             gboolean        redo,
             Act            *act,
             GError        **error)
{
  g_autoptr (GHashTable)       taken_back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable)       redoings = list_redoings (journal, error);
  g_autoptr (DossierStatement) rows = redoings ? prepare_chain (journal, error) : NULL;
  g_autoptr (GError)           local = NULL;
  gboolean                     is_end = FALSE;

  if (rows == NULL)
    return FALSE;
  while (!is_end && dossier_statement_step (rows, &local))
    {
      read_act (rows, act);
      if (is_target (act, taken_back, redoings, redo, &is_end))
        return TRUE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING, redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  return FALSE;
}

/* The transactions of the act's batch, the newest first. */
static GArray *
list_batch (DossierJournal *journal,
            const Act      *act,
            GError        **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, TRUE, sizeof (Act));
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;
  Act                          one = *act;

  g_array_set_clear_func (found, clear_act);
  if (!act->has_batch)
    {
      one.label = g_strdup (act->label);
      g_array_append_val (found, one);
      return g_steal_pointer (&found);
    }
  rows = dossier_database_prepare (dossier_journal_get_database (journal), "SELECT " ACT_COLUMNS " FROM txn WHERE batch = ? ORDER BY n DESC", error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_bytes (rows, 1, act->batch, sizeof act->batch);
  while (dossier_statement_step (rows, &local))
    {
      Act next = { 0 };

      read_act (rows, &next);
      g_array_append_val (found, next);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* rows: ent, kind, data. */
static GArray *
take_ops (DossierStatement *rows,
          GError          **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (PastOp));
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (found, clear_past_op);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, 2, &length);
      PastOp        op = { dossier_statement_get_integer (rows, 0), (DossierOpKind) dossier_statement_get_integer (rows, 1), g_bytes_new (data, length) };

      g_array_append_val (found, op);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static GArray *
list_ops (DossierJournal *journal,
          const Act      *act,
          GError        **error)
{
  g_autoptr (DossierStatement) rows = NULL;

  rows = dossier_database_prepare (dossier_journal_get_database (journal), "SELECT ent, kind, data FROM op WHERE run = ? AND n = ? ORDER BY i DESC", error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, act->run);
  dossier_statement_bind_integer (rows, 2, act->n);
  return take_ops (rows, error);
}

/* All that the act, with its batch, said of one record. */
static GArray *
list_ops_on (DossierJournal *journal,
             const Act      *act,
             gint64          ent,
             GError        **error)
{
  g_autoptr (DossierStatement) rows = NULL;

  rows = dossier_database_prepare (dossier_journal_get_database (journal),
                                   "SELECT op.ent, op.kind, op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                   " WHERE op.ent = ?1 AND op.kind = 1 AND (txn.batch = ?2 OR (txn.run = ?3 AND txn.n = ?4))",
                                   error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, ent);
  if (act->has_batch)
    dossier_statement_bind_bytes (rows, 2, act->batch, sizeof act->batch);
  dossier_statement_bind_integer (rows, 3, act->run);
  dossier_statement_bind_integer (rows, 4, act->n);
  return take_ops (rows, error);
}

static gboolean
is_emptied (const guint8 *value,
            gsize         length)
{
  return length == 1 && value[0] == 0;
}

/* Is what stands in the cell still what the act wrote there? */
static gboolean
still_stands (const DossierState      *now,
              const DossierAssignment *assignment,
              const char              *key)
{
  const DossierCell *cell = dossier_state_find (now, assignment->field, key);

  return cell != NULL && cell->current.value_length == assignment->value_length &&
         memcmp (cell->current.value, assignment->value, assignment->value_length) == 0;
}

static void
add_assignment (GByteArray         *body,
                guint               field,
                const char         *key,
                const DossierClaim *claim)
{
  static const guint8 emptied = 0;
  gsize               key_length = key ? strlen (key) : 0;

  dossier_bytes_add_varint (body, field);
  dossier_bytes_add_varint (body, key_length);
  g_byte_array_append (body, (const guint8 *) (key ? key : ""), (guint) key_length);
  g_byte_array_append (body, claim ? claim->value : &emptied, claim ? (guint) claim->value_length : 1);
}

/* What was erased, then or since, stays so. */
static gboolean
is_erased (const DossierAssignment *assignment,
           const DossierCell       *before)
{
  return dossier_codec_is_erased (assignment->value, assignment->value_length) ||
         (before != NULL && dossier_codec_is_erased (before->current.value, before->current.value_length));
}

/* What gives the fields the act wrote, and nobody wrote since, their value of before. */
static GByteArray *
dup_reversal (const PastOp       *op,
              const DossierState *now,
              const DossierState *before)
{
  gsize                  length;
  const guint8          *bytes = g_bytes_get_data (op->data, &length);
  DossierBytes           in = { bytes, bytes + length, TRUE };
  guint64                left = dossier_codec_begin_set (&in), count = 0;
  DossierAssignment      assignment;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GByteArray            *data;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      g_autofree char   *key = assignment.key_length ? g_strndup (assignment.key, assignment.key_length) : NULL;
      const DossierCell *cell = dossier_state_find (before, assignment.field, key);

      if (!still_stands (now, &assignment, key) || is_erased (&assignment, cell))
        continue;
      add_assignment (body, assignment.field, key, cell ? &cell->current : NULL);
      count++;
    }
  if (count == 0)
    return NULL;
  data = g_byte_array_new ();
  dossier_bytes_add_varint (data, count);
  g_byte_array_append (data, body->data, body->len);
  return data;
}

static gboolean
is_written_by (const PastOp      *op,
               const DossierCell *cell)
{
  gsize             length;
  const guint8     *bytes = g_bytes_get_data (op->data, &length);
  DossierBytes      in = { bytes, bytes + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    if (assignment.field == cell->field && assignment.key_length == strlen (cell->key) &&
        memcmp (assignment.key, cell->key, assignment.key_length) == 0)
      return assignment.value_length == cell->current.value_length &&
             memcmp (assignment.value, cell->current.value, assignment.value_length) == 0;
  return FALSE;
}

static gboolean
is_written_by_any (const GArray      *ops,
                   const DossierCell *cell)
{
  for (guint i = 0; i < ops->len; i++)
    if (is_written_by (&g_array_index (ops, PastOp, i), cell))
      return TRUE;
  return FALSE;
}

/* A record is as the act made it when every answer it holds is one the act gave; an import of several files may have
 * given them in several transactions. */
static gboolean
is_untouched (const GArray       *ops,
              const DossierState *now)
{
  for (guint i = 0; i < now->cells->len; i++)
    {
      const DossierCell *cell = &g_array_index (now->cells, DossierCell, i);

      if (!is_emptied (cell->current.value, cell->current.value_length) && !is_written_by_any (ops, cell))
        return FALSE;
    }
  return TRUE;
}

static void
add_reverse (GArray       *ops,
             gint64        ent,
             DossierOpKind kind,
             GByteArray   *data)
{
  DossierOp op = { ent, kind, data ? data : g_byte_array_new () };

  g_array_append_val (ops, op);
}

/* What the act made goes, unless something was added to it since. */
static gboolean
reverse_making (DossierJournal     *journal,
                const Act          *act,
                const PastOp       *op,
                const DossierState *now,
                GArray             *ops,
                GError            **error)
{
  g_autoptr (GArray) said = now->deleted ? NULL : list_ops_on (journal, act, op->ent, error);

  if (!now->deleted && said == NULL)
    return FALSE;
  if (!now->deleted && is_untouched (said, now))
    add_reverse (ops, op->ent, DOSSIER_OP_DELETE, NULL);
  return TRUE;
}

static gboolean
reverse_set (DossierJournal     *journal,
             const Act          *act,
             const PastOp       *op,
             const DossierState *now,
             const DossierState *before,
             GArray             *ops,
             GError            **error)
{
  GByteArray *data;

  if (!before->exists)
    return reverse_making (journal, act, op, now, ops, error);
  data = dup_reversal (op, now, before);
  if (data != NULL)
    add_reverse (ops, op->ent, DOSSIER_OP_SET, data);
  return TRUE;
}

static gboolean
reverse_op (DossierJournal *journal,
            const Act      *act,
            const PastOp   *op,
            GArray         *ops,
            GError        **error)
{
  DossierDatabase         *database = dossier_journal_get_database (journal);
  DossierLineage          *lineage = dossier_journal_get_lineage (journal);
  DossierBefore            limit = { act->run, act->n, act->has_batch ? act->batch : NULL };
  g_autoptr (DossierState) now = dossier_projection_compute (database, lineage, op->ent, NULL, error);
  g_autoptr (DossierState) before = now ? dossier_projection_compute (database, lineage, op->ent, &limit, error) : NULL;

  if (before == NULL)
    return FALSE;
  if (op->kind == DOSSIER_OP_SET)
    return reverse_set (journal, act, op, now, before, ops, error);
  if (op->kind == DOSSIER_OP_DELETE && now->deleted)
    add_reverse (ops, op->ent, DOSSIER_OP_RESTORE, NULL);
  else if (op->kind == DOSSIER_OP_RESTORE && !now->deleted)
    add_reverse (ops, op->ent, DOSSIER_OP_DELETE, NULL);
  return TRUE;
}

/* One transaction of the act, taken back by one of ours. */
static gboolean
reverse_act (DossierJournal *journal,
             const Act      *act,
             const guint8   *batch,
             gint64          author,
             GPtrArray      *touched,
             GError        **error)
{
  DossierHeading heading = {
    .author = author,
    .rank = (DossierRank) act->rank,
    .batch = batch,
    .label = act->label,
    .undo_run = act->run,
    .undo_n = act->n,
  };
  g_autoptr (GArray) past = list_ops (journal, act, error);
  g_autoptr (GArray) ops = dossier_journal_new_ops ();

  if (past == NULL)
    return FALSE;
  for (guint i = 0; i < past->len; i++)
    if (!reverse_op (journal, act, &g_array_index (past, PastOp, i), ops, error))
      return FALSE;
  return dossier_journal_append (journal, &heading, ops, touched, error);
}

static gboolean
reverse_batch (DossierJournal *journal,
               const Act      *act,
               gint64          author,
               GPtrArray      *touched,
               GError        **error)
{
  g_autoptr (GArray) batch = list_batch (journal, act, error);
  guint8             bytes[BASE_IDENTIFIER_BYTES];

  if (batch == NULL)
    return FALSE;
  base_identifier_random_bytes (bytes, sizeof bytes);
  for (guint i = 0; i < batch->len; i++)
    if (!reverse_act (journal, &g_array_index (batch, Act, i), act->has_batch ? bytes : NULL, author, touched, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_undo_last (DossierJournal *journal,
                   gboolean        redo,
                   gint64          author,
                   GPtrArray      *touched,
                   char          **label,
                   GError        **error)
{
  g_auto (Act) act = { 0 };

  if (!find_target (journal, redo, &act, error) || !reverse_batch (journal, &act, author, touched, error))
    return FALSE;
  *label = g_steal_pointer (&act.label);
  return TRUE;
}
