#include "dossier-rows-private.h"

#include "base-identifier.h"
#include "dossier-notation.h"
#include "dossier-reader-private.h"
#include "dossier-row-private.h"
#include "dossier-select-private.h"

#include <string.h>

#define LOOK_EVERY 1000 /* rows between two looks at the cancellable */

/* While reading. */
typedef struct
{
  DossierReader           *reader;
  const DossierKind       *kind;
  const DossierVocabulary *vocabulary;
  const DossierField      *type;   /* behind code and subtitle; NULL: none */
  const DossierField     **fields; /* of the columns asked for; NULL where the cell is plain text */
  GHashTable              *labels; /* code → place of its label in texts */
  GByteArray              *ids;
  GArray                  *cells; /* guint32 */
  GString                 *texts;
  GArray                  *ents; /* gint64: row ids, rising, of rows to be put in order here; NULL: they come in order */
} Reading;

static guint32
keep_text (Reading    *reading,
           const char *text)
{
  guint32 place = (guint32) reading->texts->len;

  if (text == NULL || *text == '\0')
    return 0; /* texts begins with an empty one */
  g_string_append_len (reading->texts, text, (gssize) strlen (text) + 1);
  return place;
}

static void
add_cell (Reading *reading,
          guint32  place)
{
  g_array_append_val (reading->cells, place);
}

static void
add_type (Reading    *reading,
          const char *code)
{
  gpointer place;

  if (code == NULL || reading->type == NULL)
    {
      add_cell (reading, 0);
      add_cell (reading, 0);
      return;
    }
  if (!g_hash_table_lookup_extended (reading->labels, code, NULL, &place))
    {
      /* The code, then its label: kept together, once. */
      place = GUINT_TO_POINTER (keep_text (reading, code));
      keep_text (reading, dossier_vocabulary_get_label (reading->vocabulary, reading->type->target, code));
      g_hash_table_insert (reading->labels, g_strdup (code), place);
    }
  add_cell (reading, GPOINTER_TO_UINT (place));
  add_cell (reading, GPOINTER_TO_UINT (place) + (guint32) strlen (code) + 1);
}

static char *
dup_set_text (const DossierNotation *notation,
              const DossierField    *field,
              const char            *text)
{
  g_auto (GStrv)   keys = g_strsplit (text, "\n", -1);
  g_autofree char *lines = dossier_notation_dup_keys_text (notation, field, (const char *const *) keys);
  g_auto (GStrv)   parts = g_strsplit (lines, "\n", -1);

  return g_strjoinv (", ", parts);
}

/* A cell asked for, as people read it. */
static char *
dup_cell (Reading            *reading,
          const DossierField *field,
          const char         *text)
{
  DossierNotation          notation = { .vocabulary = reading->vocabulary, .reader = reading->reader };
  g_autoptr (DossierValue) value = NULL;

  if (dossier_field_is_set (field))
    return dup_set_text (&notation, field, text);
  if (field->type == DOSSIER_FIELD_BOOLEAN)
    value = dossier_value_new_boolean (!g_str_equal (text, "0"));
  else
    value = dossier_value_new_text (text);
  return dossier_notation_dup_text (&notation, field, value);
}

static void
add_asked (Reading            *reading,
           DossierStatement   *statement,
           int                 column,
           const DossierField *field)
{
  g_autofree char *shown = NULL;
  const char      *text = NULL;

  if (dossier_statement_get_type (statement, column) != DOSSIER_COLUMN_BYTES)
    text = dossier_statement_get_text (statement, column);
  if (text != NULL && field != NULL)
    text = shown = dup_cell (reading, field, text);
  add_cell (reading, keep_text (reading, text));
}

/* Columns: id, type, place, title, those asked for, and the row id where rows are put in order here. */
enum
{
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_TYPE,
  COLUMN_PLACE,
  COLUMN_ASKED,
};

