/* dossier-salvage-rows.c - transactions of a damaged file, one by one, in the rows of a sound one */
#include "dossier-salvage-private.h"

#include "base-identifier.h"
#include "dossier-journal.h"
#include "dossier-tables.h"

#include <string.h>

#define NO_TAB G_MININT64

/* A transaction as it was read. */
typedef struct
{
  gint64  t, w, rank, author, vv, undo_run, undo_n, sum, sealed;
  GBytes *batch; /* or NULL */
  char   *label; /* or NULL */
  GArray *ops;   /* DossierOp, of rows there */
  GArray *tabs;  /* gint64, of each: under which table it was written; NO_TAB: that of its record */
} Read;

static void
clear_read (Read *self)
{
  g_clear_pointer (&self->batch, g_bytes_unref);
  g_clear_pointer (&self->ops, g_array_unref);
  g_clear_pointer (&self->tabs, g_array_unref);
  g_free (self->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, clear_read)

gint64
dossier_salvaging_find_row (GHashTable *rows,
                            gint64      row)
{
  const gint64 *found = g_hash_table_lookup (rows, &row);

  return found != NULL ? *found : 0;
}

void
dossier_salvaging_keep_row (GHashTable *rows,
                            gint64      there,
                            gint64      here)
{
  g_hash_table_insert (rows, g_memdup2 (&there, sizeof there), g_memdup2 (&here, sizeof here));
}

/* One row of a damaged file, found by numbers; NULL: not there, or not to be read. */
DossierStatement *
dossier_salvaging_look_up (DossierSalvaging *self,
                           const char       *sql,
                           gint64            one,
                           gint64            other)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->from, sql, NULL);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, one);
  if (other != 0)
    dossier_statement_bind_integer (row, 2, other);
  return dossier_statement_step (row, NULL) ? g_steal_pointer (&row) : NULL;
}

gint64
dossier_salvaging_find_here (DossierSalvaging *self,
                             const char       *sql,
                             const guint8     *bytes,
                             gsize             length,
                             GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, sql, error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, bytes, length);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

static gboolean
add_here (DossierSalvaging *self,
          const char       *sql,
          const guint8     *bytes,
          gsize             length,
          GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, sql, error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_bytes (row, 1, bytes, length);
  return dossier_statement_run (row, error);
}

static gint64
bring_vector (DossierSalvaging *self,
              gint64            there,
              GError          **error)
{
  g_autoptr (DossierStatement) row = there != 0 ? dossier_salvaging_look_up (self, "SELECT blob FROM vv WHERE id = ?", there, 0) : NULL;
  gsize                        length;
  const guint8                *blob;

  if (row == NULL)
    return 0;
  blob = dossier_statement_get_bytes (row, 0, &length);
  if (!add_here (self, "INSERT OR IGNORE INTO vv (blob) VALUES (?)", blob, length, error))
    return 0;
  return dossier_salvaging_find_here (self, "SELECT id FROM vv WHERE blob = ?", blob, length, error);
}

/* --- one transaction */

/* A file that was never shared may be of before there was tab. */
static DossierStatement *
prepare_ops (DossierSalvaging *self)
{
  DossierStatement *rows = dossier_database_prepare (self->from, "SELECT ent, kind, data, tab IS NOT NULL, tab FROM op WHERE run = ? AND n = ? ORDER BY i", NULL);

  return rows != NULL ? rows : dossier_database_prepare (self->from, "SELECT ent, kind, data, 0, 0 FROM op WHERE run = ? AND n = ? ORDER BY i", NULL);
}

static gboolean
read_ops (DossierSalvaging *self,
          gint64            run,
          gint64            n,
          Read             *read)
{
  g_autoptr (DossierStatement) rows = prepare_ops (self);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, run);
  dossier_statement_bind_integer (rows, 2, n);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, 2, &length);
      DossierOp     op = { dossier_statement_get_integer (rows, 0), (DossierOpKind) dossier_statement_get_integer (rows, 1), g_byte_array_new () };

      g_byte_array_append (op.data, data, (guint) length);
      gint64 tab = dossier_statement_get_integer (rows, 3) != 0 ? dossier_statement_get_integer (rows, 4) : NO_TAB;

      g_array_append_val (read->ops, op);
      g_array_append_val (read->tabs, tab);
    }
  return local == NULL;
}

/* FALSE: it cannot be read, or not as it was written. */
static gboolean
read_transaction (DossierSalvaging *self,
                  gint64            run,
                  gint64            n,
                  Read             *read)
{
  g_autoptr (DossierStatement) row = dossier_salvaging_look_up (self, "SELECT t, w, rank, author, vv, undo_run, undo_n, crc, sealed = 1, batch, label FROM txn WHERE run = ? AND n = ?", run, n);
  gint64                      *columns[] = { &read->t, &read->w, &read->rank, &read->author, &read->vv, &read->undo_run, &read->undo_n, &read->sum, &read->sealed };
  gsize                        length;
  const guint8                *batch;

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    *columns[i] = dossier_statement_get_integer (row, (int) i);
  batch = dossier_statement_get_bytes (row, 9, &length);
  if (length == BASE_IDENTIFIER_BYTES)
    read->batch = g_bytes_new (batch, length);
  read->label = g_strdup (dossier_statement_get_text (row, 10));
  read->ops = dossier_journal_new_ops ();
  read->tabs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return read_ops (self, run, n, read) &&
         dossier_journal_sum ((const DossierOp *) (gpointer) read->ops->data, read->ops->len, read->t, read->w) == read->sum;
}

