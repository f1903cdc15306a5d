#include "dossier-scrub-private.h"

#include "dossier-transaction.h"

#define PENDING "scrub"

gboolean
dossier_scrub_count (DossierDatabase *database,
                     GError         **error)
{
  return dossier_database_run (database, "INSERT INTO meta (k, v) VALUES ('scrubs', 1) ON CONFLICT (k) DO UPDATE SET v = v + 1", error);
}

static gboolean
note_pending (DossierDatabase *database,
              GError         **error)
{
  return dossier_database_run (database, "INSERT OR REPLACE INTO meta (k, v) VALUES ('" PENDING "', 1)", error);
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
  if (!dossier_scrub_clean (journal, ent, cleaned, error))
    return FALSE;
  return !*cleaned || (dossier_scrub_drop_drafts_of (journal, ent, error) && note_pending (dossier_journal_get_database (journal), error));
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
  g_autofree char   *words = dossier_scrub_dup_words_between (before, after);
  g_autoptr (GError) local = NULL;
  gint64             ent = words != NULL ? find_ent (database, run, n, i, &local) : 0;

  if (local == NULL)
    return (ent == 0 || dossier_scrub_forget_here (database, ent, words, error)) && dossier_scrub_count (database, error) && note_pending (database, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What a form that was opened before an erasure says after it: nobody shows it, and nothing would take it away later. The erasures of
 * ops themselves have their place by now. */
static gboolean
clean_late (DossierJournal *journal,
            const GArray   *ops,
            gboolean       *late,
            GError        **error)
{
  for (guint i = 0; i < ops->len; i++)
    {
      const DossierOp *op = &g_array_index (ops, DossierOp, i);
      gboolean         cleaned;

      if (op->kind != DOSSIER_OP_SET)
        continue;
      if (!dossier_scrub_record (journal, op->ent, &cleaned, error))
        return FALSE;
      *late = *late || cleaned;
    }
  return TRUE;
}

gboolean
dossier_scrub_rows (DossierJournal   *journal,
                    GArray           *ops,
                    const DossierAct *act,
                    gboolean         *late,
                    GError          **error)
{
  DossierDatabase *database = dossier_journal_get_database (journal);
  gboolean         erases = FALSE;

  *late = FALSE;
  for (guint i = 0; i < ops->len; i++)
    {
      const DossierOp *op = &g_array_index (ops, DossierOp, i);

      if (op->kind != DOSSIER_OP_ERASE)
        continue;
      erases = TRUE;
      if (!dossier_scrub_clean_or_put_off (journal, op, error) || !dossier_scrub_drop_drafts (journal, op, error) ||
          !dossier_scrub_forget_here (database, op->ent, dossier_act_get_forgotten (act, TRUE), error))
        return FALSE;
    }
  return clean_late (journal, ops, late, error) &&
         (!erases || (dossier_scrub_forget (journal, dossier_act_get_forgotten (act, FALSE), error) && dossier_scrub_count (database, error) && note_pending (database, error)));
}