static void
add_row (Reading          *reading,
         DossierStatement *statement,
         guint             n_asked)
{
  gsize         length;
  const guint8 *id = dossier_statement_get_bytes (statement, COLUMN_ID, &length);
  gboolean      is_typed = dossier_statement_get_type (statement, COLUMN_TYPE) == DOSSIER_COLUMN_TEXT;

  g_byte_array_append (reading->ids, id, BASE_IDENTIFIER_BYTES);
  add_cell (reading, keep_text (reading, dossier_statement_get_text (statement, COLUMN_TITLE)));
  add_type (reading, is_typed ? dossier_statement_get_text (statement, COLUMN_TYPE) : NULL);
  add_cell (reading, keep_text (reading, dossier_statement_get_text (statement, COLUMN_PLACE)));
  for (guint i = 0; i < n_asked; i++)
    add_asked (reading, statement, (int) (COLUMN_ASKED + i), reading->fields[i]);
  if (reading->ents != NULL)
    {
      gint64 ent = dossier_statement_get_integer (statement, (int) (COLUMN_ASKED + n_asked));

      g_array_append_val (reading->ents, ent);
    }
}

static const DossierField *
find_type (const DossierKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_VOCABULARY)
      return &kind->fields[i];
  return NULL;
}

static const DossierField *
find_place (const DossierKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_REFERENCE && g_strcmp0 (kind->fields[i].target, "territory") == 0)
      return &kind->fields[i];
  return NULL;
}

/* Needs words other than those stored. */
static const DossierField *
find_told_field (const DossierKind *kind,
                 const char        *column)
{
  const DossierField *field = dossier_kind_find_field (kind, column);

  if (field != NULL && (dossier_field_is_set (field) || field->type == DOSSIER_FIELD_VOCABULARY || field->type == DOSSIER_FIELD_BOOLEAN))
    return field;
  return NULL;
}

