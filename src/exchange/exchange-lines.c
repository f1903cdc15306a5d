#include "exchange-lines.h"

#include <string.h>

#include "exchange-json.h"
#include "exchange-reader.h"

struct _ExchangeLines
{
  GPtrArray *tables;
  gboolean   ended;
  guint64    n_rows;  /* of all tables */
  guint64    at_line; /* of the current table */
  double     total;   /* lines or rows of the current table; 0 when unknown */
  GPtrArray *cells;   /* scratch: owned strings and NULL */
};

/* One object of the wire, whatever it is about. */
typedef struct
{
  char         *table, *error, *detail, *srs;
  double        sheet, rows, lines, more, line;
  gboolean      is_row, is_end;
  ExchangePlace place;
} Said;

static void
said_clear (Said *self)
{
  g_free (self->table);
  g_free (self->error);
  g_free (self->detail);
  g_free (self->srs);
  g_clear_pointer (&self->place.outline, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

ExchangeLines *
exchange_lines_new (void)
{
  ExchangeLines *self = g_new0 (ExchangeLines, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_table_unref);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
exchange_lines_free (ExchangeLines *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static gboolean
read_cells (ExchangeLines *self,
            ExchangeJson  *json)
{
  ExchangeJsonWord word;

  g_ptr_array_set_size (self->cells, 0);
  while ((word = exchange_json_next (json)) != EXCHANGE_JSON_CLOSE_ARRAY)
    {
      if (word != EXCHANGE_JSON_STRING && word != EXCHANGE_JSON_NULL)
        return FALSE;
      g_ptr_array_add (self->cells, word == EXCHANGE_JSON_STRING ? exchange_json_dup_text (json) : NULL);
    }
  return TRUE;
}

static gboolean
read_pair (ExchangeJson *json,
           double       *one,
           double       *other)
{
  if (exchange_json_next (json) != EXCHANGE_JSON_NUMBER)
    return FALSE;
  *one = exchange_json_get_number (json);
  if (exchange_json_next (json) != EXCHANGE_JSON_NUMBER)
    return FALSE;
  *other = exchange_json_get_number (json);
  return exchange_json_next (json) == EXCHANGE_JSON_CLOSE_ARRAY;
}

static void
read_outline (ExchangeJson *json,
              Said         *said)
{
  g_autofree char *text = exchange_json_dup_text (json);
  gsize            length;
  guchar          *bytes = g_base64_decode (text, &length);

  g_clear_pointer (&said->place.outline, g_bytes_unref);
  said->place.outline = g_bytes_new_take (bytes, length);
}

static char **
find_text (Said       *said,
           const char *key)
{
  if (strcmp (key, "table") == 0)
    return &said->table;
  if (strcmp (key, "error") == 0)
    return &said->error;
  if (strcmp (key, "detail") == 0)
    return &said->detail;
  return strcmp (key, "srs") == 0 ? &said->srs : NULL;
}

static double *
find_number (Said       *said,
             const char *key)
{
  if (strcmp (key, "line") == 0)
    return &said->line;
  if (strcmp (key, "lines") == 0)
    return &said->lines;
  if (strcmp (key, "rows") == 0)
    return &said->rows;
  if (strcmp (key, "sheet") == 0)
    return &said->sheet;
  return strcmp (key, "more") == 0 ? &said->more : NULL;
}

/* {"name", "type"} objects become pairs of cells, told apart by their place. */
static gboolean
read_columns (ExchangeLines *self,
              ExchangeJson  *json)
{
  ExchangeJsonWord word;

  g_ptr_array_set_size (self->cells, 0);
  while ((word = exchange_json_next (json)) == EXCHANGE_JSON_OPEN_OBJECT)
    {
      for (guint i = 0; i < 2; i++)
        {
          if (exchange_json_next (json) != EXCHANGE_JSON_KEY || exchange_json_next (json) != EXCHANGE_JSON_STRING)
            return FALSE;
          g_ptr_array_add (self->cells, exchange_json_dup_text (json));
        }
      if (exchange_json_next (json) != EXCHANGE_JSON_CLOSE_OBJECT)
        return FALSE;
    }
  return word == EXCHANGE_JSON_CLOSE_ARRAY;
}

static gboolean
read_list (ExchangeLines *self,
           ExchangeJson  *json,
           const char    *key,
           Said          *said)
{
  if (strcmp (key, "cells") == 0)
    return (said->is_row = read_cells (self, json));
  if (strcmp (key, "columns") == 0)
    return read_columns (self, json);
  if (strcmp (key, "xy") == 0)
    return (said->place.has_xy = read_pair (json, &said->place.x, &said->place.y));
  if (strcmp (key, "point") == 0)
    return (said->place.has_point = read_pair (json, &said->place.lon, &said->place.lat));
  return exchange_json_skip (json, EXCHANGE_JSON_OPEN_ARRAY);
}

static gboolean
read_member (ExchangeLines *self,
             ExchangeJson  *json,
             const char    *key,
             Said          *said)
{
  ExchangeJsonWord word = exchange_json_next (json);
  char           **text;
  double          *number;

  if (word == EXCHANGE_JSON_OPEN_ARRAY)
    return read_list (self, json, key, said);
  if (word == EXCHANGE_JSON_STRING && strcmp (key, "outline") == 0)
    read_outline (json, said);
  else if (word == EXCHANGE_JSON_STRING && (text = find_text (said, key)) != NULL)
    {
      g_free (*text);
      *text = exchange_json_dup_text (json);
    }
  else if (word == EXCHANGE_JSON_NUMBER && (number = find_number (said, key)) != NULL)
    *number = exchange_json_get_number (json);
  else if (word == EXCHANGE_JSON_TRUE && strcmp (key, "end") == 0)
    said->is_end = TRUE;
  return exchange_json_skip (json, word);
}

static gboolean
read_object (ExchangeLines *self,
             ExchangeJson  *json,
             Said          *said)
{
  ExchangeJsonWord word;

  if (exchange_json_next (json) != EXCHANGE_JSON_OPEN_OBJECT)
    return FALSE;
  while ((word = exchange_json_next (json)) == EXCHANGE_JSON_KEY)
    {
      g_autofree char *key = exchange_json_dup_text (json);

      if (!read_member (self, json, key, said))
        return FALSE;
    }
  return word == EXCHANGE_JSON_CLOSE_OBJECT;
}

static ExchangeReaderError
code_of (const char *word)
{
  static const struct
  {
    const char         *word;
    ExchangeReaderError code;
  } codes[] = {
    { "unreadable", EXCHANGE_READER_ERROR_UNREADABLE },
    { "empty", EXCHANGE_READER_ERROR_EMPTY },
    { "not-recognised", EXCHANGE_READER_ERROR_NOT_RECOGNISED },
    { "damaged", EXCHANGE_READER_ERROR_DAMAGED },
    { "too-big", EXCHANGE_READER_ERROR_TOO_BIG },
    { "too-slow", EXCHANGE_READER_ERROR_TOO_SLOW },
    { "no-such-sheet", EXCHANGE_READER_ERROR_NO_SUCH_SHEET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i].word, word) == 0)
      return codes[i].code;
  return EXCHANGE_READER_ERROR_CRASHED;
}

static void
begin_table (ExchangeLines *self,
             const Said    *said)
{
  ExchangeTable *table = exchange_table_new (said->table, (guint) CLAMP (said->sheet, 1, 1e6));

  for (guint i = 0; i + 1 < self->cells->len; i += 2)
    exchange_table_add_column (table, self->cells->pdata[i], self->cells->pdata[i + 1]);
  exchange_table_set_srs (table, said->srs);
  exchange_table_set_more (table, (gint64) CLAMP (said->more, 0, 1e15));
  g_ptr_array_add (self->tables, table);
  self->total = MAX (said->lines, said->rows);
  self->at_line = 0;
}

static void
add_row (ExchangeLines *self,
         const Said    *said)
{
  ExchangeTable *table = self->tables->pdata[self->tables->len - 1];

  self->at_line = (guint64) CLAMP (said->line, 0, 1e15);
  exchange_table_add_row (table, self->at_line, (const char *const *) self->cells->pdata, self->cells->len, &said->place);
  self->n_rows++;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_DAMAGED, "the helper does not speak our language");
  return FALSE;
}

gboolean
exchange_lines_take (ExchangeLines *self,
                     const char    *line,
                     gsize          length,
                     GError       **error)
{
  g_autoptr (ExchangeJson) json = NULL;
  g_auto (Said)            said = { 0 };

  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  if (length == 0)
    return TRUE;
  json = exchange_json_new (line, length);
  if (!read_object (self, json, &said))
    return refuse (error);

  if (said.error != NULL)
    {
      g_set_error (error, EXCHANGE_READER_ERROR, code_of (said.error), "%s: %s", said.error, said.detail != NULL ? said.detail : "");
      return FALSE;
    }
  if (said.table != NULL)
    begin_table (self, &said);
  else if (said.is_row && self->tables->len > 0)
    add_row (self, &said);
  else if (said.is_end)
    self->ended = TRUE;
  else
    return refuse (error);
  return TRUE;
}

gboolean
exchange_lines_is_ended (const ExchangeLines *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ended;
}

guint64
exchange_lines_get_n_rows (const ExchangeLines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

double
exchange_lines_get_share (const ExchangeLines *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->total > 0 ? MIN (1, (double) self->at_line / self->total) : -1;
}

GPtrArray *
exchange_lines_steal_tables (ExchangeLines *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->tables);
}
