/* dossier-salvage-rows.c - transactions of a damaged file, one by one, in the rows of a sound one */
#include "dossier-salvage-private.h"

#include "base-identifier.h"
#include "dossier-journal.h"
#include "dossier-tables.h"

#include <string.h>

#define NO_TAB G_MININT64
#define MISSES 1000 /* numbers in a row that lead nowhere: there are no more */

typedef struct
{
  DossierDatabase *from, *into;
  GHashTable      *ents, *runs; /* row there → row here, gint64 */
  DossierSalvage  *told;
  GCancellable    *cancellable;
  gboolean         is_shared;
} Salvaging;

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

static gint64
find_row (GHashTable *rows,
          gint64      row)
{
  const gint64 *found = g_hash_table_lookup (rows, &row);

  return found != NULL ? *found : 0;
}

static void
keep_row (GHashTable *rows,
          gint64      there,
          gint64      here)
{
  g_hash_table_insert (rows, g_memdup2 (&there, sizeof there), g_memdup2 (&here, sizeof here));
}

/* One row of a damaged file, found by numbers; NULL: not there, or not to be read. */
static DossierStatement *
look_up (Salvaging  *self,
         const char *sql,
         gint64      one,
         gint64      other)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->from, sql, NULL);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, one);
  if (other != 0)
    dossier_statement_bind_integer (row, 2, other);
  return dossier_statement_step (row, NULL) ? g_steal_pointer (&row) : NULL;
}

/* --- who and where: rows of the damaged file in those of the copy */

/* 0 and no error: not to be read there. */
static gint64
bring_ent (Salvaging *self,
           gint64     there,
           GError   **error)
{
  gint64                       here = find_row (self->ents, there);
  g_autoptr (DossierStatement) row = here == 0 && there != 0 ? look_up (self, "SELECT uuid, kind FROM ent WHERE id = ?", there, 0) : NULL;
  gsize                        length;
  const guint8                *uuid;

  if (row == NULL)
    return here;
  uuid = dossier_statement_get_bytes (row, 0, &length);
  if (length != BASE_IDENTIFIER_BYTES)
    return 0;
  here = dossier_tables_ensure_ent (self->into, uuid, (guint) dossier_statement_get_integer (row, 1), error);
  if (here != 0)
    keep_row (self->ents, there, here);
  return here;
}

static gint64
find_here (Salvaging    *self,
           const char   *sql,
           const guint8 *bytes,
           gsize         length,
           GError      **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, sql, error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, bytes, length);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

static gboolean
add_here (Salvaging    *self,
          const char   *sql,
          const guint8 *bytes,
          gsize         length,
          GError      **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, sql, error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_bytes (row, 1, bytes, length);
  return dossier_statement_run (row, error);
}

static gint64
bring_poste (Salvaging *self,
             gint64     there,
             GError   **error)
{
  g_autoptr (DossierStatement) row = look_up (self, "SELECT uuid, pk, name FROM poste WHERE id = ?", there, 0);
  g_autoptr (DossierStatement) insert = NULL;
  gsize                        length, key_length;
  const guint8                *uuid, *key;

  if (row == NULL)
    return 0;
  uuid = dossier_statement_get_bytes (row, 0, &length);
  key = dossier_statement_get_bytes (row, 1, &key_length);
  insert = dossier_database_prepare (self->into, "INSERT OR IGNORE INTO poste (uuid, pk, name) VALUES (?, ?, ?)", error);
  if (insert == NULL)
    return 0;
  dossier_statement_bind_bytes (insert, 1, uuid, length);
  dossier_statement_bind_bytes (insert, 2, key, key_length);
  dossier_statement_bind_text (insert, 3, dossier_statement_get_text (row, 2));
  if (!dossier_statement_run (insert, error))
    return 0;
  return find_here (self, "SELECT id FROM poste WHERE uuid = ?", uuid, length, error);
}

static gint64
bring_vector (Salvaging *self,
              gint64     there,
              GError   **error)
{
  g_autoptr (DossierStatement) row = there != 0 ? look_up (self, "SELECT blob FROM vv WHERE id = ?", there, 0) : NULL;
  gsize                        length;
  const guint8                *blob;

  if (row == NULL)
    return 0;
  blob = dossier_statement_get_bytes (row, 0, &length);
  if (!add_here (self, "INSERT OR IGNORE INTO vv (blob) VALUES (?)", blob, length, error))
    return 0;
  return find_here (self, "SELECT id FROM vv WHERE blob = ?", blob, length, error);
}

/* --- one transaction */

/* A file that was never shared may be of before there was tab. */
static DossierStatement *
prepare_ops (Salvaging *self)
{
  DossierStatement *rows = dossier_database_prepare (self->from, "SELECT ent, kind, data, tab IS NOT NULL, tab FROM op WHERE run = ? AND n = ? ORDER BY i", NULL);

  return rows != NULL ? rows : dossier_database_prepare (self->from, "SELECT ent, kind, data, 0, 0 FROM op WHERE run = ? AND n = ? ORDER BY i", NULL);
}