static gboolean
add_asked_columns (Reading           *reading,
                   DossierSelect     *select,
                   const char *const *columns,
                   GError           **error)
{
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    {
      const DossierField *field = dossier_kind_find_field (reading->kind, columns[i]);
      g_autofree char    *titled = g_strconcat (columns[i], ".title", NULL);

      reading->fields[i] = find_told_field (reading->kind, columns[i]);
      if (!dossier_select_add_column (select, field != NULL && field->type == DOSSIER_FIELD_REFERENCE ? titled : columns[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_columns (Reading           *reading,
             DossierSelect     *select,
             const char *const *columns,
             GError           **error)
{
  const DossierField *place = find_place (reading->kind);
  g_autofree char    *place_title = place == NULL ? NULL : g_strconcat (place->code, ".title", NULL);

  return dossier_select_add_column (select, "id", error) &&
         dossier_select_add_column (select, "title", error) &&
         dossier_select_add_column (select, reading->type != NULL ? reading->type->code : "id", error) &&
         (place_title == NULL ? (dossier_select_add_nothing (select), TRUE) : dossier_select_add_column (select, place_title, error)) &&
         add_asked_columns (reading, select, columns, error);
}

static gboolean
read_all (Reading       *reading,
          DossierSelect *select,
          guint          n_asked,
          GCancellable  *cancellable,
          GError       **error)
{
  guint                        salt = dossier_reader_take_salt (reading->reader);
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;

  statement = dossier_select_prepare (select, dossier_reader_get_database (reading->reader), salt, &local);
  for (guint n = 1; local == NULL && dossier_statement_step (statement, &local); n++)
    {
      add_row (reading, statement, n_asked);
      if (n % LOOK_EVERY == 0)
        g_cancellable_set_error_if_cancelled (cancellable, &local);
    }
  dossier_reader_give_salt (reading->reader, salt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Puts the rows in their order; places NULL: as they came. */
static DossierRows *
take_rows (Reading       *reading,
           guint          n_cells,
           const guint32 *places)
{
  DossierRows *self = dossier_rows_new_empty ();

  self->n_rows = reading->ids->len / BASE_IDENTIFIER_BYTES;
  self->n_cells = n_cells;
  self->ids = g_malloc (MAX (1, reading->ids->len));
  self->cells = g_new (guint32, MAX (1, reading->cells->len));
  for (guint i = 0; i < self->n_rows; i++)
    {
      gsize from = places == NULL ? i : places[i];

      memcpy (self->ids + (gsize) i * BASE_IDENTIFIER_BYTES, reading->ids->data + from * BASE_IDENTIFIER_BYTES, BASE_IDENTIFIER_BYTES);
      memcpy (self->cells + (gsize) i * n_cells, (guint32 *) (gpointer) reading->cells->data + from * n_cells, n_cells * sizeof (guint32));
    }
  self->texts = g_string_free (g_steal_pointer (&reading->texts), FALSE);
  return self;
}

/* All of a kind, by title: quicker read as stored and put in order here than walked in the order of titles. */
static gboolean
is_sorted_here (const DossierQuery *query)
{
  return dossier_query_get_words (query) == NULL && dossier_query_get_order (query, NULL) == NULL && dossier_query_get_limit (query) == 0 &&
         dossier_select_kind_has_titles (dossier_kinds_find (dossier_query_get_kind (query)));
}

static DossierSelect *
make_select (Reading            *reading,
             const DossierQuery *query)
{
  g_autoptr (DossierQuery) stored = NULL;

  if (reading->ents == NULL)
    return dossier_select_new (query, DOSSIER_SELECT_ALL, reading->vocabulary);
  stored = dossier_query_copy (query);
  dossier_query_set_order (stored, "id", FALSE);
  return dossier_select_new (stored, DOSSIER_SELECT_ALL, reading->vocabulary);
}

static void
clear_reading (Reading *reading)
{
  g_free (reading->fields);
  g_clear_pointer (&reading->labels, g_hash_table_unref);
  g_clear_pointer (&reading->ids, g_byte_array_unref);
  g_clear_pointer (&reading->cells, g_array_unref);
  g_clear_pointer (&reading->ents, g_array_unref);
  if (reading->texts != NULL)
    g_string_free (reading->texts, TRUE);
}

static DossierRows *
read_rows (Reading            *reading,
           const DossierQuery *query,
           const char *const  *columns,
           guint               n_asked,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr (DossierSelect) select = make_select (reading, query);
  g_autofree guint32       *places = NULL;
  gboolean                  descending;

  if (!add_columns (reading, select, columns, error))
    return NULL;
  if (reading->ents != NULL)
    dossier_select_add_row_id (select);
  if (!read_all (reading, select, n_asked, cancellable, error))
    return NULL;
  dossier_query_get_order (query, &descending);
  if (reading->ents != NULL && (places = dossier_rows_order_by_title (reading->reader, reading->kind, reading->ents, descending, error)) == NULL)
    return NULL;
  return take_rows (reading, DOSSIER_CELL_FIRST_ASKED + n_asked, places);
}

static gboolean
count_hidden (Reading            *reading,
              const DossierQuery *query,
              DossierRows        *rows,
              GError            **error)
{
  g_autoptr (DossierQuery) all = dossier_query_new (reading->kind->code);
  gint64                   count;

  dossier_query_set_deleted (all, dossier_query_get_deleted (query));
  count = dossier_reader_count (reading->reader, all, error);
  if (count < 0)
    return FALSE;
  rows->n_hidden = (guint) MAX (0, count - (gint64) rows->n_rows);
  return TRUE;
}

DossierRows *
dossier_rows_read (DossierReader      *reader,
                   const DossierQuery *query,
                   const char *const  *columns,
                   GCancellable       *cancellable,
                   GError            **error)
{
  guint        n_asked = columns == NULL ? 0 : g_strv_length ((char **) columns);
  Reading      reading = { reader, dossier_kinds_find (dossier_query_get_kind (query)), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL };
  DossierRows *rows;

  reading.vocabulary = dossier_reader_get_vocabulary (reader, error);
  if (reading.vocabulary == NULL)
    return NULL;
  reading.type = find_type (reading.kind);
  reading.fields = g_new0 (const DossierField *, n_asked + 1);
  reading.labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.ids = g_byte_array_new ();
  reading.cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading.texts = g_string_new (NULL);
  g_string_append_c (reading.texts, '\0');
  reading.ents = is_sorted_here (query) ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;
  rows = read_rows (&reading, query, columns, n_asked, cancellable, error);
  if (rows != NULL && !count_hidden (&reading, query, rows, error))
    g_clear_pointer (&rows, dossier_rows_unref);
  clear_reading (&reading);
  return rows;
}
