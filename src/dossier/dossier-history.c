#include "config.h"

#include "dossier-history.h"

#include "base-identifier.h"
#include "dossier-history-private.h"
#include "dossier-lineage.h"
#include "dossier-vector.h"

#include <glib/gi18n-lib.h>

#define MOST_LOOKED_AT 3000 /* acts */

void
dossier_history_line_free (DossierHistoryLine *self)
{
  g_free (self->author);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self);
}

DossierHistoryLine *
dossier_history_line_new (DossierStatement *row)
{
  DossierHistoryLine *line = g_new0 (DossierHistoryLine, 1);

  line->run = dossier_statement_get_integer (row, DOSSIER_HISTORY_RUN);
  line->n = dossier_statement_get_integer (row, DOSSIER_HISTORY_N);
  line->wall = dossier_statement_get_integer (row, DOSSIER_HISTORY_WALL);
  line->is_register = dossier_statement_get_integer (row, DOSSIER_HISTORY_RANK) == DOSSIER_RANK_REGISTER;
  line->author = g_strdup (dossier_statement_get_text (row, DOSSIER_HISTORY_AUTHOR));
  return line;
}

static gboolean holds (const GArray                *undoings,
                       const DossierHistoryUndoing *undoing);

/* What takes it back today: an undoing that was taken back itself takes nothing. Borrowed; NULL: it stands. */
static const DossierHistoryUndoing *
find_undoing (const GArray *undoings,
              gint64        run,
              gint64        n)
{
  for (guint i = 0; i < undoings->len; i++)
    {
      const DossierHistoryUndoing *undoing = &g_array_index (undoings, DossierHistoryUndoing, i);

      if (undoing->of_run == run && undoing->of_n == n && holds (undoings, undoing))
        return undoing;
    }
  return NULL;
}

static gboolean
holds (const GArray                *undoings,
       const DossierHistoryUndoing *undoing)
{
  return find_undoing (undoings, undoing->run, undoing->n) == NULL;
}

void
dossier_history_tell_fates (GPtrArray    *lines,
                            const GArray *undoings)
{
  for (guint i = 0; i < lines->len; i++)
    {
      DossierHistoryLine          *line = lines->pdata[i];
      const DossierHistoryUndoing *undoing = line->fate == DOSSIER_FATE_STANDS ? find_undoing (undoings, line->run, line->n) : NULL;

      line->undo_run = undoing != NULL ? undoing->run : line->run;
      line->undo_n = undoing != NULL ? undoing->n : line->n;
      if (undoing != NULL)
        line->fate = DOSSIER_FATE_TAKEN_BACK;
    }
}

/* An act of the whole dossier: how many records it touched, and one of them. */
typedef struct
{
  DossierHistoryLine *line;
  gint64              run, n;
  char               *label;
  gint64              n_records;
  char                id[BASE_IDENTIFIER_DIGITS + 1];
  gboolean            is_undo;
} Act;

static void
clear_act (gpointer data)
{
  Act *act = data;

  g_clear_pointer (&act->line, dossier_history_line_free);
  g_free (act->label);
}

/* Acts of one batch are one line, at its last transaction; the terms that are shipped are nobody's act. */
static const char select_acts[] =
  DOSSIER_HISTORY_SELECT "txn.label, acts.n_records, " DOSSIER_HISTORY_IS_OPEN ", (SELECT uuid FROM ent WHERE id = acts.first)"
                         " FROM (SELECT txn.run, txn.n, count(DISTINCT op.ent) AS n_records, min(op.ent) AS first, max(txn.t) AS t"
                         "  FROM txn JOIN op ON op.run = txn.run AND op.n = txn.n JOIN ent ON ent.id = op.ent WHERE ent.kind <> ?2 AND NOT (ent.kind = ?1 AND txn.rank = 0)"
                         "  GROUP BY coalesce(txn.batch, txn.run || '/' || txn.n) ORDER BY max(txn.t) DESC, txn.run, txn.n DESC LIMIT ?3) AS acts"
                         " JOIN txn ON txn.run = acts.run AND txn.n = acts.n ORDER BY acts.t DESC, txn.run, txn.n DESC";

static void
add_act (GArray           *acts,
         DossierStatement *row)
{
  gsize         length;
  const guint8 *uuid = dossier_statement_get_bytes (row, DOSSIER_HISTORY_OTHER + 3, &length);
  Act           act = { 0 };

  act.line = dossier_history_line_new (row);
  act.run = dossier_statement_get_integer (row, DOSSIER_HISTORY_RUN);
  act.n = dossier_statement_get_integer (row, DOSSIER_HISTORY_N);
  act.label = g_strdup (dossier_statement_get_text (row, DOSSIER_HISTORY_OTHER));
  act.n_records = dossier_statement_get_integer (row, DOSSIER_HISTORY_OTHER + 1);
  act.is_undo = dossier_statement_get_type (row, DOSSIER_HISTORY_UNDO) == DOSSIER_COLUMN_INTEGER && dossier_statement_get_integer (row, DOSSIER_HISTORY_UNDO) != 0;
  if (!act.is_undo && dossier_statement_get_integer (row, DOSSIER_HISTORY_OTHER + 2) != 0)
    act.line->fate = DOSSIER_FATE_STANDS;
  if (uuid != NULL && length == BASE_IDENTIFIER_BYTES)
    base_identifier_from_bytes (uuid, act.id);
  g_array_append_val (acts, act);
}