static gboolean
read_ops (Salvaging *self,
          gint64     run,
          gint64     n,
          Read      *read)
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
read_transaction (Salvaging *self,
                  gint64     run,
                  gint64     n,
                  Read      *read)
{
  g_autoptr (DossierStatement) row = look_up (self, "SELECT t, w, rank, author, vv, undo_run, undo_n, crc, sealed = 1, batch, label FROM txn WHERE run = ? AND n = ?", run, n);
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
write_heading (Salvaging  *self,
               gint64      run,
               gint64      n,
               const Read *read,
               GError    **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;
  gint64                       author = bring_ent (self, read->author, &local);
  gint64                       vv = local ? 0 : bring_vector (self, read->vv, &local);

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
  bind_row (row, 9, find_row (self->runs, read->undo_run));
  bind_row (row, 10, find_row (self->runs, read->undo_run) != 0 ? read->undo_n : 0);
  dossier_statement_bind_text (row, 11, read->label);
  dossier_statement_bind_integer (row, 12, read->sum);
  dossier_statement_bind_integer (row, 13, read->sealed);
  return dossier_statement_run (row, error);
}

static gboolean
write_op (Salvaging       *self,
          gint64           run,
          gint64           n,
          guint            i,
          const DossierOp *op,
          gint64           tab,
          GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "INSERT INTO op (run, n, i, ent, kind, data, tab) VALUES (?, ?, ?, ?, ?, ?, ?)", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, i);
  dossier_statement_bind_integer (row, 4, find_row (self->ents, op->ent));
  dossier_statement_bind_integer (row, 5, op->kind);
  dossier_statement_bind_bytes (row, 6, op->data->data, op->data->len);
  if (tab != NO_TAB)
    dossier_statement_bind_integer (row, 7, tab);
  return dossier_statement_run (row, error);
}

