#include "reader-csv.h"

#include <string.h>

#include "reader-sheet.h"

#define LONGEST_CELL (1 << 20)
#define MOST_CELLS 4096u
#define STRAY_QUOTES 100
#define TRIED_ROWS 20

typedef struct
{
  const char *at, *end;
  char        separator;
  char        line_end; /* '\n', or '\r' in files that know nothing else */
  guint64     line;     /* of at */
  guint       stray_quotes;
  GPtrArray  *cells; /* of the record just read */
} Reading;

static void
begin (Reading          *self,
       const ReaderText *text,
       char              separator)
{
  *self = (Reading){ .at = text->bytes, .end = text->bytes + text->length, .separator = separator, .line = 1 };
  self->line_end = memchr (text->bytes, '\n', text->length) != NULL ? '\n' : '\r';
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
ends_cell (const Reading *self,
           const char    *at)
{
  return at == self->end || *at == self->separator || *at == self->line_end || (*at == '\r' && at + 1 < self->end && at[1] == '\n');
}

static void
add_plain_cell (Reading *self,
                GString *before)
{
  const char *from = self->at;

  while (!ends_cell (self, self->at))
    self->at++;
  g_string_append_len (before, from, self->at - from);
}

/* After an opening quote. FALSE, and nothing moved, when it never closes. */
static gboolean
add_quoted_cell (Reading *self,
                 GString *cell)
{
  const char *at = self->at + 1;
  guint64     lines = 0;

  for (; at < self->end && at - self->at < LONGEST_CELL; at++)
    {
      if (*at == '"' && at + 1 < self->end && at[1] == '"')
        at++;
      else if (*at == '"')
        {
          self->at = at + 1;
          self->line += lines;
          add_plain_cell (self, cell);
          return TRUE;
        }
      lines += *at == self->line_end;
      g_string_append_c (cell, *at);
    }
  self->stray_quotes++;
  g_string_truncate (cell, 0);
  return FALSE;
}

static void
read_cell (Reading *self)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean            quoted = self->at < self->end && *self->at == '"' && self->stray_quotes < STRAY_QUOTES;

  if (!quoted || !add_quoted_cell (self, cell))
    add_plain_cell (self, cell);
  if (self->cells->len < MOST_CELLS)
    g_ptr_array_add (self->cells, g_string_free (g_steal_pointer (&cell), FALSE));
}

/* FALSE at the end of the text. *line: where the record begins. */
static gboolean
read_record (Reading *self,
             guint64 *line)
{
  g_ptr_array_set_size (self->cells, 0);
  *line = self->line;
  if (self->at >= self->end)
    return FALSE;

  read_cell (self);
  while (self->at < self->end && *self->at == self->separator)
    {
      self->at++;
      read_cell (self);
    }
  if (self->at < self->end && *self->at == '\r' && self->line_end == '\n')
    self->at++;
  self->at += self->at < self->end;
  self->line++;
  return TRUE;
}

/* How much a text looks like a table under this separator: the share of its first rows as wide as most. */
static double
try_separator (const ReaderText *text,
               char              separator)
{
  Reading reading;
  guint64 line;
  guint   widths[TRIED_ROWS], n = 0, best = 0, width = 0;

  begin (&reading, text, separator);
  while (n < TRIED_ROWS && read_record (&reading, &line))
    if (reading.cells->len > 1 || *(char *) reading.cells->pdata[0] != '\0')
      widths[n++] = reading.cells->len;
  g_ptr_array_unref (reading.cells);

  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      for (guint j = 0; j < n; j++)
        same += widths[i] == widths[j];
      if (widths[i] > 1 && same > best)
        {
          best = same;
          width = widths[i];
        }
    }
  return n == 0 ? 0 : (double) best / n + 0.001 * MIN (width, 100);
}

/* Excel's own first line "sep=;" wins over every guess. */
static char
read_separator_line (const ReaderText *text)
{
  if (text->length < 6 || g_ascii_strncasecmp (text->bytes, "sep=", 4) != 0)
    return '\0';
  return text->bytes[5] == '\n' || text->bytes[5] == '\r' ? text->bytes[4] : '\0';
}

static char
find_separator (const ReaderText *text)
{
  static const char candidates[] = ";,\t|";
  double            best = 0;
  char              found = ';';

  for (const char *c = candidates; *c != '\0'; c++)
    {
      double score = try_separator (text, *c);

      if (score > best)
        {
          best = score;
          found = *c;
        }
    }
  return found;
}

gboolean
reader_csv_read (const ReaderText *text,
                 const char       *name,
                 guint64           limit)
{
  char                    said = read_separator_line (text);
  g_autoptr (ReaderSheet) sheet = reader_sheet_new (name, 1, reader_text_count_lines (text), text->encoding, limit);
  Reading                 reading;
  guint64                 line;

  begin (&reading, text, said != '\0' ? said : find_separator (text));
  if (said != '\0')
    read_record (&reading, &line);
  while (read_record (&reading, &line) && reader_sheet_add (sheet, line, reading.cells))
    ;
  g_ptr_array_unref (reading.cells);
  return reader_sheet_end (sheet);
}
