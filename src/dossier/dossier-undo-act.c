#include "config.h"

#include "dossier-undo.h"

#include "dossier-rules.h"
#include "dossier-schema.h"
#include "dossier-tables.h"
#include "dossier-undo-private.h"

#include <glib/gi18n-lib.h>

#define OF_THE_ACT "(txn.batch = ?1 OR (txn.run = ?2 AND txn.n = ?3))"

static void
bind_act (DossierStatement     *statement,
          const DossierPastAct *act)
{
  if (act->has_batch)
    dossier_statement_bind_bytes (statement, 1, act->batch, sizeof act->batch);
  dossier_statement_bind_integer (statement, 2, act->run);
  dossier_statement_bind_integer (statement, 3, act->n);
}

static gboolean
find_act (DossierJournal *journal,
          gint64          run,
          gint64          n,
          DossierPastAct *act,
          GError        **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;

  row = dossier_database_prepare (dossier_journal_get_database (journal),
                                  "SELECT " DOSSIER_PAST_ACT_COLUMNS " FROM txn WHERE txn.run = ? AND txn.n = ? AND" DOSSIER_PAST_ACT_IS_OPEN, error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  if (dossier_statement_step (row, &local))
    {
      dossier_past_act_read (row, act);
      return TRUE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING, _ ("this cannot be taken back."));
  return FALSE;
}

/* A number that a question on the act answers; -1 on error. */
static gint64
ask_number (DossierJournal       *journal,
            const char           *sql,
            const DossierPastAct *act,
            gint64                more,
            GError              **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_journal_get_database (journal), sql, error);

  if (row == NULL)
    return -1;
  bind_act (row, act);
  dossier_statement_bind_integer (row, 4, more);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : -1;
}

/* An act that wrote to other records too is not said to be taken back: what reverses it here is an act like any other. */
static gboolean
find_part (DossierJournal       *journal,
           const DossierPastAct *act,
           gint64                only,
           gboolean             *is_part,
           GError              **error)
{
  gint64 others = 0;

  if (only != 0)
    others = ask_number (journal, "SELECT count(*) FROM txn JOIN op ON op.run = txn.run AND op.n = txn.n WHERE " OF_THE_ACT " AND op.ent <> ?4", act, only, error);
  *is_part = others > 0;
  return others >= 0;
}

static gboolean
find_only (DossierJournal *journal,
           const char     *subject,
           gint64         *only,
           GError        **error)
{
  guint8 uuid[BASE_IDENTIFIER_BYTES];

  if (subject == NULL)
    return TRUE;
  base_identifier_to_bytes (subject, uuid);
  *only = dossier_tables_find_ent (dossier_journal_get_database (journal), uuid, error);
  return *only != 0;
}

/* --- what it came to must be true */

static gboolean
is_living (DossierDatabase *database,
           gint64           ent)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT state FROM ent WHERE id = ?", NULL);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  return dossier_statement_step (row, NULL) && dossier_statement_get_integer (row, 0) == DOSSIER_ENT_LIVING;
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* A record that lives needs those it cannot be without. */
static gboolean
check_needed (DossierDatabase *database,
              gint64           ent,
              GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT kind FROM ent WHERE id = ?", error);
  const DossierKind           *kind;

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  kind = dossier_statement_step (row, NULL) ? dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0)) : NULL;
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      g_autofree char             *sql = NULL;
      g_autoptr (DossierStatement) needed = NULL;

      if (!dossier_rules_is_whole (&kind->fields[i]))
        continue;
      sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?", kind->fields[i].code, kind->code);
      needed = dossier_database_prepare (database, sql, error);
      if (needed == NULL)
        return FALSE;
      dossier_statement_bind_integer (needed, 1, ent);
      if (dossier_statement_step (needed, NULL) && dossier_statement_get_type (needed, 0) == DOSSIER_COLUMN_INTEGER &&
          !is_living (database, dossier_statement_get_integer (needed, 0)))
        return refuse (error, _ ("what it needs is in the trash: take that out first."));
    }
  return TRUE;
}

static gboolean
check_record (DossierDatabase *database,
              gint64           ent,
              GError         **error)
{
  g_autoptr (GArray) dependents = NULL;

  if (is_living (database, ent))
    return dossier_rules_check (database, ent, error) && check_needed (database, ent, error);
  dependents = dossier_rules_list_dependents (database, ent, error);
  if (dependents == NULL)
    return FALSE;
  return dependents->len == 0 || refuse (error, _ ("other records rest on what it made. Deleting that takes them along."));
}

static gboolean
check_all (DossierJournal       *journal,
           const DossierPastAct *act,
           gint64                only,
           GError              **error)
{
  DossierDatabase             *database = dossier_journal_get_database (journal);
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (database, "SELECT DISTINCT op.ent FROM txn JOIN op ON op.run = txn.run AND op.n = txn.n WHERE " OF_THE_ACT " AND (?4 = 0 OR op.ent = ?4)", error);
  if (rows == NULL)
    return FALSE;
  bind_act (rows, act);
  dossier_statement_bind_integer (rows, 4, only);
  while (dossier_statement_step (rows, &local))
    if (!check_record (database, dossier_statement_get_integer (rows, 0), error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* It bears the words of what takes it back, no longer than an act may. */
static DossierAct *
new_name (const DossierPastAct *act)
{
  g_autofree char *words = act->label != NULL && *act->label != '\0' ? g_strdup_printf (_ ("Undone: %s"), act->label) : NULL;

  return dossier_act_new (words);
}

gboolean
dossier_undo_act (DossierJournal *journal,
                  gint64          run,
                  gint64          n,
                  const char     *subject,
                  gint64          author,
                  GPtrArray      *touched,
                  char          **label,
                  GError        **error)
{
  g_auto (DossierPastAct) act = { 0 };
  g_autoptr (DossierAct)  named = NULL;
  DossierReversal         reversal = { .author = author, .touched = touched };

  if (!find_act (journal, run, n, &act, error) || !find_only (journal, subject, &reversal.only, error) ||
      !find_part (journal, &act, reversal.only, &reversal.is_part, error))
    return FALSE;
  named = new_name (&act);
  reversal.label = dossier_act_get_label (named);
  if (!dossier_past_act_reverse (journal, &act, &reversal, error))
    return FALSE;
  if (reversal.n_ops == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING, _ ("all that it wrote was changed since."));
      return FALSE;
    }
  if (!check_all (journal, &act, reversal.only, error))
    return FALSE;
  *label = g_steal_pointer (&act.label);
  return TRUE;
}
