#include "reader-output.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base-text.h"

ReaderColumn *
reader_column_new (const char *name,
                   const char *type)
{
  ReaderColumn *self = g_new0 (ReaderColumn, 1);

  self->name = g_strdup (name);
  self->type = g_strdup (type);
  return self;
}

void
reader_column_free (ReaderColumn *self)
{
  g_free (self->name);
  g_free (self->type);
  g_free (self);
}

static void
append_valid_string (GString    *out,
                     const char *text)
{
  const char *plain = text;

  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      guchar c = (guchar) *text;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, plain, text - plain);
      plain = text + 1;
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append (out, plain);
  g_string_append_c (out, '"');
}

static void
append_string (GString    *out,
               const char *text)
{
  g_autofree char *repaired = NULL;

  if (text == NULL)
    g_string_append (out, "null");
  else if (g_utf8_validate (text, -1, NULL))
    append_valid_string (out, text);
  else
    append_valid_string (out, repaired = base_text_repair (text, -1));
}

static void
append_number (GString *out,
               double   number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (digits, sizeof digits, "%.15g", number));
}

static void
append_pair (GString    *out,
             const char *key,
             double      one,
             double      other)
{
  if (!isfinite (one) || !isfinite (other))
    return;

  g_string_append_printf (out, ",\"%s\":[", key);
  append_number (out, one);
  g_string_append_c (out, ',');
  append_number (out, other);
  g_string_append_c (out, ']');
}

/* Nobody left to read us: leave quietly. */
static void
write_line (GString *line)
{
  g_string_append_c (line, '\n');
  if (fwrite (line->str, 1, line->len, stdout) != line->len)
    _exit (EXIT_FAILURE);
}

static void
append_columns (GString         *out,
                const GPtrArray *columns)
{
  g_string_append (out, ",\"columns\":[");
  for (guint i = 0; i < columns->len; i++)
    {
      const ReaderColumn *column = columns->pdata[i];

      g_string_append (out, i == 0 ? "{\"name\":" : ",{\"name\":");
      append_string (out, column->name);
      g_string_append (out, ",\"type\":");
      append_string (out, column->type);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_count (GString    *out,
              const char *key,
              gint64      count)
{
  if (count >= 0)
    g_string_append_printf (out, ",\"%s\":%" G_GINT64_FORMAT, key, count);
  else
    g_string_append_printf (out, ",\"%s\":null", key);
}

void
reader_output_header (const ReaderHeader *header)
{
  g_autoptr (GString) line = g_string_new ("{\"table\":");

  append_string (line, header->name);
  append_count (line, "sheet", header->sheet);
  append_columns (line, header->columns);
  append_count (line, "rows", header->rows);
  append_count (line, "lines", header->lines);
  g_string_append (line, ",\"srs\":");
  append_string (line, header->srs);
  g_string_append_printf (line, ",\"geometry\":%s", header->geometry ? "true" : "false");
  append_count (line, "more", header->more);
  g_string_append (line, ",\"encoding\":");
  append_string (line, header->encoding);
  g_string_append_c (line, '}');
  write_line (line);
}

void
reader_output_row (const ReaderRow *row)
{
  g_autoptr (GString) line = g_string_sized_new (256);

  g_string_append_printf (line, "{\"line\":%" G_GUINT64_FORMAT ",\"cells\":[", row->line);
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      append_string (line, row->cells[i]);
    }
  g_string_append_c (line, ']');
  if (row->outline != NULL)
    g_string_append_printf (line, ",\"outline\":\"%s\"", row->outline);
  if (row->has_xy)
    append_pair (line, "xy", row->x, row->y);
  if (row->has_point)
    append_pair (line, "point", row->lon, row->lat);
  g_string_append_c (line, '}');
  write_line (line);
}

void
reader_output_end (gboolean cut)
{
  g_autoptr (GString) line = g_string_new (cut ? "{\"end\":true,\"cut\":true}" : "{\"end\":true}");

  write_line (line);
}

void
reader_output_fail (const char *code,
                    const char *format,
                    ...)
{
  g_autoptr (GString) line = g_string_new ("{\"error\":");
  g_autofree char    *detail = NULL;
  va_list             words;

  va_start (words, format);
  detail = g_strdup_vprintf (format, words);
  va_end (words);
  append_string (line, code);
  g_string_append (line, ",\"detail\":");
  append_string (line, detail);
  g_string_append_c (line, '}');
  write_line (line);
  fflush (stdout);
  _exit (3);
}
