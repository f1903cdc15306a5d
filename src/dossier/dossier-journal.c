#include "dossier-journal.h"

#include "base-identifier.h"
#include "dossier-vector.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#define CLOCK_JUMP_MS (60 * 1000)

struct _DossierJournal
{
  DossierDatabase *database; /* borrowed */
  char            *data_dir;
  DossierLineage  *lineage;
  gint64           poste;
  guint8           poste_uuid[DOSSIER_POSTE_BYTES];
  gint64           tip_run, tip_n; /* of our chain; 0: nothing yet */
  gint64           run;            /* opened by this process; 0: none yet */
  gint64           clock_offset;   /* wall minus time since boot when the run was opened, ms */
  DossierMembers  *members;        /* NULL: to be read */
  gint64           vector;         /* row of the tips of the others; -1: to be read */
};

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static gint64
read_offset (void)
{
  return read_clock (CLOCK_REALTIME) - read_clock (CLOCK_BOOTTIME);
}

static gint64
find_poste (DossierDatabase *database,
            DossierIdentity *identity,
            GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT id FROM poste WHERE uuid = ?", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, dossier_identity_get_poste (identity), DOSSIER_POSTE_BYTES);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

static gint64
insert_poste (DossierDatabase *database,
              DossierIdentity *identity,
              GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT INTO poste (uuid, pk, name, met) VALUES (?, ?, ?, 1)", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, dossier_identity_get_poste (identity), DOSSIER_POSTE_BYTES);
  dossier_statement_bind_bytes (row, 2, dossier_identity_get_public_key (identity), DOSSIER_PUBLIC_KEY_BYTES);
  dossier_statement_bind_text (row, 3, g_get_host_name ());
  return dossier_statement_run (row, error) ? dossier_database_get_last_rowid (database) : 0;
}

/* The tip is ours only if this poste wrote it: a file copied to another desktop begins a chain of its own. */
static gboolean
read_tip (DossierJournal *self,
          GError        **error)
{
  g_autoptr (GError)           local = NULL;
  g_autoptr (DossierStatement) row = NULL;

  row = dossier_database_prepare (self->database, "SELECT run.id, run.applied FROM run WHERE poste = ? AND applied > 0 ORDER BY id DESC LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, self->poste);
  self->tip_run = self->tip_n = 0;
  if (dossier_statement_step (row, &local))
    {
      self->tip_run = dossier_statement_get_integer (row, 0);
      self->tip_n = dossier_statement_get_integer (row, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Others went on with the run that was the tip of our chain: a backup was restored, and what was published came back. */
static gboolean
read_tip_of (DossierJournal *self,
             gint64          run,
             GError        **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, "SELECT applied FROM run WHERE id = ? -- tip", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  if (!dossier_statement_step (row, error))
    return FALSE;
  self->tip_n = dossier_statement_get_integer (row, 0);
  return TRUE;
}

DossierJournal *
dossier_journal_open (DossierDatabase *database,
                      DossierIdentity *identity,
                      GError         **error)
{
  g_autoptr (DossierJournal) self = g_new0 (DossierJournal, 1);
  g_autoptr (GError)         local = NULL;

  self->database = database;
  self->data_dir = g_strdup (dossier_identity_get_dir (identity));
  memcpy (self->poste_uuid, dossier_identity_get_poste (identity), sizeof self->poste_uuid);
  self->poste = find_poste (database, identity, &local);
  if (self->poste == 0 && local == NULL)
    self->poste = insert_poste (database, identity, &local);
  if (local == NULL && dossier_journal_recover (self, &local))
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
dossier_journal_close (DossierJournal *self)
{
  g_clear_pointer (&self->members, dossier_members_free);
  g_clear_pointer (&self->lineage, dossier_lineage_free);
  g_free (self->data_dir);
  g_free (self);
}

gboolean
dossier_journal_recover (DossierJournal *self,
                         GError        **error)
{
  self->vector = -1;
  g_clear_pointer (&self->members, dossier_members_free);
  g_clear_pointer (&self->lineage, dossier_lineage_free);
  self->lineage = dossier_lineage_load (self->database, error);
  if (self->lineage == NULL || dossier_lineage_get_uuid (self->lineage, self->run) == NULL)
    self->run = 0;
  return self->lineage != NULL && read_tip (self, error);
}

DossierDatabase *
dossier_journal_get_database (DossierJournal *self)
{
  return self->database;
}

DossierLineage *
dossier_journal_get_lineage (DossierJournal *self)
{
  return self->lineage;
}

gint64
dossier_journal_get_poste (DossierJournal *self)
{
  return self->poste;
}

const guint8 *
dossier_journal_get_poste_uuid (DossierJournal *self)
{
  return self->poste_uuid;
}

const char *
dossier_journal_get_data_dir (DossierJournal *self)
{
  return self->data_dir;
}

void
dossier_journal_get_tip (DossierJournal *self,
                         DossierPoint   *point)
{
  const guint8 *uuid = dossier_lineage_get_uuid (self->lineage, self->tip_run);

  memset (point, 0, sizeof *point);
  if (uuid == NULL)
    return;
  memcpy (point->run, uuid, sizeof point->run);
  point->n = self->tip_n;
}

gboolean
dossier_journal_note_received (DossierJournal *self,
                               gint64          run,
                               GError        **error)
{
  self->vector = -1;
  dossier_lineage_bend (self->lineage);
  if (run == self->run)
    self->run = 0;
  return run != self->tip_run || read_tip_of (self, run, error);
}

const DossierMembers *
dossier_journal_get_members (DossierJournal *self,
                             GError        **error)
{
  if (self->members == NULL)
    self->members = dossier_members_load (self->database, self->lineage, error);
  return self->members;
}

gboolean
dossier_journal_settle_members (DossierJournal *self,
                                GHashTable     *ents,
                                GError        **error)
{
  g_clear_pointer (&self->members, dossier_members_free);
  return dossier_journal_get_members (self, error) != NULL &&
         dossier_members_settle (self->members, self->database, self->lineage, ents, error);
}

static void
clear_op (gpointer data)
{
  g_clear_pointer (&((DossierOp *) data)->data, g_byte_array_unref);
}

GArray *
dossier_journal_new_ops (void)
{
  GArray *ops = g_array_new (FALSE, TRUE, sizeof (DossierOp));

  g_array_set_clear_func (ops, clear_op);
  return ops;
}

/* The run that holds the tip itself. One that was opened before a backup, and holds nothing since that was restored, only continues
 * another: who never hears of it would wait for it for ever. */
static gint64
find_holder (DossierJournal *self)
{
  gint64 run = self->tip_run, parent, parent_n;

  while ((parent = dossier_lineage_get_parent (self->lineage, run, &parent_n)) != 0 && parent_n >= self->tip_n)
    run = parent;
  return run;
}

static gboolean
open_run (DossierJournal *self,
          GError        **error)
{
  gint64                       parent = find_holder (self);
  g_autoptr (DossierStatement) row = NULL;
  guint8                       uuid[8];

  row = dossier_database_prepare (self->database, "INSERT INTO run (uuid, poste, parent, parent_n, applied) VALUES (?, ?, ?, ?, ?)", error);
  if (row == NULL)
    return FALSE;
  base_identifier_random_bytes (uuid, sizeof uuid);
  dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
  dossier_statement_bind_integer (row, 2, self->poste);
  if (parent != 0)
    {
      dossier_statement_bind_integer (row, 3, parent);
      dossier_statement_bind_integer (row, 4, self->tip_n);
    }
  dossier_statement_bind_integer (row, 5, self->tip_n);
  if (!dossier_statement_run (row, error))
    return FALSE;

  self->run = dossier_database_get_last_rowid (self->database);
  self->clock_offset = read_offset ();
  dossier_lineage_add (self->lineage, self->run, uuid, self->poste, parent, self->tip_n);
  return TRUE;
}

static gboolean
ensure_run (DossierJournal *self,
            GError        **error)
{
  if (self->run != 0 && ABS (read_offset () - self->clock_offset) <= CLOCK_JUMP_MS)
    return TRUE;
  return open_run (self, error);
}

static gboolean
read_greatest_t (DossierJournal  *self,
                 const DossierOp *ops,
                 guint            n_ops,
                 gint64          *t,
                 GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, "SELECT t FROM ent WHERE id = ?", error);
  g_autoptr (GError)           local = NULL;

  for (guint i = 0; row != NULL && local == NULL && i < n_ops; i++)
    {
      dossier_statement_bind_integer (row, 1, ops[i].ent);
      if (dossier_statement_step (row, &local))
        *t = MAX (*t, dossier_statement_get_integer (row, 0) + 1);
      dossier_statement_reset (row);
    }
  if (local == NULL)
    return row != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gint64
dossier_journal_sum (const DossierOp *ops,
                     guint            n_ops,
                     gint64           t,
                     gint64           w)
{
  crypto_generichash_state state;
  guint8                   hash[BASE_IDENTIFIER_BYTES];
  gint64                   sum;

  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) &t, sizeof t);
  crypto_generichash_update (&state, (const guint8 *) &w, sizeof w);
  for (guint i = 0; i < n_ops; i++)
    crypto_generichash_update (&state, ops[i].data->data, ops[i].data->len);
  crypto_generichash_final (&state, hash, sizeof hash);
  memcpy (&sum, hash, sizeof sum);
  return sum;
}

static gint64
find_run (DossierJournal *self,
          const guint8   *uuid,
          gint64         *applied,
          GError        **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, "SELECT id, applied FROM run WHERE uuid = ? -- tip", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, DOSSIER_RUN_BYTES);
  if (!dossier_statement_step (row, error))
    return 0;
  *applied = dossier_statement_get_integer (row, 1);
  return dossier_statement_get_integer (row, 0);
}

/* Those that our own chain does not imply, and no further than we are. */
static GArray *
choose_tips (DossierJournal *self,
             const GArray   *tips,
             GError        **error)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < tips->len; i++)
    {
      DossierTip tip = g_array_index (tips, DossierTip, i);
      gint64     applied, run = find_run (self, tip.point.run, &applied, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      tip.point.n = run == 0 ? 0 : MIN (tip.point.n, applied);
      if (tip.point.n > 0 && !dossier_lineage_is_ancestor (self->lineage, run, tip.point.n, self->tip_run, self->tip_n))
        g_array_append_val (chosen, tip);
    }
  return g_steal_pointer (&chosen);
}

/* A token that is not one tells of nothing seen. */
static GArray *
list_seen (DossierJournal *self,
           GBytes         *token,
           GError        **error)
{
  g_autoptr (GArray) tips = NULL;
  gsize              length;
  gconstpointer      bytes;

  if (token == NULL)
    tips = dossier_vector_read_tips (self->database, error);
  else
    {
      bytes = g_bytes_get_data (token, &length);
      tips = dossier_vector_from_bytes (bytes, length);
      tips = tips ? tips : g_array_new (FALSE, TRUE, sizeof (DossierTip));
    }
  return tips ? choose_tips (self, tips, error) : NULL;
}

/* *row 0: nothing of others was seen. What is here changes only by what is received: it is read once until then. */
static gboolean
ensure_vector (DossierJournal *self,
               GBytes         *token,
               gint64         *row,
               GError        **error)
{
  g_autoptr (GArray) tips = NULL;

  *row = self->vector;
  if (token == NULL && self->vector >= 0)
    return TRUE;
  tips = list_seen (self, token, error);
  if (tips == NULL || !dossier_vector_ensure_row (self->database, tips, row, error))
    return FALSE;
  if (token == NULL)
    self->vector = *row;
  return TRUE;
}

static void
bind_row (DossierStatement *statement,
          int               index,
          gint64            row)
{
  if (row != 0)
    dossier_statement_bind_integer (statement, index, row);
}

static gboolean
write_transaction (DossierJournal       *self,
                   const DossierHeading *heading,
                   gint64                t,
                   gint64                w,
                   gint64                sum,
                   GError              **error)
{
  g_autoptr (DossierStatement) row = NULL;
  gint64                       vv;

  if (!ensure_vector (self, heading->seen, &vv, error))
    return FALSE;
  row = dossier_database_prepare (self->database,
                                  "INSERT INTO txn (run, n, t, w, rank, author, vv, batch, undo_run, undo_n, label, crc)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                  error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, self->run);
  dossier_statement_bind_integer (row, 2, self->tip_n + 1);
  dossier_statement_bind_integer (row, 3, t);
  dossier_statement_bind_integer (row, 4, w);
  dossier_statement_bind_integer (row, 5, heading->rank);
  bind_row (row, 6, heading->author);
  bind_row (row, 7, vv);
  if (heading->batch != NULL)
    dossier_statement_bind_bytes (row, 8, heading->batch, BASE_IDENTIFIER_BYTES);
  bind_row (row, 9, heading->undo_run);
  bind_row (row, 10, heading->undo_n);
  if (heading->label != NULL)
    dossier_statement_bind_text (row, 11, heading->label);
  dossier_statement_bind_integer (row, 12, sum);
  return dossier_statement_run (row, error);
}

static gboolean
write_op (DossierJournal  *self,
          guint            index,
          const DossierOp *op,
          gint64           t,
          GError         **error)
{
  g_autoptr (DossierStatement) row = NULL, touch = NULL;

  row = dossier_database_prepare (self->database, "INSERT INTO op (run, n, i, ent, kind, data) VALUES (?, ?, ?, ?, ?, ?)", error);
  touch = row ? dossier_database_prepare (self->database, "UPDATE ent SET t = max (t, ?) WHERE id = ?", error) : NULL;
  if (touch == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, self->run);
  dossier_statement_bind_integer (row, 2, self->tip_n + 1);
  dossier_statement_bind_integer (row, 3, index);
  dossier_statement_bind_integer (row, 4, op->ent);
  dossier_statement_bind_integer (row, 5, op->kind);
  dossier_statement_bind_bytes (row, 6, op->data->data, op->data->len);
  dossier_statement_bind_integer (touch, 1, t);
  dossier_statement_bind_integer (touch, 2, op->ent);
  return dossier_statement_run (row, error) && dossier_statement_run (touch, error);
}

static gboolean
move_tip (DossierJournal *self,
          GError        **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, "UPDATE run SET applied = ? WHERE id = ?", error);

  if (row == NULL)
    return FALSE;
  self->tip_run = self->run;
  self->tip_n++;
  dossier_statement_bind_integer (row, 1, self->tip_n);
  dossier_statement_bind_integer (row, 2, self->run);
  return dossier_statement_run (row, error);
}

gboolean
dossier_journal_note_touched (DossierJournal *self,
                              gint64          ent,
                              GPtrArray      *touched,
                              GError        **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, "SELECT uuid FROM ent WHERE id = ?", error);
  char                         id[BASE_IDENTIFIER_DIGITS + 1];
  gsize                        length;

  if (row == NULL)
    return FALSE;
  if (touched->len > DOSSIER_MANY)
    return TRUE;
  dossier_statement_bind_integer (row, 1, ent);
  if (!dossier_statement_step (row, error))
    return FALSE;
  g_ptr_array_add (touched, g_strdup (base_identifier_from_bytes (dossier_statement_get_bytes (row, 0, &length), id)));
  return TRUE;
}

static gboolean
append_one (DossierJournal       *self,
            const DossierHeading *heading,
            const DossierOp      *ops,
            guint                 n_ops,
            GError              **error)
{
  gint64 w = heading->wall ? heading->wall : read_clock (CLOCK_REALTIME);
  gint64 t = w;

  if (!read_greatest_t (self, ops, n_ops, &t, error))
    return FALSE;
  if (!write_transaction (self, heading, t, w, dossier_journal_sum (ops, n_ops, t, w), error))
    return FALSE;
  for (guint i = 0; i < n_ops; i++)
    if (!write_op (self, i, &ops[i], t, error))
      return FALSE;
  return move_tip (self, error);
}

static gboolean
project_all (DossierJournal *self,
             GArray         *ops,
             GPtrArray      *touched,
             GError        **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray)     rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ops->len; i++)
    {
      gint64 *ent = &g_array_index (ops, DossierOp, i).ent;

      if (!g_hash_table_add (done, ent))
        continue;
      g_array_append_val (rows, *ent);
      if (!dossier_journal_note_touched (self, *ent, touched, error))
        return FALSE;
    }
  return dossier_tables_project_all (self->database, self->lineage, rows, error);
}

gboolean
dossier_journal_append (DossierJournal       *self,
                        const DossierHeading *heading,
                        GArray               *ops,
                        GPtrArray            *touched,
                        GError              **error)
{
  DossierHeading shared = *heading;
  guint8         batch[BASE_IDENTIFIER_BYTES];
  guint          done = 0;

  if (!ensure_run (self, error))
    return FALSE;
  if (ops->len > DOSSIER_TRANSACTION_OPS && shared.batch == NULL)
    {
      base_identifier_random_bytes (batch, sizeof batch);
      shared.batch = batch;
    }
  do
    {
      guint count = MIN (ops->len - done, DOSSIER_TRANSACTION_OPS);

      if (!append_one (self, &shared, &g_array_index (ops, DossierOp, done), count, error))
        return FALSE;
      done += count;
    }
  while (done < ops->len);
  return project_all (self, ops, touched, error);
}
