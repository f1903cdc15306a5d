/* dossier-slice-write.c - a transaction of others enters the journal, as it is */
#include "dossier-slice-private.h"

#include "dossier-tables-private.h"

#include <string.h>

static void
bind_row (DossierStatement *statement,
          int               index,
          gint64            row)
{
  if (row != 0)
    dossier_statement_bind_integer (statement, index, row);
}

gint64
dossier_slice_sum (const DossierTransaction *transaction)
{
  g_autoptr (GArray) ops = dossier_journal_new_ops ();

  for (guint i = 0; i < transaction->operations->len; i++)
    {
      gsize         length;
      gconstpointer data = g_bytes_get_data (g_array_index (transaction->operations, DossierOperation, i).data, &length);
      DossierOp     op = { .data = g_byte_array_sized_new ((guint) length) };

      g_byte_array_append (op.data, data, (guint) length);
      g_array_append_val (ops, op);
    }
  return dossier_journal_sum ((const DossierOp *) (gpointer) ops->data, ops->len, transaction->t, transaction->w);
}

static gboolean
write_transaction (DossierSlice             *slice,
                   const DossierTransaction *transaction,
                   GError                  **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;
  gint64                       author = 0, undone = 0;

  if (transaction->has_author)
    author = dossier_tables_ensure_ent (slice->database, transaction->author, 0, &local);
  if (local == NULL && transaction->undoes.n > 0)
    undone = dossier_slice_ensure_run (slice, transaction->undoes.run, slice->place.poste, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  row = dossier_database_prepare (slice->database,
                                  "INSERT INTO txn (run, n, t, w, rank, author, vv, batch, undo_run, undo_n, label, crc, sealed)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                                  error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, slice->place.run);
  dossier_statement_bind_integer (row, 2, transaction->point.n);
  dossier_statement_bind_integer (row, 3, transaction->t);
  dossier_statement_bind_integer (row, 4, transaction->w);
  dossier_statement_bind_integer (row, 5, transaction->rank);
  bind_row (row, 6, author);
  bind_row (row, 7, slice->vv);
  if (transaction->has_batch)
    dossier_statement_bind_bytes (row, 8, transaction->batch, sizeof transaction->batch);
  bind_row (row, 9, undone);
  bind_row (row, 10, transaction->undoes.n);
  if (transaction->label != NULL)
    dossier_statement_bind_text (row, 11, transaction->label);
  dossier_statement_bind_integer (row, 12, dossier_slice_sum (transaction));
  return dossier_statement_run (row, error);
}

static gboolean
run_for (DossierSlice *slice,
         const char   *sql,
         gint64        one,
         gint64        other,
         GError      **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (slice->database, sql, error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, one);
  dossier_statement_bind_integer (row, 2, other);
  return dossier_statement_run (row, error);
}

/* All that was shown of it under the kind that gives way: nothing of it stands, and the other kind begins with it. */
static gboolean
forget_row (DossierSlice *slice,
            gint64        ent,
            gint64        before,
            GError      **error)
{
  const DossierKind *kind = dossier_kinds_find_number ((guint) before);

  return kind == NULL || dossier_tables_forget_row (slice->database, kind, ent, error);
}

/* Two desktops may have written one id under two kinds: the smaller number is the one everywhere, and each operation keeps its own. */
static gboolean
give_kind (DossierSlice *slice,
           gint64        ent,
           gint64        before,
           gint64        kind,
           GError      **error)
{
  return run_for (slice, "UPDATE op SET tab = ?2 WHERE ent = ?1 AND tab IS NULL", ent, before, error) &&
         run_for (slice, "UPDATE ent SET kind = ?2 WHERE id = ?1", ent, kind, error) && forget_row (slice, ent, before, error);
}

static gboolean
find_ent (DossierSlice *slice,
          const guint8 *entity,
          gint64       *ent,
          gint64       *kind,
          GError      **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (slice->database, "SELECT id, kind FROM ent WHERE uuid = ?", error);
  g_autoptr (GError)           local = NULL;

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_bytes (row, 1, entity, BASE_IDENTIFIER_BYTES);
  *ent = *kind = 0;
  if (dossier_statement_step (row, &local))
    {
      *ent = dossier_statement_get_integer (row, 0);
      *kind = dossier_statement_get_integer (row, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* *differs: the record stands under another kind than the operation. */
static gint64
take_ent (DossierSlice           *slice,
          const DossierOperation *operation,
          gboolean               *differs,
          GError                **error)
{
  gint64 ent, kind, table = operation->table;

  *differs = FALSE;
  if (!find_ent (slice, operation->entity, &ent, &kind, error))
    return 0;
  if (ent == 0)
    return dossier_tables_ensure_ent (slice->database, operation->entity, operation->table, error);
  if (table != 0 && (kind == 0 || table < kind))
    return give_kind (slice, ent, kind, table, error) ? ent : 0;
  *differs = table != kind;
  return ent;
}

static gboolean
write_operation (DossierSlice             *slice,
                 const DossierTransaction *transaction,
                 guint                     index,
                 gint64                   *ent,
                 GError                  **error)
{
  const DossierOperation      *operation = &g_array_index (transaction->operations, DossierOperation, index);
  g_autoptr (DossierStatement) row = NULL;
  gboolean                     differs;
  gsize                        length;
  gconstpointer                data = g_bytes_get_data (operation->data, &length);

  *ent = take_ent (slice, operation, &differs, error);
  row = *ent ? dossier_database_prepare (slice->database, "INSERT INTO op (run, n, i, ent, kind, data, tab) VALUES (?, ?, ?, ?, ?, ?, ?)", error) : NULL;
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, slice->place.run);
  dossier_statement_bind_integer (row, 2, transaction->point.n);
  dossier_statement_bind_integer (row, 3, index);
  dossier_statement_bind_integer (row, 4, *ent);
  dossier_statement_bind_integer (row, 5, operation->kind);
  dossier_statement_bind_bytes (row, 6, data ? data : "", length);
  if (differs)
    dossier_statement_bind_integer (row, 7, operation->table);
  return dossier_statement_run (row, error) && run_for (slice, "UPDATE ent SET t = max (t, ?1) WHERE id = ?2", transaction->t, *ent, error);
}

/* Runs an act on members names must have rows before it is judged. */
static gboolean
name_runs_of_act (DossierSlice           *slice,
                  const DossierOperation *operation,
                  GError                **error)
{
  gsize              length;
  const guint8      *bytes = g_bytes_get_data (operation->data, &length);
  g_autoptr (GArray) tips = operation->kind == DOSSIER_OP_REVOKE ? dossier_members_read_tips (bytes, length) : NULL;
  gint64             poste = dossier_slice_ensure_poste (slice, operation->entity, error);

  if (poste == 0)
    return FALSE;
  for (guint i = 0; tips != NULL && i < tips->len; i++)
    if (dossier_slice_ensure_run (slice, g_array_index (tips, DossierPoint, i).run, poste, error) == 0)
      return FALSE;
  return operation->kind != DOSSIER_OP_HOLE || length < DOSSIER_RUN_BYTES || dossier_slice_ensure_run (slice, bytes, poste, error) != 0;
}

static gboolean
is_on_members (const DossierOperation *operation)
{
  return operation->kind >= DOSSIER_OP_ADMIT && operation->kind <= DOSSIER_OP_SETTING;
}

static gboolean
take_operation (DossierSlice             *slice,
                const DossierTransaction *transaction,
                guint                     index,
                GError                  **error)
{
  const DossierOperation *operation = &g_array_index (transaction->operations, DossierOperation, index);
  gint64                  ent;

  if (!write_operation (slice, transaction, index, &ent, error))
    return FALSE;
  dossier_slice_add_ent (slice, ent);
  if (!is_on_members (operation))
    return TRUE;
  slice->alters_members = TRUE;
  return operation->kind == DOSSIER_OP_SETTING || name_runs_of_act (slice, operation, error);
}

gboolean
dossier_slice_insert (DossierSlice             *slice,
                      const DossierTransaction *transaction,
                      GError                  **error)
{
  if (!dossier_slice_take_seen (slice, transaction->seen, error) || !write_transaction (slice, transaction, error) || !dossier_slice_await (slice, transaction->point.n, error))
    return FALSE;
  for (guint i = 0; i < transaction->operations->len; i++)
    if (!take_operation (slice, transaction, i, error))
      return FALSE;
  slice->place.applied = MAX (slice->place.applied, transaction->point.n);
  slice->received.n_new++;
  return TRUE;
}
