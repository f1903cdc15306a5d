#include "config.h"

#include "dossier-history.h"

#include "base-identifier.h"
#include "dossier-history-private.h"
#include "dossier-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dossier_history_line_free (DossierHistoryLine *self)
{
  g_free (self->author);
  g_free (self->subject);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self);
}

/* The columns every line begins with. */
#define SELECT_TXN "SELECT txn.run, txn.n, txn.w, txn.rank, (SELECT text FROM title WHERE ent = txn.author), txn.undo_n, "

enum
{
  COLUMN_RUN,
  COLUMN_N,
  COLUMN_WALL,
  COLUMN_RANK,
  COLUMN_AUTHOR,
  COLUMN_UNDO,
  COLUMN_OTHER,
};

static DossierHistoryLine *
new_line (DossierStatement *row)
{
  DossierHistoryLine *line = g_new0 (DossierHistoryLine, 1);

  line->run = dossier_statement_get_integer (row, COLUMN_RUN);
  line->n = dossier_statement_get_integer (row, COLUMN_N);
  line->wall = dossier_statement_get_integer (row, COLUMN_WALL);
  line->is_register = dossier_statement_get_integer (row, COLUMN_RANK) == DOSSIER_RANK_REGISTER;
  line->author = g_strdup (dossier_statement_get_text (row, COLUMN_AUTHOR));
  return line;
}

/* One act of the journal on one record, being told. */
typedef struct
{
  GPtrArray          *lines; /* oldest first */
  DossierHistoryLine *line;  /* NULL: none begun */
  GString            *sentence;
  gint64              run, n;
  gboolean            is_undo;
} Page;

static void
end_line (Page *page)
{
  if (page->line != NULL && page->sentence->len > 0)
    {
      page->line->sentence = page->is_undo ? g_strdup_printf (_ ("Undone: %s"), page->sentence->str) : g_strdup (page->sentence->str);
      g_ptr_array_add (page->lines, g_steal_pointer (&page->line));
    }
  g_clear_pointer (&page->line, dossier_history_line_free);
  g_string_truncate (page->sentence, 0);
}

static void
begin_line (Page             *page,
            DossierStatement *row)
{
  gint64 run = dossier_statement_get_integer (row, COLUMN_RUN);
  gint64 n = dossier_statement_get_integer (row, COLUMN_N);

  if (page->line != NULL && page->run == run && page->n == n)
    return;
  end_line (page);
  page->line = new_line (row);
  page->run = run;
  page->n = n;
  page->is_undo = dossier_statement_get_type (row, COLUMN_UNDO) == DOSSIER_COLUMN_INTEGER && dossier_statement_get_integer (row, COLUMN_UNDO) != 0;
}

static gboolean
tell_operations (DossierReader  *reader,
                 gint64          ent,
                 DossierTelling *telling,
                 Page           *page,
                 GError        **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                                                SELECT_TXN "op.kind, op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                                                           " WHERE op.ent = ?1 ORDER BY txn.t, op.run, op.n, op.i",
                                                                error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, COLUMN_OTHER + 1, &length);

      begin_line (page, rows);
      dossier_telling_add (telling, (DossierOpKind) dossier_statement_get_integer (rows, COLUMN_OTHER), data, length, page->sentence);
    }
  end_line (page);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
turn_around (GPtrArray *lines,
             guint      limit)
{
  for (guint i = 0; i < lines->len / 2; i++)
    {
      gpointer kept = lines->pdata[i];

      lines->pdata[i] = lines->pdata[lines->len - 1 - i];
      lines->pdata[lines->len - 1 - i] = kept;
    }
  if (limit > 0 && lines->len > limit)
    g_ptr_array_set_size (lines, (gint) limit);
}

static GPtrArray *
tell_record (DossierReader     *reader,
             gint64             ent,
             const DossierKind *kind,
             GError           **error)
{
  DossierNotation            notation = { dossier_reader_get_vocabulary (reader, error), reader };
  g_autoptr (GPtrArray)      lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_line_free);
  g_autoptr (DossierTelling) telling = NULL;
  Page                       page = { lines, NULL, NULL, 0, 0, FALSE };
  gboolean                   told;

  if (notation.vocabulary == NULL)
    return NULL;
  telling = dossier_telling_new (&notation, kind);
  page.sentence = g_string_new (NULL);
  told = tell_operations (reader, ent, telling, &page, error);
  g_clear_pointer (&page.line, dossier_history_line_free);
  g_string_free (page.sentence, TRUE);
  return told ? g_steal_pointer (&lines) : NULL;
}

GPtrArray *
dossier_history_list_record (DossierReader *reader,
                             const char    *id,
                             guint          limit,
                             GError       **error)
{
  g_autoptr (DossierRecord) record = NULL;
  GPtrArray                *lines;

  g_return_val_if_fail (reader != NULL && id != NULL, NULL);

  record = dossier_reader_find_record (reader, id, error);
  if (record == NULL)
    return NULL;
  lines = tell_record (reader, dossier_reader_find_row (reader, id, NULL), dossier_record_get_kind (record), error);
  if (lines == NULL)
    return NULL;
  turn_around (lines, limit);
  for (guint i = 0; i < lines->len; i++)
    {
      DossierHistoryLine *line = g_ptr_array_index (lines, i);

      line->subject = g_strdup (id);
      line->title = dossier_reader_dup_title (reader, id);
    }
  return lines;
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

/* Acts of one batch are one line, at its last transaction. */
static const char select_acts[] =
  SELECT_TXN "txn.label, acts.n_records, (SELECT uuid FROM ent WHERE id = acts.first)"
             " FROM (SELECT txn.run, txn.n, count(DISTINCT op.ent) AS n_records, min(op.ent) AS first, max(txn.t) AS t"
             "  FROM txn JOIN op ON op.run = txn.run AND op.n = txn.n JOIN ent ON ent.id = op.ent WHERE ent.kind NOT IN (?1, ?2)"
             "  GROUP BY coalesce(txn.batch, txn.run || '/' || txn.n) ORDER BY max(txn.t) DESC, txn.run, txn.n DESC LIMIT ?3) AS acts"
             " JOIN txn ON txn.run = acts.run AND txn.n = acts.n ORDER BY acts.t DESC, txn.run, txn.n DESC";

static void
add_act (GArray           *acts,
         DossierStatement *row)
{
  gsize         length;
  const guint8 *uuid = dossier_statement_get_bytes (row, COLUMN_OTHER + 2, &length);
  Act           act = { 0 };

  act.line = new_line (row);
  act.run = dossier_statement_get_integer (row, COLUMN_RUN);
  act.n = dossier_statement_get_integer (row, COLUMN_N);
  act.label = g_strdup (dossier_statement_get_text (row, COLUMN_OTHER));
  act.n_records = dossier_statement_get_integer (row, COLUMN_OTHER + 1);
  act.is_undo = dossier_statement_get_type (row, COLUMN_UNDO) == DOSSIER_COLUMN_INTEGER && dossier_statement_get_integer (row, COLUMN_UNDO) != 0;
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
  count = g_strdup_printf (ngettext ("%d record changed", "%d records changed", (gulong) act->n_records), (int) act->n_records);
  return act->is_undo ? g_strdup_printf (_ ("Undone: %s"), count) : g_steal_pointer (&count);
}

GPtrArray *
dossier_history_list (DossierReader *reader,
                      guint          limit,
                      GError       **error)
{
  g_autoptr (GArray)    acts = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  acts = list_acts (reader, limit, error);
  if (acts == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_line_free);
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
  return g_steal_pointer (&lines);
}
