#include "dossier-reader-private.h"
#include "dossier-select-private.h"

#include "base-identifier.h"

#include <math.h>

struct _DossierCursor
{
  DossierReader    *reader; /* borrowed */
  DossierStatement *statement;
  guint             salt;
  guint             n_columns;
  char (*ids)[BASE_IDENTIFIER_DIGITS + 1]; /* one per column, for those that are ids */
};

static DossierCursor *
open_cursor (DossierReader     *reader,
             DossierSelect     *select,
             const char *const *columns,
             GError           **error)
{
  g_autoptr (DossierCursor) self = g_new0 (DossierCursor, 1);

  self->reader = reader;
  self->salt = dossier_reader_take_salt (reader);
  for (; columns[self->n_columns] != NULL; self->n_columns++)
    if (!dossier_select_add_column (select, columns[self->n_columns], error))
      return NULL;
  self->ids = g_malloc0_n (MAX (1, self->n_columns), sizeof *self->ids);
  self->statement = dossier_select_prepare (select, dossier_reader_get_database (reader), self->salt, error);
  return self->statement == NULL ? NULL : g_steal_pointer (&self);
}

/* Reading the terms is itself a walk: it needs none. */
static gboolean
needs_vocabulary (const DossierQuery *query)
{
  return dossier_query_get_words (query) != NULL || dossier_query_get_n_filters (query) > 0 ||
         (dossier_query_get_order (query, NULL) != NULL && !g_str_equal (dossier_query_get_kind (query), "vocabulary_term"));
}

DossierSelect *
dossier_reader_choose_select (DossierReader      *self,
                              const DossierQuery *query,
                              GError            **error)
{
  DossierVocabulary *vocabulary = NULL;
  DossierFinder     *finder;
  g_autoptr (GArray) rows = NULL;
  DossierSelect     *select;

  if (needs_vocabulary (query) && (vocabulary = dossier_reader_get_vocabulary (self, error)) == NULL)
    return NULL;
  if (!dossier_finder_can_find (query))
    return dossier_select_new (query, DOSSIER_SELECT_ALL, vocabulary);
  finder = dossier_reader_get_finder (self, error);
  rows = finder != NULL ? dossier_finder_list (finder, query, vocabulary, error) : NULL;
  if (rows == NULL)
    return NULL;
  select = dossier_select_new (query, DOSSIER_SELECT_THESE, vocabulary);
  dossier_select_set_ids (select, rows);
  return select;
}

DossierCursor *
dossier_reader_walk (DossierReader      *self,
                     const DossierQuery *query,
                     const char *const  *columns,
                     GError            **error)
{
  g_autoptr (DossierSelect) select = NULL;

  g_return_val_if_fail (self != NULL && query != NULL && columns != NULL && columns[0] != NULL, NULL);

  select = dossier_reader_choose_select (self, query, error);
  return select == NULL ? NULL : open_cursor (self, select, columns, error);
}

gint64
dossier_reader_count (DossierReader      *self,
                      const DossierQuery *query,
                      GError            **error)
{
  g_autoptr (DossierSelect)    select = NULL;
  g_autoptr (DossierStatement) statement = NULL;
  DossierVocabulary           *vocabulary = NULL;

  g_return_val_if_fail (self != NULL && query != NULL, -1);

  if (needs_vocabulary (query) && (vocabulary = dossier_reader_get_vocabulary (self, error)) == NULL)
    return -1;
  select = dossier_select_new (query, DOSSIER_SELECT_COUNT, vocabulary);
  dossier_select_set_limit (select, 0);
  statement = dossier_select_prepare (select, dossier_reader_get_database (self), 0, error);
  if (statement == NULL || !dossier_statement_step (statement, error))
    return -1;
  return dossier_statement_get_integer (statement, 0);
}

gboolean
dossier_cursor_next (DossierCursor *self,
                     GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dossier_statement_step (self->statement, error);
}

const guint8 *
dossier_cursor_get_bytes (DossierCursor *self,
                          guint          column,
                          gsize         *length)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns && length != NULL, NULL);

  *length = 0;
  if (dossier_statement_get_type (self->statement, (int) column) != DOSSIER_COLUMN_BYTES)
    return NULL;
  return dossier_statement_get_bytes (self->statement, (int) column, length);
}

const char *
dossier_cursor_get_text (DossierCursor *self,
                         guint          column)
{
  const guint8 *bytes;
  gsize         length;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  if (dossier_statement_get_type (self->statement, (int) column) != DOSSIER_COLUMN_BYTES)
    return dossier_statement_get_text (self->statement, (int) column);
  bytes = dossier_cursor_get_bytes (self, column, &length);
  return length == BASE_IDENTIFIER_BYTES ? base_identifier_from_bytes (bytes, self->ids[column]) : NULL;
}

static gboolean
is_number (DossierCursor *self,
           guint          column)
{
  DossierColumnType type = dossier_statement_get_type (self->statement, (int) column);

  return type == DOSSIER_COLUMN_INTEGER || type == DOSSIER_COLUMN_REAL;
}

gint64
dossier_cursor_get_integer (DossierCursor *self,
                            guint          column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, 0);

  return is_number (self, column) ? dossier_statement_get_integer (self->statement, (int) column) : 0;
}

double
dossier_cursor_get_real (DossierCursor *self,
                         guint          column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, (double) NAN);

  return is_number (self, column) ? dossier_statement_get_real (self->statement, (int) column) : (double) NAN;
}

static gboolean
is_sign (DossierCursor *self,
         guint          column,
         char           sign)
{
  gsize         length;
  const guint8 *bytes = dossier_cursor_get_bytes (self, column, &length);

  return bytes != NULL && length == 1 && *bytes == (guint8) sign;
}

gboolean
dossier_cursor_is_unknown (DossierCursor *self,
                           guint          column)
{
  return is_sign (self, column, '?');
}

gboolean
dossier_cursor_is_not_applicable (DossierCursor *self,
                                  guint          column)
{
  return is_sign (self, column, '-');
}

void
dossier_cursor_free (DossierCursor *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statement, dossier_statement_finish);
  dossier_reader_give_salt (self->reader, self->salt);
  g_free (self->ids);
  g_free (self);
}
