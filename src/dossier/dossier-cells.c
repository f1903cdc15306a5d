#include "dossier-cells.h"

#include "base-identifier.h"
#include "dossier-notation.h"
#include "dossier-reader-private.h"
#include "dossier-standing.h"

#include <string.h>

/* Where the texts of a cell begin in texts. */
typedef struct
{
  guint32 text, code, sense;
} Cell;

struct _DossierCells
{
  guint    n_records;
  guint    n_cells; /* of a record: its title, then the columns */
  gint64  *ents;    /* rising */
  Cell    *cells;
  GString *texts; /* NUL after each */
};

/* A column while it is read. */
typedef struct
{
  const DossierField *field; /* NULL: words or a number of no field */
  gboolean            is_reference;
  int                 place; /* in the statement; the id of a reference is the one after */
} Column;

typedef struct
{
  DossierNotation notation;
  Column         *columns;
  guint           n_columns;
  GHashTable     *labels; /* code and field → Cell: a term is written once */
  GArray         *ents;
  GArray         *cells;
  GString        *texts;
} Reading;

static void
clear_cells (DossierCells *self)
{
  g_free (self->ents);
  g_free (self->cells);
  if (self->texts != NULL)
    g_string_free (self->texts, TRUE);
}

DossierCells *
dossier_cells_ref (DossierCells *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_cells_unref (DossierCells *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_cells);
}

/* --- one cell */

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

static char *
dup_set_text (Reading            *reading,
              const DossierField *field,
              const char         *text)
{
  g_auto (GStrv)   keys = g_strsplit (text, "\n", -1);
  g_autofree char *lines = dossier_notation_dup_keys_text (&reading->notation, field, (const char *const *) keys);
  g_auto (GStrv)   parts = g_strsplit (lines, "\n", -1);

  return g_strjoinv (", ", parts);
}

static DossierValue *
make_value (const DossierField *field,
            DossierStatement   *statement,
            int                 place)
{
  if (field->type == DOSSIER_FIELD_BOOLEAN)
    return dossier_value_new_boolean (dossier_statement_get_integer (statement, place) != 0);
  if (field->type == DOSSIER_FIELD_INTEGER)
    return dossier_value_new_integer (dossier_statement_get_integer (statement, place));
  if (field->type == DOSSIER_FIELD_REAL)
    return dossier_value_new_real (dossier_statement_get_real (statement, place));
  return dossier_value_new_text (dossier_statement_get_text (statement, place));
}

/* "CLAS — what it is", a line each. */
static void
add_sense (Reading            *reading,
           const DossierField *field,
           const char         *key,
           GString            *senses,
           GHashTable         *told)
{
  g_autofree char *recorded = g_strndup (key, strcspn (key, "@"));
  const char      *code = dossier_standing_find (reading->notation.vocabulary, field->target, recorded);
  const char      *sense = dossier_vocabulary_get_definition (reading->notation.vocabulary, field->target, code);

  if (sense != NULL && g_hash_table_add (told, g_strdup (code)))
    g_string_append_printf (senses, "%s%s — %s", senses->len > 0 ? "\n" : "", dossier_vocabulary_get_label (reading->notation.vocabulary, field->target, code), sense);
}

static char *
dup_set_sense (Reading            *reading,
               const DossierField *field,
               const char         *text)
{
  g_auto (GStrv)         keys = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString               *senses = g_string_new (NULL);

  for (char **key = keys; (field->type == DOSSIER_FIELD_VOCABULARIES || field->type == DOSSIER_FIELD_PROGRAMMES) && *key != NULL; key++)
    add_sense (reading, field, *key, senses, told);
  return g_string_free (senses, FALSE);
}

static char *
dup_shown (Reading            *reading,
           const DossierField *field,
           DossierStatement   *statement,
           int                 place)
{
  g_autoptr (DossierValue) value = NULL;

  if (dossier_field_is_set (field))
    return dup_set_text (reading, field, dossier_statement_get_text (statement, place));
  value = make_value (field, statement, place);
  return dossier_notation_dup_text (&reading->notation, field, value);
}

static gboolean
has_other_words (const DossierField *field)
{
  return field != NULL && (dossier_field_is_set (field) || field->type == DOSSIER_FIELD_VOCABULARY || field->type == DOSSIER_FIELD_BOOLEAN ||
                           field->type == DOSSIER_FIELD_INTEGER || field->type == DOSSIER_FIELD_REAL);
}

static Cell
add_term (Reading            *reading,
          const DossierField *field,
          const char         *code)
{
  g_autofree char *key = g_strconcat (code, " ", field->target, NULL);
  Cell            *known = g_hash_table_lookup (reading->labels, key);

  if (known == NULL)
    {
      known = g_new (Cell, 1);
      known->code = keep_text (reading, dossier_standing_find (reading->notation.vocabulary, field->target, code));
      known->text = keep_text (reading, dossier_vocabulary_get_label (reading->notation.vocabulary, field->target, code));
      known->sense = keep_text (reading, dossier_vocabulary_get_definition (reading->notation.vocabulary, field->target, code));
      g_hash_table_insert (reading->labels, g_steal_pointer (&key), known);
    }
  return *known;
}

