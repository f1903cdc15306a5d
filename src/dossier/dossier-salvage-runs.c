/* dossier-salvage-runs.c - runs of a damaged file, whose they are, and what was handed over of them */
#include "dossier-salvage-private.h"

#include "base-identifier.h"

#include <string.h>

#define MISSES 1000 /* numbers in a row that lead nowhere: there are no more */

static void
bind_row (DossierStatement *row,
          int               index,
          gint64            number)
{
  if (number != 0)
    dossier_statement_bind_integer (row, index, number);
}

static gint64
bring_poste (DossierSalvaging *self,
             gint64            there,
             GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_salvaging_look_up (self, "SELECT uuid, pk, name FROM poste WHERE id = ?", there, 0);
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
  return dossier_salvaging_find_here (self, "SELECT id FROM poste WHERE uuid = ?", uuid, length, error);
}

typedef struct
{
  guint8 uuid[8];
  gint64 poste, parent, parent_n, applied, known;
} Run;

static gboolean
read_run (DossierSalvaging *self,
          gint64            there,
          Run              *run)
{
  g_autoptr (DossierStatement) row = dossier_salvaging_look_up (self, "SELECT uuid, poste, parent, parent_n, applied, known <> 0 FROM run WHERE id = ?", there, 0);
  gsize                        length;
  const guint8                *uuid;

  if (row == NULL) /* it may be of before runs of others were named */
    row = dossier_salvaging_look_up (self, "SELECT uuid, poste, parent, parent_n, applied, 1 FROM run WHERE id = ?", there, 0);
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
add_run (DossierSalvaging *self,
         const Run        *run,
         GError          **error)
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
  bind_row (row, 3, dossier_salvaging_find_row (self->runs, run->parent));
  bind_row (row, 4, run->parent_n);
  dossier_statement_bind_integer (row, 5, run->known);
  return dossier_statement_run (row, error) ? dossier_database_get_last_rowid (self->into) : 0;
}

static gint64
read_applied (DossierSalvaging *self,
              gint64            here,
              GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "SELECT applied FROM run WHERE id = ?", error);

  if (row == NULL)
    return -1;
  dossier_statement_bind_integer (row, 1, here);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : -1;
}

gboolean
dossier_salvaging_write_applied (DossierSalvaging *self,
                                 gint64            here,
                                 gint64            n,
                                 GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "UPDATE run SET applied = ? WHERE id = ?", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, n);
  dossier_statement_bind_integer (row, 2, here);
  return dossier_statement_run (row, error);
}

static gboolean
is_sealed_there (DossierSalvaging *self,
                 gint64            there,
                 gint64            n)
{
  g_autoptr (DossierStatement) row = dossier_salvaging_look_up (self, "SELECT 1 FROM txn WHERE run = ? AND n = ? AND sealed = 1", there, n);

  return row != NULL;
}

/* The numbers of a run that were not handed over when the copy was made. */
static GArray *
list_unsealed (DossierSalvaging *self,
               gint64            here,
               GError          **error)
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
bring_seals (DossierSalvaging *self,
             gint64            there,
             gint64            here,
             GError          **error)
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

/* What goes on from there: the last of it that is here without a gap. */
static void
place_in (DossierSalvaging    *self,
          const Run           *run,
          gint64               here,
          gint64               applied,
          DossierSalvagePlace *place)
{
  gint64 parent = dossier_salvaging_find_row (self->runs, run->parent);

  place->run = here;
  place->parent = applied > run->parent_n ? here : parent;
  place->parent_n = applied > run->parent_n ? applied : run->parent_n;
}

/* Does it begin where something cannot be read, or was written again elsewhere? */
static gboolean
begins_broken (DossierSalvaging *self,
               const Run        *run,
               GError          **error)
{
  gint64 parent = dossier_salvaging_find_row (self->runs, run->parent);

  if (run->parent == 0 || run->parent_n == 0)
    return FALSE;
  return parent == 0 || read_applied (self, parent, error) < run->parent_n;
}

static void
count (DossierSalvage    *told,
       DossierSalvageFate fate)
{
  told->n_saved += fate == DOSSIER_SALVAGE_SAVED || fate == DOSSIER_SALVAGE_MOVED;
  told->n_lost += fate == DOSSIER_SALVAGE_LOST;
}

/* What follows a gap, and was handed over, stands where others know it: what is missing may come from them. */
static gboolean
note_gap (DossierSalvaging          *self,
          const DossierSalvagePlace *place,
          DossierSalvageFate         fate,
          GError                   **error)
{
  return !place->is_broken || fate != DOSSIER_SALVAGE_SAVED || dossier_database_run (self->into, "INSERT OR IGNORE INTO meta (k, v) VALUES ('gaps', 1)", error);
}

