/* dossier-scrub-waiting.c - erasures of a dossier that is shared: nothing goes until they are on the share (4 of dossier-scrub.h) */
#include "dossier-scrub-private.h"

#include "dossier-transaction.h"

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

gboolean
dossier_scrub_clean_or_put_off (DossierJournal  *journal,
                                const DossierOp *op,
                                GError         **error)
{
  gboolean cleaned;

  if (is_shared (dossier_journal_get_database (journal)))
    return put_off (journal, op, error);
  return dossier_scrub_clean (journal, op->ent, &cleaned, error);
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
