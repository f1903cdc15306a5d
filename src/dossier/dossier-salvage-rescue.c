/* dossier-salvage-rescue.c - what was not handed over goes on past what cannot be read, in a run of its own */
#include "dossier-salvage-private.h"

#include "base-identifier.h"
#include "dossier-transaction.h"

#define MISSES 1000 /* numbers in a row that lead nowhere: there are no more */

static char *
dup_key (gint64 there,
         gint64 n)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, there, n);
}

static gint64
add_run (DossierSalvaging          *self,
         const DossierSalvagePlace *place,
         GError                   **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->into, "INSERT INTO run (uuid, poste, parent, parent_n, applied, known) VALUES (?, ?, ?, ?, 0, 1)", error);
  guint8                       uuid[DOSSIER_RUN_BYTES];

  if (row == NULL)
    return 0;
  base_identifier_random_bytes (uuid, sizeof uuid);
  dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
  dossier_statement_bind_integer (row, 2, self->poste);
  if (place->parent != 0)
    {
      dossier_statement_bind_integer (row, 3, place->parent);
      dossier_statement_bind_integer (row, 4, place->parent_n);
    }
  return dossier_statement_run (row, error) ? dossier_database_get_last_rowid (self->into) : 0;
}

gint64
dossier_salvaging_take_number (DossierSalvaging          *self,
                               gint64                     there,
                               gint64                     n,
                               const DossierSalvagePlace *place,
                               GError                   **error)
{
  gint64 number;

  if (self->rescue == 0)
    {
      self->rescue = add_run (self, place, error);
      self->rescue_n = place->parent != 0 ? place->parent_n : 0;
    }
  if (self->rescue == 0)
    return 0;
  number = ++self->rescue_n;
  g_hash_table_insert (self->moved, dup_key (there, n), g_memdup2 (&number, sizeof number));
  return number;
}

void
dossier_salvaging_find_moved (DossierSalvaging *self,
                              gint64            there,
                              gint64           *run,
                              gint64           *n)
{
  g_autofree char *key = dup_key (there, *n);
  const gint64    *number = g_hash_table_lookup (self->moved, key);

  *run = number != NULL ? self->rescue : dossier_salvaging_find_row (self->runs, there);
  *n = number != NULL ? *number : *n;
}

gboolean
dossier_salvaging_end_rescue (DossierSalvaging *self,
                              GError          **error)
{
  return self->rescue == 0 || dossier_salvaging_write_applied (self, self->rescue, self->rescue_n, error);
}

/* --- what is here already, whatever its run is called */

static char *
dup_print (gint64 n,
           gint64 t,
           gint64 sum)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, n, t, sum);
}

static gboolean
look_at_known (DossierSalvaging *self,
               GError          **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (self->into, "SELECT n, t, crc FROM txn", error);
  g_autoptr (GHashTable)       known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    g_hash_table_add (known, dup_print (dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1), dossier_statement_get_integer (rows, 2)));
  if (local == NULL)
    self->known = g_steal_pointer (&known);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return self->known != NULL;
}

gboolean
dossier_salvaging_knows (DossierSalvaging *self,
                         gint64            n,
                         gint64            t,
                         gint64            sum,
                         gboolean         *knows,
                         GError          **error)
{
  g_autofree char *print = dup_print (n, t, sum);

  if (self->known == NULL && !look_at_known (self, error))
    return FALSE;
  *knows = g_hash_table_contains (self->known, print);
  return TRUE;
}

/* --- runs that have no name any more */

static gint64
look_for (DossierSalvaging *self,
          const char       *sql,
          gint64            there,
          gint64            n,
          GError          **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->from, sql, error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, there);
  dossier_statement_bind_integer (row, 2, n);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

/* The number after n that can be read; 0: there is none. Where the next one cannot be, others lie on other pages. */
static gint64
find_next (DossierSalvaging *self,
           gint64            there,
           gint64            n)
{
  g_autoptr (GError) local = NULL;
  gint64             next = look_for (self, "SELECT n FROM txn WHERE run = ? AND n > ? ORDER BY n LIMIT 1", there, n, &local);

  for (guint i = 1; next == 0 && local != NULL && i <= MISSES; i++)
    next = look_for (self, "SELECT n FROM txn WHERE run = ? AND n = ?", there, n + i, NULL);
  return next;
}

static void
count (DossierSalvaging  *self,
       DossierSalvageFate fate,
       gint64             n_missing)
{
  self->told->n_saved += fate == DOSSIER_SALVAGE_MOVED;
  self->told->n_lost += n_missing + (fate == DOSSIER_SALVAGE_LOST);
}

gboolean
dossier_salvaging_bring_nameless (DossierSalvaging *self,
                                  gint64            there,
                                  gboolean         *any,
                                  GError          **error)
{
  DossierSalvagePlace place = { .is_broken = TRUE };
  gint64              before = 0;

  *any = FALSE;
  for (gint64 n = find_next (self, there, 0); n != 0; n = find_next (self, there, n))
    {
      DossierSalvageFate fate;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !dossier_salvaging_bring (self, there, n, &place, &fate, error))
        return FALSE;
      count (self, fate, before != 0 ? n - before - 1 : 0);
      before = n;
      *any = TRUE;
    }
  return TRUE;
}
