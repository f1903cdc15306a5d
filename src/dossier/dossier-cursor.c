#include "dossier-reader-private.h"
#include "dossier-search.h"
#include "dossier-select-private.h"

#include "base-identifier.h"
#include "base-text.h"

#include <math.h>

/* Beyond so many records that answer, the first keys of a search are served from the index of titles. */
#define MANY 2000
/* So many have the words that asking each title in its turn soon fills a page. */
#define NEARLY_ALL 30000

struct _DossierCursor
{
  DossierReader    *reader; /* borrowed */
  DossierStatement *statement;
  guint             salt;
  guint             n_columns;
  char (*ids)[BASE_IDENTIFIER_DIGITS + 1]; /* one per column, for those that are ids */
};

typedef struct
{
  DossierReader      *reader;
  const DossierQuery *query;
  DossierVocabulary  *vocabulary; /* borrowed */
  GArray             *rows;       /* gint64 */
} Finder;

static gboolean
add_rows (Finder           *finder,
          DossierSelectPart part,
          gboolean          probing,
          GError          **error)
{
  g_autoptr (DossierSelect)    select = dossier_select_new (finder->query, part, finder->vocabulary);
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;
  guint                        salt = dossier_reader_take_salt (finder->reader);

  dossier_select_add_row_id (select);
  dossier_select_set_probing (select, probing);
  dossier_select_set_limit (select, dossier_query_get_limit (finder->query) - finder->rows->len);
  statement = dossier_select_prepare (select, dossier_reader_get_database (finder->reader), salt, &local);
  while (statement != NULL && dossier_statement_step (statement, &local))
    {
      gint64 row = dossier_statement_get_integer (statement, 0);

      g_array_append_val (finder->rows, row);
    }
  dossier_reader_give_salt (finder->reader, salt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_full (const Finder *finder)
{
  return finder->rows->len >= dossier_query_get_limit (finder->query);
}

static gboolean
is_short (const Finder *finder)
{
  g_autoptr (DossierSelect) select = dossier_select_new (finder->query, DOSSIER_SELECT_ALL, NULL);

  return dossier_select_is_short (select);
}

/* Of the records of the kind, as far as NEARLY_ALL. */
static gboolean
count_matches (Finder  *finder,
               gint64  *count,
               GError **error)
{
  g_autofree char             *match = dossier_search_dup_match (dossier_query_get_words (finder->query), finder->vocabulary);
  g_autofree char             *sql = NULL;
  g_autoptr (DossierStatement) statement = NULL;

  *count = 0;
  if (match == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM search CROSS JOIN \"%s\" k ON k.id = search.rowid WHERE search MATCH ?1 LIMIT ?2)",
                         dossier_query_get_kind (finder->query));
  statement = dossier_database_prepare (dossier_reader_get_database (finder->reader), sql, error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, 1, match);
  dossier_statement_bind_integer (statement, 2, NEARLY_ALL);
  if (!dossier_statement_step (statement, error))
    return FALSE;
  *count = dossier_statement_get_integer (statement, 0);
  return TRUE;
}

static gboolean
has_short_cut (const DossierQuery *query)
{
  g_autofree char *folded = NULL;

  if (dossier_query_get_limit (query) == 0 || dossier_query_get_words (query) == NULL || dossier_query_get_order (query, NULL) != NULL)
    return FALSE;
  folded = base_text_fold (dossier_query_get_words (query));
  return *folded != '\0' && dossier_select_kind_has_titles (dossier_kinds_find (dossier_query_get_kind (query)));
}

/* The first rows of a search that very many answer, without looking at them all. *found: rows holds all that is wanted. */
static gboolean
find_first_rows (Finder   *finder,
                 gboolean *found,
                 GError  **error)
{
  static const DossierSelectPart parts[] = { DOSSIER_SELECT_INSIDE, DOSSIER_SELECT_REST };
  gint64                         count;

  *found = FALSE;
  if (!add_rows (finder, DOSSIER_SELECT_BEGINNING, FALSE, error))
    return FALSE;
  if (!is_full (finder))
    {
      if (!count_matches (finder, &count, error))
        return FALSE;
      if (count < MANY)
        return TRUE;
      for (guint i = is_short (finder) ? 1 : 0; i < G_N_ELEMENTS (parts) && !is_full (finder); i++)
        if (!add_rows (finder, parts[i], count >= NEARLY_ALL, error))
          return FALSE;
    }
  *found = TRUE;
  return TRUE;
}

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
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierSelect     *select;
  Finder             finder = { self, query, NULL, rows };
  gboolean           found = FALSE;

  if (needs_vocabulary (query) && (finder.vocabulary = dossier_reader_get_vocabulary (self, error)) == NULL)
    return NULL;
  if (has_short_cut (query) && !find_first_rows (&finder, &found, error))
    return NULL;
  select = dossier_select_new (query, found ? DOSSIER_SELECT_THESE : DOSSIER_SELECT_ALL, finder.vocabulary);
  if (found)
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