static gboolean
bring_transactions (DossierSalvaging *self,
                    const Run        *run,
                    gint64            there,
                    gint64            here,
                    GError          **error)
{
  gint64              applied = read_applied (self, here, error), last = applied;
  g_autoptr (GError)  local = NULL;
  DossierSalvagePlace place = { .is_broken = begins_broken (self, run, &local) };

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (applied >= 0)
    place_in (self, run, here, applied, &place);
  if (place.run == 0)
    return FALSE;
  for (gint64 n = MAX (applied, run->parent_n) + 1; n <= run->applied; n++)
    {
      DossierSalvageFate fate;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !dossier_salvaging_bring (self, there, n, &place, &fate, error) ||
          !note_gap (self, &place, fate, error))
        return FALSE;
      count (self->told, fate);
      last = fate == DOSSIER_SALVAGE_SAVED ? n : last;
      place.is_broken = place.is_broken || fate == DOSSIER_SALVAGE_LOST;
      if (!place.is_broken)
        place_in (self, run, here, n, &place);
    }
  return last == applied || dossier_salvaging_write_applied (self, here, last, error);
}

static gboolean
bring_named (DossierSalvaging *self,
             gint64            there,
             const Run        *run,
             gint64            here,
             GError          **error)
{
  dossier_salvaging_keep_row (self->runs, there, here);
  return bring_seals (self, there, here, error) && bring_transactions (self, run, there, here, error);
}

static gboolean
bring_run (DossierSalvaging *self,
           gint64            there,
           const Run        *run,
           GError          **error)
{
  g_autoptr (GError) local = NULL;
  gboolean           any;
  gint64             here = dossier_salvaging_find_here (self, "SELECT id FROM run WHERE uuid = ?", run->uuid, sizeof run->uuid, &local);

  if (here == 0 && local == NULL)
    here = add_run (self, run, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return here != 0 ? bring_named (self, there, run, here, error) : dossier_salvaging_bring_nameless (self, there, &any, error); /* whose it is cannot be read */
}

/* Of a founder that has no copy but what others hold: its own vocabularies are not taken back by undoing. */
static gboolean
bring_founding (DossierSalvaging *self,
                GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->from, "SELECT v FROM meta WHERE k = 'founding'", NULL);
  g_autoptr (DossierStatement) update = dossier_database_prepare (self->into, "UPDATE meta SET v = ? WHERE k = 'founding'", error);
  const guint8                *batch;
  gsize                        length = 0;

  if (update == NULL)
    return FALSE;
  batch = row != NULL && dossier_statement_step (row, NULL) ? dossier_statement_get_bytes (row, 0, &length) : NULL;
  if (length != BASE_IDENTIFIER_BYTES)
    return TRUE;
  dossier_statement_bind_bytes (update, 1, batch, length);
  return dossier_statement_run (update, error);
}

static gboolean
bring_sharing (DossierSalvaging *self,
               GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->from, "SELECT 1 FROM meta WHERE k = 'shared'", NULL);

  self->is_shared = row != NULL && dossier_statement_step (row, NULL);
  return !self->is_shared || dossier_database_run (self->into, "INSERT OR IGNORE INTO meta (k, v) VALUES ('shared', 1)", error);
}

static gboolean
find_poste (DossierSalvaging *self,
            const guint8     *poste,
            GError          **error)
{
  g_autoptr (GError) local = NULL;

  self->poste = poste != NULL ? dossier_salvaging_find_here (self, "SELECT id FROM poste WHERE uuid = ?", poste, 8, &local) : 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
bring_each (DossierSalvaging *self,
            GError          **error)
{
  gboolean any = FALSE;

  for (gint64 there = 1, misses = 0; misses < MISSES; there++)
    {
      Run      run;
      gboolean is_named = read_run (self, there, &run), held = FALSE;

      if (is_named ? !bring_run (self, there, &run, error) : !dossier_salvaging_bring_nameless (self, there, &held, error))
        return FALSE;
      misses = is_named || held ? 0 : misses + 1;
      any = any || is_named || held;
    }
  self->told->is_blank = !any;
  return TRUE;
}

gboolean
dossier_salvage_bring_runs (DossierDatabase *from,
                            DossierDatabase *into,
                            const guint8    *poste,
                            DossierSalvage  *told,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autoptr (GHashTable) ents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DossierSalvaging       self = { .from = from, .into = into, .ents = ents, .runs = runs, .moved = moved, .told = told, .cancellable = cancellable };
  gboolean               done = bring_sharing (&self, error) && bring_founding (&self, error) && find_poste (&self, poste, error) && bring_each (&self, error) &&
                  dossier_salvaging_end_rescue (&self, error);

  g_clear_pointer (&self.uuids, g_hash_table_unref);
  g_clear_pointer (&self.kinds, g_hash_table_unref);
  g_clear_pointer (&self.known, g_hash_table_unref);
  return done;
}