/* Of a shared dossier: what was erased leaves the disk once that is known to be on the share. */
static gboolean
put_off_scrubbing (Salvaging       *self,
                   gint64           run,
                   gint64           n,
                   const DossierOp *op,
                   GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;

  if (op->kind != DOSSIER_OP_ERASE || !self->is_shared)
    return TRUE;
  row = dossier_database_prepare (self->into, "INSERT OR IGNORE INTO unscrubbed (run, n, ent) VALUES (?, ?, ?)", error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  dossier_statement_bind_integer (row, 3, find_row (self->ents, op->ent));
  return dossier_statement_run (row, error);
}

/* Nobody knows what an operation is about whose record cannot be read. */
static gboolean
bring_records (Salvaging  *self,
               const Read *read,
               gboolean   *known,
               GError    **error)
{
  *known = TRUE;
  for (guint i = 0; *known && i < read->ops->len; i++)
    {
      g_autoptr (GError) local = NULL;

      *known = bring_ent (self, g_array_index (read->ops, DossierOp, i).ent, &local) != 0;
      if (local == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
bring_transaction (Salvaging *self,
                   gint64     there,
                   gint64     here,
                   gint64     n,
                   gboolean  *saved,
                   GError   **error)
{
  g_auto (Read) read = { 0 };

  *saved = read_transaction (self, there, n, &read);
  if (!*saved)
    return TRUE;
  if (!bring_records (self, &read, saved, error) || (*saved && !write_heading (self, here, n, &read, error)))
    return FALSE;
  for (guint i = 0; *saved && i < read.ops->len; i++)
    {
      const DossierOp *op = &g_array_index (read.ops, DossierOp, i);

      if (!write_op (self, here, n, i, op, g_array_index (read.tabs, gint64, i), error) || !put_off_scrubbing (self, here, n, op, error))
        return FALSE;
    }
  return TRUE;
}

/* --- one run */

typedef struct
{
  guint8 uuid[8];
  gint64 poste, parent, parent_n, applied, known;
} Run;

static gboolean
read_run (Salvaging *self,
          gint64     there,
          Run       *run)
{
  g_autoptr (DossierStatement) row = look_up (self, "SELECT uuid, poste, parent, parent_n, applied, known <> 0 FROM run WHERE id = ?", there, 0);
  gsize                        length;
  const guint8                *uuid;

  if (row == NULL) /* it may be of before runs of others were named */
    row = look_up (self, "SELECT uuid, poste, parent, parent_n, applied, 1 FROM run WHERE id = ?", there, 0);
  if (row == NULL)
    return FALSE;
  uuid = dossier_statement_get_bytes (row, 0, &length);
  if (length != sizeof run->uuid)
    return FALSE;
  memcpy (run->uuid, uuid, sizeof run->uuid);
  run->poste = dossier_statement_get_integer (row, 1);
  run->parent = dossier_statement_get_integer (row, 2);
  run->parent_n = dossier_statement_get_integer (row, 3);
  run->applied = dossier_statement_get_integer (row, 4);
  run->known = dossier_statement_get_integer (row, 5);
  return TRUE;
}

static gint64
add_run (Salvaging *self,
         const Run *run,
         GError   **error)
{
  gint64                       poste = bring_poste (self, run->poste, error);
  g_autoptr (DossierStatement) row = NULL;

  if (poste == 0)
    return 0;
  row = dossier_database_prepare (self->into, "INSERT INTO run (uuid, poste, parent, parent_n, applied, known) VALUES (?, ?, ?, ?, 0, ?)", error);
  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, run->uuid, sizeof run->uuid);
  dossier_statement_bind_integer (row, 2, poste);
  bind_row (row, 3, find_row (self->runs, run->parent));
  bind_row (row, 4, run->parent_n);
  dossier_statement_bind_integer (row, 5, run->known);
  return dossier_statement_run (row, error) ? dossier_database_get_last_rowid (self->into) : 0;
}

static gint64
read_applied (Salvaging *self,
              gint64     here,
              GError   **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "SELECT applied FROM run WHERE id = ?", error);

  if (row == NULL)
    return -1;
  dossier_statement_bind_integer (row, 1, here);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : -1;
}

static gboolean
write_applied (Salvaging *self,
               gint64     here,
               gint64     n,
               GError   **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "UPDATE run SET applied = ? WHERE id = ?", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, n);
  dossier_statement_bind_integer (row, 2, here);
  return dossier_statement_run (row, error);
}

static gboolean
is_sealed_there (Salvaging *self,
                 gint64     there,
                 gint64     n)
{
  g_autoptr (DossierStatement) row = look_up (self, "SELECT 1 FROM txn WHERE run = ? AND n = ? AND sealed = 1", there, n);

  return row != NULL;
}

/* The numbers of a run that were not handed over when the copy was made. */
static GArray *
list_unsealed (Salvaging *self,
               gint64     here,
               GError   **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (self->into, "SELECT n FROM txn WHERE run = ? AND sealed = 0", error);
  g_autoptr (GArray)           found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, here);
  while (dossier_statement_step (rows, &local))
    {
      gint64 n = dossier_statement_get_integer (rows, 0);

      g_array_append_val (found, n);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What the copy has, and was handed over after it was made. */
static gboolean
bring_seals (Salvaging *self,
             gint64     there,
             gint64     here,
             GError   **error)
{
  g_autoptr (GArray)           unsealed = list_unsealed (self, here, error);
  g_autoptr (DossierStatement) update = unsealed != NULL ? dossier_database_prepare (self->into, "UPDATE txn SET sealed = 1 WHERE run = ? AND n = ?", error) : NULL;

  for (guint i = 0; update != NULL && i < unsealed->len; i++)
    {
      gint64 n = g_array_index (unsealed, gint64, i);

      if (!is_sealed_there (self, there, n))
        continue;
      dossier_statement_bind_integer (update, 1, here);
      dossier_statement_bind_integer (update, 2, n);
      if (!dossier_statement_run (update, error))
        return FALSE;
    }
  return update != NULL;
}

static gboolean
bring_transactions (Salvaging *self,
                    const Run *run,
                    gint64     there,
                    gint64     here,
                    GError   **error)
{
  gint64 applied = read_applied (self, here, error), last = applied;

  if (applied < 0)
    return FALSE;
  for (gint64 n = MAX (applied, run->parent_n) + 1; n <= run->applied; n++)
    {
      gboolean saved;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !bring_transaction (self, there, here, n, &saved, error))
        return FALSE;
      self->told->n_saved += saved;
      self->told->n_lost += !saved;
      last = saved ? n : last;
    }
  return last == applied || write_applied (self, here, last, error);
}

static gboolean
bring_run (Salvaging *self,
           gint64     there,
           const Run *run,
           GError   **error)
{
  g_autoptr (GError) local = NULL;
  gint64             here = find_here (self, "SELECT id FROM run WHERE uuid = ?", run->uuid, sizeof run->uuid, &local);

  if (here == 0 && local == NULL)
    here = add_run (self, run, &local);
  if (here == 0 && local == NULL) /* whose it is cannot be read */
    {
      self->told->n_lost += run->applied - run->parent_n;
      return TRUE;
    }
  if (local == NULL)
    {
      keep_row (self->runs, there, here);
      return bring_seals (self, there, here, error) && bring_transactions (self, run, there, here, error);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
bring_sharing (Salvaging *self,
               GError   **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->from, "SELECT 1 FROM meta WHERE k = 'shared'", NULL);

  self->is_shared = row != NULL && dossier_statement_step (row, NULL);
  return !self->is_shared || dossier_database_run (self->into, "INSERT OR IGNORE INTO meta (k, v) VALUES ('shared', 1)", error);
}

gboolean
dossier_salvage_bring_runs (DossierDatabase *from,
                            DossierDatabase *into,
                            DossierSalvage  *told,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autoptr (GHashTable) ents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Salvaging              self = { from, into, ents, runs, told, cancellable };

  if (!bring_sharing (&self, error))
    return FALSE;
  for (gint64 there = 1, misses = 0; misses < MISSES; there++)
    {
      Run run;

      if (!read_run (&self, there, &run))
        misses++;
      else if (misses = 0, !bring_run (&self, there, &run, error))
        return FALSE;
    }
  return TRUE;
}
