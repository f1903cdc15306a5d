#include "config.h"

#include "dossier-rows.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-notation.h"
#include "dossier-reader-private.h"
#include "dossier-row-private.h"
#include "dossier-select-private.h"

#include <string.h>

#define LOOK_EVERY 1000 /* rows between two looks at the cancellable */

struct _DossierRows
{
  guint    n_rows;
  guint    n_cells;
  guint8  *ids;   /* 16 bytes a row */
  guint32 *cells; /* n_cells a row: where each begins in texts */
  char    *texts; /* NUL after each */
};

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
  GArray                  *keys; /* guint32: where the key to sort by begins in texts; NULL: as they come */
} Reading;

static void
clear_rows (DossierRows *self)
{
  g_free (self->ids);
  g_free (self->cells);
  g_free (self->texts);
}

DossierRows *
dossier_rows_new_empty (void)
{
  return g_atomic_rc_box_new0 (DossierRows);
}

DossierRows *
dossier_rows_ref (DossierRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_rows_unref (DossierRows *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_rows);
}

guint
dossier_rows_get_n (const DossierRows *self)
{
  return self->n_rows;
}

const guint8 *
dossier_rows_get_id (const DossierRows *self,
                     guint              row)
{
  return self->ids + (gsize) row * BASE_IDENTIFIER_BYTES;
}

const char *
dossier_rows_get_cell (const DossierRows *self,
                       guint              row,
                       guint              cell)
{
  return self->texts + self->cells[(gsize) row * self->n_cells + cell];
}

char **
dossier_rows_dup_cells (const DossierRows *self,
                        guint              row)
{
  char **cells = g_new0 (char *, self->n_cells + 1);

  for (guint i = 0; i < self->n_cells; i++)
    cells[i] = g_strdup (dossier_rows_get_cell (self, row, i));
  return cells;
}

gboolean
dossier_rows_same_cells (const DossierRows *one,
                         guint              row,
                         const DossierRows *other,
                         guint              other_row)
{
  if (one->n_cells != other->n_cells)
    return FALSE;
  for (guint i = 0; i < one->n_cells; i++)
    if (strcmp (dossier_rows_get_cell (one, row, i), dossier_rows_get_cell (other, other_row, i)) != 0)
      return FALSE;
  return TRUE;
}

guint
dossier_rows_hash_id (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash); /* ids are random or hashes already */
  return hash;
}

gboolean
dossier_rows_equal_id (gconstpointer one,
                       gconstpointer other)
{
  return memcmp (one, other, BASE_IDENTIFIER_BYTES) == 0;
}

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
  DossierNotation          notation = { reading->vocabulary, reading->reader };
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

/* Columns: id, type, place, title, those asked for, and the key to sort by. */
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
  if (reading->keys != NULL)
    {
      guint32 key = keep_text (reading, dossier_statement_get_text (statement, (int) (COLUMN_ASKED + n_asked)));

      g_array_append_val (reading->keys, key);
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

typedef struct
{
  const char    *texts;
  const guint32 *keys;
  gboolean       descending;
} Order;

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Order *order = data;
  guint32      one = *(const guint32 *) a, other = *(const guint32 *) b;
  gboolean     one_named = order->keys[one] != 0, other_named = order->keys[other] != 0;
  int          found;

  if (one_named != other_named)
    return one_named ? -1 : 1; /* without a name: last, either way */
  found = strcmp (order->texts + order->keys[one], order->texts + order->keys[other]);
  if (found != 0)
    return order->descending ? -found : found;
  return one < other ? -1 : 1;
}

static guint32 *
sort_rows (const Reading *reading,
           gboolean       descending)
{
  guint    n_rows = reading->keys->len;
  guint32 *places = g_new (guint32, MAX (1, n_rows));
  Order    order = { reading->texts->str, (const guint32 *) (gpointer) reading->keys->data, descending };

  for (guint i = 0; i < n_rows; i++)
    places[i] = i;
  g_qsort_with_data (places, (gint) n_rows, sizeof *places, compare_keys, &order);
  return places;
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

/* All of a kind, by title: quicker read as stored and sorted here than walked in the order of titles. */
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

  if (reading->keys == NULL)
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
  g_clear_pointer (&reading->keys, g_array_unref);
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
  if (reading->keys != NULL)
    dossier_select_add_title_key (select);
  if (!read_all (reading, select, n_asked, cancellable, error))
    return NULL;
  dossier_query_get_order (query, &descending);
  if (reading->keys != NULL)
    places = sort_rows (reading, descending);
  return take_rows (reading, DOSSIER_CELL_FIRST_ASKED + n_asked, places);
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
  reading.keys = is_sorted_here (query) ? g_array_new (FALSE, FALSE, sizeof (guint32)) : NULL;
  rows = read_rows (&reading, query, columns, n_asked, cancellable, error);
  clear_reading (&reading);
  return rows;
}
