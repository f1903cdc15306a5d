#include "config.h"

#include "dossier-undo-private.h"

#include <string.h>

typedef struct
{
  gint64        ent;
  DossierOpKind kind;
  GBytes       *data;
} PastOp;

static void
clear_past_op (gpointer data)
{
  g_clear_pointer (&((PastOp *) data)->data, g_bytes_unref);
}

static void
clear_act (gpointer data)
{
  dossier_past_act_clear (data);
}

/* The transactions of the act's batch, the newest first. */
GArray *
dossier_past_act_list_batch (DossierJournal       *journal,
                             const DossierPastAct *act,
                             GError              **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, TRUE, sizeof (DossierPastAct));
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;
  DossierPastAct               one = *act;

  g_array_set_clear_func (found, clear_act);
  if (!act->has_batch)
    {
      one.label = g_strdup (act->label);
      g_array_append_val (found, one);
      return g_steal_pointer (&found);
    }
  rows = dossier_database_prepare (dossier_journal_get_database (journal), "SELECT " DOSSIER_PAST_ACT_COLUMNS " FROM txn WHERE batch = ? ORDER BY n DESC", error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_bytes (rows, 1, act->batch, sizeof act->batch);
  while (dossier_statement_step (rows, &local))
    {
      DossierPastAct next = { 0 };

      dossier_past_act_read (rows, &next);
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
list_ops (DossierJournal       *journal,
          const DossierPastAct *act,
          GError              **error)
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
list_ops_on (DossierJournal       *journal,
             const DossierPastAct *act,
             gint64                ent,
             GError              **error)
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
reverse_making (DossierJournal       *journal,
                const DossierPastAct *act,
                const PastOp         *op,
                const DossierState   *now,
                GArray               *ops,
                GError              **error)
{
  g_autoptr (GArray) said = now->deleted ? NULL : list_ops_on (journal, act, op->ent, error);

  if (!now->deleted && said == NULL)
    return FALSE;
  if (!now->deleted && is_untouched (said, now))
    add_reverse (ops, op->ent, DOSSIER_OP_DELETE, NULL);
  return TRUE;
}

static gboolean
reverse_set (DossierJournal       *journal,
             const DossierPastAct *act,
             const PastOp         *op,
             const DossierState   *now,
             const DossierState   *before,
             GArray               *ops,
             GError              **error)
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
reverse_op (DossierJournal       *journal,
            const DossierPastAct *act,
            const PastOp         *op,
            GArray               *ops,
            GError              **error)
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
reverse_act (DossierJournal       *journal,
             const DossierPastAct *act,
             const guint8         *batch,
             DossierReversal      *reversal,
             GError              **error)
{
  DossierHeading heading = {
    .author = reversal->author,
    .rank = (DossierRank) act->rank,
    .batch = batch,
    .label = reversal->is_part ? reversal->label : act->label,
    .undo_run = reversal->is_part ? 0 : act->run,
    .undo_n = reversal->is_part ? 0 : act->n,
  };
  g_autoptr (GArray) past = list_ops (journal, act, error);
  g_autoptr (GArray) ops = dossier_journal_new_ops ();

  if (past == NULL)
    return FALSE;
  for (guint i = 0; i < past->len; i++)
    {
      const PastOp *op = &g_array_index (past, PastOp, i);

      if ((reversal->only == 0 || op->ent == reversal->only) && !reverse_op (journal, act, op, ops, error))
        return FALSE;
    }
  reversal->n_ops += ops->len;
  return (reversal->is_part && ops->len == 0) || dossier_journal_append (journal, &heading, ops, reversal->touched, error);
}

gboolean
dossier_past_act_reverse (DossierJournal       *journal,
                          const DossierPastAct *act,
                          DossierReversal      *reversal,
                          GError              **error)
{
  g_autoptr (GArray) batch = dossier_past_act_list_batch (journal, act, error);
  guint8             bytes[BASE_IDENTIFIER_BYTES];

  if (batch == NULL)
    return FALSE;
  base_identifier_random_bytes (bytes, sizeof bytes);
  for (guint i = 0; i < batch->len; i++)
    if (!reverse_act (journal, &g_array_index (batch, DossierPastAct, i), act->has_batch ? bytes : NULL, reversal, error))
      return FALSE;
  return TRUE;
}
