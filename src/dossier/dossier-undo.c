#include "config.h"

#include "dossier-undo.h"

#include "dossier-undo-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dossier_past_act_clear (DossierPastAct *self)
{
  g_clear_pointer (&self->label, g_free);
}

void
dossier_past_act_read (DossierStatement *row,
                       DossierPastAct   *act)
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
is_target (const DossierPastAct *act,
           GHashTable           *taken_back,
           GHashTable           *redoings,
           gboolean              redo,
           gboolean             *is_end)
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

/* The undoings that take back an undoing. */
static const char redoings_sql[] = "SELECT txn.run, txn.n FROM txn JOIN txn u ON u.run = txn.undo_run AND u.n = txn.undo_n WHERE u.undo_run IS NOT NULL";

/* What other desktops took back of this one, and nobody gave again. Undoings are few among transactions: they are gathered first. */
static const char taken_by_others_sql[] =
  "WITH undoing AS MATERIALIZED (SELECT run, n, undo_run, undo_n FROM txn WHERE undo_run IS NOT NULL)"
  " SELECT txn.undo_run, txn.undo_n FROM undoing txn JOIN run ON run.id = txn.run JOIN run mine ON mine.id = txn.undo_run WHERE mine.poste = ?1 AND run.poste <> ?1 AND" DOSSIER_PAST_ACT_COUNTS
  " AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.undo_run = txn.run AND u.undo_n = txn.n)";

/* poste: what ?1 is; 0: it is not asked. */
static GHashTable *
list_names (DossierJournal *journal,
            const char     *sql,
            gint64          poste,
            GError        **error)
{
  g_autoptr (GHashTable)       found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_journal_get_database (journal), sql, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  if (poste != 0)
    dossier_statement_bind_integer (rows, 1, poste);
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
                                   "SELECT " DOSSIER_PAST_ACT_COLUMNS " FROM txn JOIN run ON run.id = txn.run WHERE run.poste = ? AND" DOSSIER_PAST_ACT_IS_OPEN
                                   " ORDER BY txn.n DESC, txn.run DESC",
                                   error);
  if (rows != NULL)
    dossier_statement_bind_integer (rows, 1, dossier_journal_get_poste (journal));
  return rows;
}

static gboolean
find_target (DossierJournal *journal,
             gboolean        redo,
             DossierPastAct *act,
             GError        **error)
{
  g_autoptr (GHashTable)       taken_back = list_names (journal, taken_by_others_sql, dossier_journal_get_poste (journal), error);
  g_autoptr (GHashTable)       redoings = taken_back ? list_names (journal, redoings_sql, 0, error) : NULL;
  g_autoptr (DossierStatement) rows = redoings ? prepare_chain (journal, error) : NULL;
  g_autoptr (GError)           local = NULL;
  gboolean                     is_end = FALSE;

  if (rows == NULL)
    return FALSE;
  while (!is_end && dossier_statement_step (rows, &local))
    {
      dossier_past_act_read (rows, act);
      if (is_target (act, taken_back, redoings, redo, &is_end))
        return TRUE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING, redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  return FALSE;
}

gboolean
dossier_undo_last (DossierJournal *journal,
                   gboolean        redo,
                   gint64          author,
                   GPtrArray      *touched,
                   char          **label,
                   GError        **error)
{
  g_auto (DossierPastAct) act = { 0 };
  DossierReversal         reversal = { .author = author, .touched = touched };

  if (!find_target (journal, redo, &act, error) || !dossier_past_act_reverse (journal, &act, &reversal, error))
    return FALSE;
  *label = g_steal_pointer (&act.label);
  return TRUE;
}
