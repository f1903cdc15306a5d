#include "config.h"

#include "dossier-history.h"

#include "dossier-history-private.h"

#include <glib/gi18n-lib.h>

/* One act of the journal on one record, being told. */
typedef struct
{
  GPtrArray          *lines;    /* oldest first */
  GArray             *undoings; /* DossierHistoryUndoing, of this record */
  DossierHistoryLine *line;     /* NULL: none begun */
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
  gint64 run = dossier_statement_get_integer (row, DOSSIER_HISTORY_RUN);
  gint64 n = dossier_statement_get_integer (row, DOSSIER_HISTORY_N);

  if (page->line != NULL && page->run == run && page->n == n)
    return;
  end_line (page);
  page->line = dossier_history_line_new (row);
  page->run = run;
  page->n = n;
  page->is_undo = dossier_statement_get_type (row, DOSSIER_HISTORY_UNDO) == DOSSIER_COLUMN_INTEGER && dossier_statement_get_integer (row, DOSSIER_HISTORY_UNDO) != 0;
  if (page->is_undo && dossier_statement_get_integer (row, DOSSIER_HISTORY_OTHER + 3) != 0)
    {
      DossierHistoryUndoing undoing = { run, n, dossier_statement_get_integer (row, DOSSIER_HISTORY_UNDO_RUN), dossier_statement_get_integer (row, DOSSIER_HISTORY_UNDO) };

      g_array_append_val (page->undoings, undoing);
    }
  if (!page->is_undo && dossier_statement_get_integer (row, DOSSIER_HISTORY_OTHER + 2) != 0)
    page->line->fate = DOSSIER_FATE_STANDS;
}

static gboolean
tell_operations (DossierReader  *reader,
                 gint64          ent,
                 DossierTelling *telling,
                 Page           *page,
                 GError        **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                                                DOSSIER_HISTORY_SELECT "op.kind, op.data, " DOSSIER_HISTORY_IS_OPEN ", " DOSSIER_PAST_ACT_COUNTS " FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                                                                       " WHERE op.ent = ?1 ORDER BY txn.t, op.run, op.n, op.i",
                                                                error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, DOSSIER_HISTORY_OTHER + 1, &length);

      begin_line (page, rows);
      dossier_telling_add (telling, (DossierOpKind) dossier_statement_get_integer (rows, DOSSIER_HISTORY_OTHER), data, length, page->sentence);
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
tell_record (DossierReader      *reader,
             gint64              ent,
             const DossierKind  *kind,
             const DossierField *only,
             GError            **error)
{
  DossierNotation            notation = { .vocabulary = dossier_reader_get_vocabulary (reader, error), .reader = reader };
  g_autoptr (GPtrArray)      lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_history_line_free);
  g_autoptr (DossierTelling) telling = NULL;
  g_autoptr (GArray)         undoings = g_array_new (FALSE, FALSE, sizeof (DossierHistoryUndoing));
  Page                       page = { .lines = lines, .undoings = undoings };
  gboolean                   told;

  if (notation.vocabulary == NULL)
    return NULL;
  telling = dossier_telling_new (&notation, kind);
  dossier_telling_set_only (telling, only);
  page.sentence = g_string_new (NULL);
  told = tell_operations (reader, ent, telling, &page, error);
  g_clear_pointer (&page.line, dossier_history_line_free);
  g_string_free (page.sentence, TRUE);
  dossier_history_tell_fates (lines, undoings);
  return told ? g_steal_pointer (&lines) : NULL;
}

/* only NULL: all its fields. */
static GPtrArray *
list_record (DossierReader      *reader,
             const char         *id,
             const DossierField *only,
             guint               limit,
             GError            **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, error);
  GPtrArray                *lines;

  if (record == NULL)
    return NULL;
  lines = tell_record (reader, dossier_reader_find_row (reader, id, NULL), dossier_record_get_kind (record), only, error);
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

GPtrArray *
dossier_history_list_record (DossierReader *reader,
                             const char    *id,
                             guint          limit,
                             GError       **error)
{
  g_return_val_if_fail (reader != NULL && id != NULL, NULL);

  return list_record (reader, id, NULL, limit, error);
}

GPtrArray *
dossier_history_list_field (DossierReader      *reader,
                            const char         *id,
                            const DossierField *field,
                            guint               limit,
                            GError            **error)
{
  g_return_val_if_fail (reader != NULL && id != NULL && field != NULL, NULL);

  return list_record (reader, id, field, limit, error);
}

static gboolean
says (const guint8       *data,
      gsize               length,
      const DossierField *field)
{
  DossierBytes      in = { data, data + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    if (assignment.field == field->number && assignment.key_length == 0)
      return TRUE;
  return FALSE;
}

DossierHistoryLine *
dossier_history_find_hand (DossierReader      *reader,
                           const char         *id,
                           const DossierField *field,
                           GError            **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  gint64                       ent;

  g_return_val_if_fail (reader != NULL && id != NULL && field != NULL, NULL);

  ent = dossier_reader_find_row (reader, id, error);
  if (ent == 0)
    return NULL;
  /* A register never beats a person, whatever the hour. */
  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   DOSSIER_HISTORY_SELECT "op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n"
                                                          " WHERE op.ent = ?1 AND op.kind = ?2 ORDER BY txn.rank DESC, txn.t DESC, op.run, op.n DESC",
                                   error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, ent);
  dossier_statement_bind_integer (rows, 2, DOSSIER_OP_SET);
  while (dossier_statement_step (rows, error))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, DOSSIER_HISTORY_OTHER, &length);

      if (says (data, length, field))
        return dossier_history_line_new (rows);
    }
  return NULL;
}
