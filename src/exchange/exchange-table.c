#include "exchange-table.h"

#include <string.h>

#include "base-text.h"

#define BLANK G_MAXUINT32

typedef struct
{
  guint64        line;
  ExchangePlace *place;    /* owned, NULL: none */
  guint32        starts[]; /* one per column, BLANK or an offset into the text that follows them */
} Row;

struct _ExchangeTable
{
  gatomicrefcount refs;
  char           *name;
  guint           sheet;
  char           *srs;
  gint64          more;
  GPtrArray      *names;
  GPtrArray      *types;
  GHashTable     *places; /* squashed name → 1 + column, the first of its name */
  GPtrArray      *rows;   /* Row */
};

G_DEFINE_BOXED_TYPE (ExchangeTable, exchange_table, exchange_table_ref, exchange_table_unref)

static void
place_free (ExchangePlace *self)
{
  g_clear_pointer (&self->outline, g_bytes_unref);
  g_free (self);
}

static void
row_free (Row *self)
{
  g_clear_pointer (&self->place, place_free);
  g_free (self);
}

ExchangeTable *
exchange_table_new (const char *name,
                    guint       sheet)
{
  ExchangeTable *self = g_new0 (ExchangeTable, 1);

  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  self->sheet = sheet;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  return self;
}

ExchangeTable *
exchange_table_ref (ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
exchange_table_unref (ExchangeTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->types);
  g_free (self->srs);
  g_free (self->name);
  g_free (self);
}

void
exchange_table_add_column (ExchangeTable *self,
                           const char    *name,
                           const char    *type)
{
  char *squashed;

  g_return_if_fail (self != NULL && name != NULL && self->rows->len == 0);

  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->types, g_strdup (type != NULL ? type : "text"));
  squashed = base_text_squash (name);
  if (g_hash_table_contains (self->places, squashed))
    g_free (squashed);
  else
    g_hash_table_insert (self->places, squashed, GUINT_TO_POINTER (self->names->len));
}

static ExchangePlace *
place_copy (const ExchangePlace *place)
{
  ExchangePlace *copy;

  if (place == NULL || (place->outline == NULL && !place->has_point && !place->has_xy))
    return NULL;
  copy = g_memdup2 (place, sizeof *place);
  if (copy->outline != NULL)
    g_bytes_ref (copy->outline);
  return copy;
}

static gboolean
is_blank (const char *cell)
{
  return cell == NULL || cell[strspn (cell, " \t\r\n")] == '\0';
}

/* A paragraph of a document is what was typed, be it spaces. */
static gboolean
is_left_out (const ExchangeTable *self,
             guint                column,
             const char          *cell)
{
  if (strcmp (self->types->pdata[column], "paragraph") == 0)
    return cell == NULL || *cell == '\0';
  return is_blank (cell);
}

/* One block a row: 70,000 rows of 70 cells would be five million small ones. */
void
exchange_table_add_row (ExchangeTable       *self,
                        guint64              line,
                        const char *const   *cells,
                        guint                n_cells,
                        const ExchangePlace *place)
{
  guint n;
  gsize starts, length;
  Row  *row;
  char *text;

  g_return_if_fail (self != NULL && (cells != NULL || n_cells == 0));

  n = self->names->len;
  starts = sizeof (guint32) * n;
  length = 0;
  for (guint i = 0; i < MIN (n, n_cells); i++)
    length += is_left_out (self, i, cells[i]) ? 0 : strlen (cells[i]) + 1;
  g_return_if_fail (length < BLANK);

  row = g_malloc (sizeof (Row) + starts + length);
  row->line = line;
  row->place = place_copy (place);
  text = (char *) (row->starts + n);
  length = 0;
  for (guint i = 0; i < n; i++)
    {
      row->starts[i] = i >= n_cells || is_left_out (self, i, cells[i]) ? BLANK : (guint32) length;
      if (row->starts[i] != BLANK)
        length += (gsize) (stpcpy (text + length, cells[i]) - (text + length)) + 1;
    }
  g_ptr_array_add (self->rows, row);
}

void
exchange_table_set_srs (ExchangeTable *self,
                        const char    *srs)
{
  g_return_if_fail (self != NULL);

  g_free (self->srs);
  self->srs = g_strdup (srs);
}

void
exchange_table_set_more (ExchangeTable *self,
                         gint64         more)
{
  g_return_if_fail (self != NULL && more >= 0);

  self->more = more;
}

const char *
exchange_table_get_name (const ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

guint
exchange_table_get_sheet (const ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheet;
}

const char *
exchange_table_get_srs (const ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->srs;
}

gint64
exchange_table_get_more (const ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->more;
}

guint
exchange_table_get_n_columns (const ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len;
}

const char *
exchange_table_get_column_name (const ExchangeTable *self,
                                guint                column)
{
  g_return_val_if_fail (self != NULL && column < self->names->len, NULL);

  return self->names->pdata[column];
}

const char *
exchange_table_get_column_type (const ExchangeTable *self,
                                guint                column)
{
  g_return_val_if_fail (self != NULL && column < self->types->len, NULL);

  return self->types->pdata[column];
}

int
exchange_table_find_column (const ExchangeTable *self,
                            const char          *name)
{
  g_autofree char *squashed = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  squashed = base_text_squash (name);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, squashed)) - 1;
}

int
exchange_table_find_any (const ExchangeTable *self,
                         const char          *names)
{
  g_auto (GStrv) list = NULL;
  int            found = -1;

  g_return_val_if_fail (self != NULL && names != NULL, -1);

  list = g_strsplit (names, "|", -1);
  for (guint i = 0; list[i] != NULL && found < 0; i++)
    found = exchange_table_find_column (self, list[i]);
  return found;
}

guint
exchange_table_get_n_rows (const ExchangeTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

guint64
exchange_table_get_line (const ExchangeTable *self,
                         guint                row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return ((Row *) self->rows->pdata[row])->line;
}

const char *
exchange_table_get_cell (const ExchangeTable *self,
                         guint                row,
                         int                  column)
{
  const Row *found;

  g_return_val_if_fail (self != NULL && row < self->rows->len && column < (int) self->names->len, NULL);

  if (column < 0)
    return NULL;
  found = self->rows->pdata[row];
  return found->starts[column] == BLANK ? NULL : (const char *) (found->starts + self->names->len) + found->starts[column];
}

const ExchangePlace *
exchange_table_get_place (const ExchangeTable *self,
                          guint                row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return ((Row *) self->rows->pdata[row])->place;
}