static GArray *
list_acts (DossierReader *reader,
           guint          limit,
           GError       **error)
{
  g_autoptr (GArray)           acts = g_array_new (FALSE, FALSE, sizeof (Act));
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader), select_acts, error);
  g_autoptr (GError)           local = NULL;

  g_array_set_clear_func (acts, clear_act);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, dossier_kinds_find ("vocabulary_term")->number);
  dossier_statement_bind_integer (rows, 2, dossier_kinds_find ("author")->number);
  dossier_statement_bind_integer (rows, 3, limit == 0 ? -1 : (gint64) limit);
  while (dossier_statement_step (rows, &local))
    add_act (acts, rows);
  if (local == NULL)
    return g_steal_pointer (&acts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What this very act did to its only record; NULL when it cannot be told. */
static char *
dup_only_sentence (DossierReader *reader,
                   const Act     *act)
{
  g_autoptr (GPtrArray) lines = dossier_history_list_record (reader, act->id, 0, NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DossierHistoryLine *line = g_ptr_array_index (lines, i);

      if (line->run == act->run && line->n == act->n)
        return g_strdup (line->sentence);
    }
  return NULL;
}

static char *
dup_sentence (DossierReader *reader,
              const Act     *act)
{
  g_autofree char *count = NULL;

  if (act->label != NULL && *act->label != '\0')
    return act->is_undo ? g_strdup_printf (_ ("Undone: %s"), act->label) : g_strdup (act->label);
  if (act->n_records == 1)
    {
      char *only = dup_only_sentence (reader, act);

      if (only != NULL)
        return only;
    }
  count = dossier_history_dup_deed (reader, act->run, act->n, act->is_undo, (guint) act->n_records);
  return act->is_undo ? g_strdup_printf (_ ("Undone: %s"), count) : g_steal_pointer (&count);
}

static GPtrArray *
tell_acts (DossierReader *reader,
           GArray        *acts)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_line_free);

  for (guint i = 0; i < acts->len; i++)
    {
      Act                *act = &g_array_index (acts, Act, i);
      DossierHistoryLine *line = g_steal_pointer (&act->line);

      line->sentence = dup_sentence (reader, act);
      if (act->n_records == 1 && *act->id != '\0')
        {
          line->subject = g_strdup (act->id);
          line->title = dossier_reader_dup_title (reader, act->id);
        }
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static GArray *
list_undoings (DossierReader *reader,
               GError       **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, FALSE, sizeof (DossierHistoryUndoing));
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT run, n, undo_run, undo_n FROM txn WHERE undo_n <> 0 AND" DOSSIER_PAST_ACT_COUNTS, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      DossierHistoryUndoing undoing = { dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1),
                                        dossier_statement_get_integer (rows, 2), dossier_statement_get_integer (rows, 3) };

      g_array_append_val (found, undoing);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
dossier_history_list (DossierReader *reader,
                      guint          limit,
                      GError       **error)
{
  g_autoptr (GArray) acts = NULL, undoings = NULL;
  GPtrArray         *lines;

  g_return_val_if_fail (reader != NULL, NULL);

  acts = list_acts (reader, limit, error);
  undoings = acts != NULL ? list_undoings (reader, error) : NULL;
  if (undoings == NULL)
    return NULL;
  lines = tell_acts (reader, acts);
  dossier_history_tell_fates (lines, undoings);
  return lines;
}

/* --- what is new */

/* Of a run, and of a desktop: 0 where it is not known here. */
static gint64
find_named (DossierReader *reader,
            const char    *sql,
            const guint8  *uuid)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_reader_get_database (reader), sql, NULL);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, 8);
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) : 0;
}

typedef struct
{
  DossierLineage *lineage;
  GArray         *tips;
  GArray         *runs; /* gint64: rows of those of the tips */
  gint64          poste;
} Before;

static gboolean
is_news (const Before *before,
         const Act    *act)
{
  if (dossier_lineage_get_poste (before->lineage, act->run) == before->poste)
    return FALSE;
  for (guint i = 0; i < before->tips->len; i++)
    if (dossier_lineage_is_ancestor (before->lineage, act->run, act->n, g_array_index (before->runs, gint64, i), g_array_index (before->tips, DossierTip, i).point.n))
      return FALSE;
  return TRUE;
}

static void
keep_news (const Before *before,
           GArray       *acts,
           guint         limit)
{
  guint kept = 0;

  while (kept < acts->len && kept < limit)
    if (is_news (before, &g_array_index (acts, Act, kept)))
      kept++;
    else
      g_array_remove_index (acts, kept);
  g_array_set_size (acts, kept);
}

GPtrArray *
dossier_history_list_news (DossierReader *reader,
                           GBytes        *seen,
                           const guint8  *poste,
                           guint          limit,
                           GError       **error)
{
  g_autoptr (DossierLineage) lineage = NULL;
  g_autoptr (GArray)         acts = NULL, tips = NULL, runs = g_array_new (FALSE, FALSE, sizeof (gint64));
  Before                     before;

  g_return_val_if_fail (reader != NULL && seen != NULL && poste != NULL, NULL);

  lineage = dossier_lineage_load (dossier_reader_get_database (reader), error);
  acts = lineage != NULL ? list_acts (reader, MOST_LOOKED_AT, error) : NULL;
  if (acts == NULL)
    return NULL;
  tips = dossier_vector_from_bytes (g_bytes_get_data (seen, NULL), g_bytes_get_size (seen));
  if (tips == NULL) /* what was kept cannot be read: nothing is said to be new */
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_line_free);
  for (guint i = 0; i < tips->len; i++)
    {
      gint64 run = find_named (reader, "SELECT id FROM run WHERE uuid = ?", g_array_index (tips, DossierTip, i).point.run);

      g_array_append_val (runs, run);
    }
  before = (Before){ lineage, tips, runs, find_named (reader, "SELECT id FROM poste WHERE uuid = ?", poste) };
  keep_news (&before, acts, limit);
  return tell_acts (reader, acts);
}