static void
bind_row (DossierStatement *row,
          int               index,
          gint64            number)
{
  if (number != 0)
    dossier_statement_bind_integer (row, index, number);
}

static gboolean
write_heading (DossierSalvaging *self,
               gint64            run,
               gint64            n,
               const Read       *read,
               GError          **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;
  gint64                       author = dossier_salvaging_bring_ent (self, read->author, &local);
  gint64                       vv = local ? 0 : bring_vector (self, read->vv, &local);
  gint64                       undo_run = 0, undo_n = read->undo_n;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  row = dossier_database_prepare (self->into,
                                  "INSERT INTO txn (run, n, t, w, rank, author, vv, batch, undo_run, undo_n, label, crc, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, read->t);
  dossier_statement_bind_integer (row, 4, read->w);
  dossier_statement_bind_integer (row, 5, read->rank);
  bind_row (row, 6, author);
  bind_row (row, 7, vv);
  if (read->batch != NULL)
    dossier_statement_bind_bytes (row, 8, g_bytes_get_data (read->batch, NULL), BASE_IDENTIFIER_BYTES);
  dossier_salvaging_find_moved (self, read->undo_run, &undo_run, &undo_n);
  bind_row (row, 9, undo_run);
  bind_row (row, 10, undo_run != 0 ? undo_n : 0);
  dossier_statement_bind_text (row, 11, read->label);
  dossier_statement_bind_integer (row, 12, read->sum);
  dossier_statement_bind_integer (row, 13, read->sealed);
  return dossier_statement_run (row, error);
}

static gboolean
write_op (DossierSalvaging *self,
          gint64            run,
          gint64            n,
          guint             i,
          const DossierOp  *op,
          gint64            tab,
          GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "INSERT INTO op (run, n, i, ent, kind, data, tab) VALUES (?, ?, ?, ?, ?, ?, ?)", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, i);
  dossier_statement_bind_integer (row, 4, dossier_salvaging_find_row (self->ents, op->ent));
  dossier_statement_bind_integer (row, 5, op->kind);
  dossier_statement_bind_bytes (row, 6, op->data->data, op->data->len);
  if (tab != NO_TAB)
    dossier_statement_bind_integer (row, 7, tab);
  return dossier_statement_run (row, error);
}

/* Of a shared dossier: what was erased leaves the disk once that is known to be on the share. */
static gboolean
put_off_scrubbing (DossierSalvaging *self,
                   gint64            run,
                   gint64            n,
                   const DossierOp  *op,
                   GError          **error)
{
  g_autoptr (DossierStatement) row = NULL;

  if (op->kind != DOSSIER_OP_ERASE || !self->is_shared)
    return TRUE;
  row = dossier_database_prepare (self->into, "INSERT OR IGNORE INTO unscrubbed (run, n, ent) VALUES (?, ?, ?)", error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, dossier_salvaging_find_row (self->ents, op->ent));
  return dossier_statement_run (row, error);
}

/* Nobody knows what an operation is about whose record cannot be read. */
static gboolean
bring_records (DossierSalvaging *self,
               const Read       *read,
               gboolean         *known,
               GError          **error)
{
  *known = TRUE;
  for (guint i = 0; *known && i < read->ops->len; i++)
    {
      g_autoptr (GError) local = NULL;

      *known = dossier_salvaging_bring_ent (self, g_array_index (read->ops, DossierOp, i).ent, &local) != 0;
      if (local == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (DossierSalvaging *self,
           gint64            run,
           gint64            n,
           const Read       *read,
           GError          **error)
{
  if (!write_heading (self, run, n, read, error))
    return FALSE;
  for (guint i = 0; i < read->ops->len; i++)
    {
      const DossierOp *op = &g_array_index (read->ops, DossierOp, i);

      if (!write_op (self, run, n, i, op, g_array_index (read->tabs, gint64, i), error) || !put_off_scrubbing (self, run, n, op, error))
        return FALSE;
    }
  return TRUE;
}

/* Elsewhere than where it stood: it must not be here under its own name as well. What was handed over is called as others call it, or is
 * not brought. */
static gboolean
move (DossierSalvaging          *self,
      gint64                     there,
      gint64                     n,
      const DossierSalvagePlace *place,
      const Read                *read,
      DossierSalvageFate        *fate,
      GError                   **error)
{
  gboolean knows;
  gint64   number;

  if (!dossier_salvaging_knows (self, n, read->t, read->sum, &knows, error))
    return FALSE;
  if (knows)
    *fate = DOSSIER_SALVAGE_HERE;
  if (knows || read->sealed != 0 || self->poste == 0)
    return TRUE;
  *fate = DOSSIER_SALVAGE_MOVED;
  number = dossier_salvaging_take_number (self, there, n, place, error);
  return number != 0 && write_all (self, self->rescue, number, read, error);
}

gboolean
dossier_salvaging_bring (DossierSalvaging    *self,
                         gint64               there,
                         gint64               n,
                         DossierSalvagePlace *place,
                         DossierSalvageFate  *fate,
                         GError             **error)
{
  g_auto (Read) read = { 0 };
  gboolean      known;

  *fate = DOSSIER_SALVAGE_LOST;
  if (!read_transaction (self, there, n, &read))
    return TRUE;
  if (!bring_records (self, &read, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  if (place->run == 0 || (place->is_broken && read.sealed == 0 && self->poste != 0))
    return move (self, there, n, place, &read, fate, error);
  *fate = DOSSIER_SALVAGE_SAVED;
  return write_all (self, place->run, n, &read, error);
}
