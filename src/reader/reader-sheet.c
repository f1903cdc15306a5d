#include "reader-sheet.h"

#include <string.h>

#include "base-text.h"

#define HELD_ROWS 20
#define MOST_COLUMNS 4096

typedef struct
{
  guint64    line;
  GPtrArray *cells; /* owned strings */
} HeldRow;

struct _ReaderSheet
{
  char      *name;
  guint      number;
  gint64     lines;
  char      *encoding;
  guint64    limit;
  GPtrArray *held;    /* HeldRow; NULL once the header is known */
  GPtrArray *columns; /* ReaderColumn */
  guint64    n_rows;
  gboolean   cut;
};

static void
held_row_free (HeldRow *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

ReaderSheet *
reader_sheet_new (const char *name,
                  guint       number,
                  gint64      lines,
                  const char *encoding,
                  guint64     limit)
{
  ReaderSheet *self = g_new0 (ReaderSheet, 1);

  self->name = g_strdup (name);
  self->number = number;
  self->lines = lines;
  self->encoding = g_strdup (encoding);
  self->limit = limit;
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) held_row_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) reader_column_free);
  return self;
}

void
reader_sheet_free (ReaderSheet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_ptr_array_unref (self->columns);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self);
}

static gboolean
is_blank (const char *cell)
{
  return cell == NULL || cell[strspn (cell, " \t\r\n")] == '\0';
}

static guint
count_words (const GPtrArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    n += !is_blank (cells->pdata[i]);
  return n;
}

static void
write_row (ReaderSheet     *self,
           guint64          line,
           const GPtrArray *cells)
{
  ReaderRow row = { .line = line, .n_cells = self->columns->len };
  char     *written[MOST_COLUMNS] = { NULL };

  for (guint i = 0; i < MIN (cells->len, row.n_cells); i++)
    written[i] = is_blank (cells->pdata[i]) ? NULL : cells->pdata[i];
  row.cells = written;
  reader_output_row (&row);
  self->n_rows++;
}

static gboolean
give_row (ReaderSheet     *self,
          guint64          line,
          const GPtrArray *cells)
{
  if (count_words (cells) == 0)
    return TRUE;
  if (self->limit > 0 && self->n_rows == self->limit)
    {
      self->cut = TRUE;
      return FALSE;
    }
  write_row (self, line, cells);
  return TRUE;
}

/* The first row that fills at least half of the widest one. */
static guint
find_header (const GPtrArray *held)
{
  guint widest = 0;

  for (guint i = 0; i < held->len; i++)
    widest = MAX (widest, count_words (((HeldRow *) held->pdata[i])->cells));
  for (guint i = 0; i < held->len; i++)
    if (count_words (((HeldRow *) held->pdata[i])->cells) * 2 >= widest + widest % 2)
      return i;
  return 0;
}

static void
name_columns (ReaderSheet     *self,
              const GPtrArray *cells,
              guint            n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char      *cell = i < cells->len ? cells->pdata[i] : NULL;
      g_autofree char *name = is_blank (cell) ? g_strdup_printf ("#%u", i + 1) : base_text_repair (cell, -1);

      g_ptr_array_add (self->columns, reader_column_new (g_strstrip (name), "text"));
    }
}

static gboolean
settle_header (ReaderSheet *self)
{
  g_autoptr (GPtrArray) held = g_steal_pointer (&self->held);
  guint                 at = find_header (held), n_columns = 0;
  ReaderHeader          header = { self->name, self->number, self->columns, -1, self->lines, NULL, FALSE, 0, self->encoding };

  for (guint i = at; i < held->len; i++)
    n_columns = MAX (n_columns, ((HeldRow *) held->pdata[i])->cells->len);
  name_columns (self, ((HeldRow *) held->pdata[at])->cells, MIN (n_columns, MOST_COLUMNS));
  reader_output_header (&header);

  for (guint i = at + 1; i < held->len; i++)
    {
      HeldRow *row = held->pdata[i];

      if (!give_row (self, row->line, row->cells))
        return FALSE;
    }
  return TRUE;
}

static void
hold_row (ReaderSheet     *self,
          guint64          line,
          const GPtrArray *cells)
{
  HeldRow *row = g_new0 (HeldRow, 1);

  row->line = line;
  row->cells = g_ptr_array_new_full (cells->len, g_free);
  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (row->cells, g_strdup (cells->pdata[i]));
  g_ptr_array_add (self->held, row);
}

gboolean
reader_sheet_add (ReaderSheet     *self,
                  guint64          line,
                  const GPtrArray *cells)
{
  g_return_val_if_fail (self != NULL && cells != NULL, FALSE);

  if (self->held == NULL)
    return give_row (self, line, cells);
  if (count_words (cells) == 0)
    return TRUE;
  hold_row (self, line, cells);
  return self->held->len < HELD_ROWS || settle_header (self);
}

gboolean
reader_sheet_end (ReaderSheet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->held != NULL && self->held->len > 0)
    settle_header (self);
  return self->cut;
}