/* "?" and "-" are blobs of one byte; so is no id. */
static gboolean
is_sign (DossierStatement *statement,
         int               place,
         const guint8    **sign)
{
  gsize length;

  if (dossier_statement_get_type (statement, place) != DOSSIER_COLUMN_BYTES)
    return FALSE;
  *sign = dossier_statement_get_bytes (statement, place, &length);
  return length == 1;
}

static Cell
add_sign (Reading *reading,
          guint8   sign)
{
  g_autoptr (DossierValue)  value = sign == '-' ? dossier_value_new_not_applicable () : dossier_value_new_unknown ();
  static const DossierField any = { .type = DOSSIER_FIELD_TEXT };
  g_autofree char          *text = dossier_notation_dup_text (&reading->notation, &any, value);
  const char                code[] = { (char) sign, '\0' };
  Cell                      cell = { keep_text (reading, text), keep_text (reading, code), 0 };

  return cell;
}

static Cell
add_reference (Reading          *reading,
               DossierStatement *statement,
               int               place)
{
  Cell          cell = { keep_text (reading, dossier_statement_get_text (statement, place)), 0, 0 };
  gsize         length;
  const guint8 *id;
  char          digits[BASE_IDENTIFIER_DIGITS + 1];

  if (dossier_statement_get_type (statement, place + 1) != DOSSIER_COLUMN_BYTES)
    return cell;
  id = dossier_statement_get_bytes (statement, place + 1, &length);
  if (length == BASE_IDENTIFIER_BYTES)
    cell.code = keep_text (reading, base_identifier_from_bytes (id, digits));
  return cell;
}

static Cell
read_cell (Reading          *reading,
           DossierStatement *statement,
           const Column     *column)
{
  g_autofree char *shown = NULL, *sense = NULL;
  const guint8    *sign;
  Cell             cell = { 0, 0, 0 };

  if (is_sign (statement, column->is_reference ? column->place + 1 : column->place, &sign))
    return add_sign (reading, *sign);
  if (column->is_reference)
    return add_reference (reading, statement, column->place);
  if (dossier_statement_get_type (statement, column->place) == DOSSIER_COLUMN_NULL || dossier_statement_get_type (statement, column->place) == DOSSIER_COLUMN_BYTES)
    return cell;
  if (column->field != NULL && column->field->type == DOSSIER_FIELD_VOCABULARY)
    return add_term (reading, column->field, dossier_statement_get_text (statement, column->place));
  if (has_other_words (column->field))
    shown = dup_shown (reading, column->field, statement, column->place);
  cell.code = keep_text (reading, dossier_statement_get_text (statement, column->place));
  cell.text = shown != NULL ? keep_text (reading, shown) : cell.code;
  if (column->field != NULL && dossier_field_is_set (column->field))
    sense = dup_set_sense (reading, column->field, dossier_statement_get_text (statement, column->place));
  cell.sense = keep_text (reading, sense);
  return cell;
}

/* --- all of them */

/* A part of a date or position, or a title, is not told as its field is. */
static const DossierField *
find_told (const DossierKind *kind,
           const char        *path)
{
  const DossierField *field = dossier_kind_find_path (kind, path);

  return field != NULL && g_str_has_suffix (path, field->code) ? field : NULL;
}

static gboolean
add_column (Reading           *reading,
            DossierSelect     *select,
            const DossierKind *kind,
            const char        *path,
            int               *place,
            GError           **error)
{
  Column          *column = &reading->columns[reading->n_columns++];
  g_autofree char *titled = g_strconcat (path, ".title", NULL);

  column->field = find_told (kind, path);
  column->is_reference = column->field != NULL && column->field->type == DOSSIER_FIELD_REFERENCE;
  column->place = *place;
  *place += column->is_reference ? 2 : 1;
  return (!column->is_reference || dossier_select_add_column (select, titled, error)) && dossier_select_add_column (select, path, error);
}

/* The row id comes first, then the title, then the columns. */
static gboolean
add_columns (Reading           *reading,
             DossierSelect     *select,
             const DossierKind *kind,
             const char *const *columns,
             GError           **error)
{
  int place = 1;

  dossier_select_add_row_id (select);
  if (!add_column (reading, select, kind, "title", &place, error))
    return FALSE;
  for (; columns != NULL && *columns != NULL; columns++)
    if (!add_column (reading, select, kind, *columns, &place, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_all (Reading          *reading,
          DossierStatement *statement,
          GError          **error)
{
  g_autoptr (GError) local = NULL;

  while (dossier_statement_step (statement, &local))
    {
      gint64 ent = dossier_statement_get_integer (statement, 0);

      g_array_append_val (reading->ents, ent);
      for (guint i = 0; i < reading->n_columns; i++)
        {
          Cell cell = read_cell (reading, statement, &reading->columns[i]);

          g_array_append_val (reading->cells, cell);
        }
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_records (Reading            *reading,
              DossierReader      *reader,
              const DossierQuery *query,
              const char *const  *columns,
              GArray             *ents,
              GError            **error)
{
  const DossierKind           *kind = dossier_kinds_find (dossier_query_get_kind (query));
  g_autoptr (DossierSelect)    select = dossier_select_new (query, DOSSIER_SELECT_THESE, reading->notation.vocabulary);
  guint                        salt = dossier_reader_take_salt (reader);
  g_autoptr (DossierStatement) statement = NULL;
  gboolean                     read;

  dossier_select_set_ids (select, ents);
  dossier_select_set_limit (select, 0);
  if (add_columns (reading, select, kind, columns, error))
    statement = dossier_select_prepare (select, dossier_reader_get_database (reader), salt, error);
  read = statement != NULL && read_all (reading, statement, error);
  dossier_reader_give_salt (reader, salt);
  return read;
}

static DossierCells *
take_cells (Reading *reading)
{
  DossierCells *self = g_atomic_rc_box_new0 (DossierCells);

  self->n_records = reading->ents->len;
  self->n_cells = reading->n_columns;
  self->ents = (gint64 *) (gpointer) g_array_free (g_steal_pointer (&reading->ents), FALSE);
  self->cells = (Cell *) (gpointer) g_array_free (g_steal_pointer (&reading->cells), FALSE);
  self->texts = g_steal_pointer (&reading->texts);
  return self;
}

static void
clear_reading (Reading *reading)
{
  g_free (reading->columns);
  g_hash_table_unref (reading->labels);
  g_clear_pointer (&reading->ents, g_array_unref);
  g_clear_pointer (&reading->cells, g_array_unref);
  if (reading->texts != NULL)
    g_string_free (reading->texts, TRUE);
}

DossierCells *
dossier_cells_read (DossierReader      *reader,
                    const DossierQuery *query,
                    const char *const  *columns,
                    GArray             *ents,
                    GError            **error)
{
  Reading       reading = { 0 };
  DossierCells *self = NULL;

  g_return_val_if_fail (reader != NULL && query != NULL && ents != NULL, NULL);

  reading.notation.reader = reader;
  reading.notation.vocabulary = dossier_reader_get_vocabulary (reader, error);
  if (reading.notation.vocabulary == NULL)
    return NULL;
  reading.columns = g_new0 (Column, 1 + (columns == NULL ? 0 : g_strv_length ((char **) columns)));
  reading.labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.ents = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  reading.texts = g_string_new (NULL);
  g_string_append_c (reading.texts, '\0');
  if (read_records (&reading, reader, query, columns, ents, error))
    self = take_cells (&reading);
  clear_reading (&reading);
  return self;
}

guint
dossier_cells_find (const DossierCells *self,
                    gint64              ent)
{
  guint low = 0, high = self->n_records;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->ents[middle] < ent)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_records && self->ents[low] == ent ? low : DOSSIER_CELLS_NONE;
}

static const Cell *
get_cell (const DossierCells *self,
          guint               record,
          guint               cell)
{
  return &self->cells[(gsize) record * self->n_cells + cell];
}

const char *
dossier_cells_get_title (const DossierCells *self,
                         guint               record)
{
  return self->texts->str + get_cell (self, record, 0)->text;
}

const char *
dossier_cells_get_text (const DossierCells *self,
                        guint               record,
                        guint               column)
{
  g_return_val_if_fail (column + 1 < self->n_cells, "");

  return self->texts->str + get_cell (self, record, column + 1)->text;
}

const char *
dossier_cells_get_code (const DossierCells *self,
                        guint               record,
                        guint               column)
{
  g_return_val_if_fail (column + 1 < self->n_cells, "");

  return self->texts->str + get_cell (self, record, column + 1)->code;
}

const char *
dossier_cells_get_sense (const DossierCells *self,
                         guint               record,
                         guint               column)
{
  g_return_val_if_fail (column + 1 < self->n_cells, "");

  return self->texts->str + get_cell (self, record, column + 1)->sense;
}

gboolean
dossier_cells_equal (const DossierCells *one,
                     guint               record,
                     const DossierCells *other,
                     guint               other_record)
{
  if (one->n_cells != other->n_cells)
    return FALSE;
  for (guint i = 0; i < one->n_cells; i++)
    {
      const Cell *cell = get_cell (one, record, i), *other_cell = get_cell (other, other_record, i);

      if (strcmp (one->texts->str + cell->text, other->texts->str + other_cell->text) != 0 ||
          strcmp (one->texts->str + cell->code, other->texts->str + other_cell->code) != 0 ||
          strcmp (one->texts->str + cell->sense, other->texts->str + other_cell->sense) != 0)
        return FALSE;
    }
  return TRUE;
}
