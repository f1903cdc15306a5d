#include "reader-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "reader-output.h"
#include "reader-sheet.h"

#define LARGEST (64u << 20) /* its tree takes ten times as much */
#define MOST_COLUMNS 4096u
#define LEAST_ROWS 2u
#define NO_BREAK_SPACE "\xC2\xA0"

static const char *const tables[] = { "table", NULL };
static const char *const rows[] = { "tr", NULL };
static const char *const cells[] = { "td", "th", NULL };
static const char *const breaks[] = { "br", "p", "div", "li", NULL };
static const char *const opaque[] = { "table", "script", "style", NULL }; /* not words of the cell they stand in */

/* A cell that reaches down. */
typedef struct
{
  char *words;
  guint left; /* rows to come */
} Reach;

typedef struct
{
  ReaderSheet *sheet; /* borrowed */
  GPtrArray   *cells; /* of the row being read */
  GArray      *reach; /* Reach of each column */
} Reading;

gboolean
reader_html_is_table (const ReaderText *text)
{
  static const char mark[] = "<table";

  for (gsize at = 0; at + strlen (mark) < text->length; at++)
    if (text->bytes[at] == '<' && g_ascii_strncasecmp (text->bytes + at, mark, strlen (mark)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_one_of (const xmlNode     *node,
           const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

/* What comes next in the page, below root only; NULL: nothing. into: its own children come first. */
static xmlNode *
find_next (const xmlNode *root,
           xmlNode       *node,
           gboolean       into)
{
  if (into && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* --- the words of a cell */

static void
add_words (GString    *words,
           const char *text)
{
  for (; *text != '\0'; text++)
    {
      gboolean space = g_ascii_isspace (*text);

      if (!space)
        g_string_append_c (words, *text);
      else if (words->len > 0 && !g_ascii_isspace (words->str[words->len - 1]))
        g_string_append_c (words, ' ');
    }
}

static void
add_break (GString *words)
{
  while (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  if (words->len > 0)
    g_string_append_c (words, '\n');
}

/* Spreadsheets fill an empty cell with a space that does not break. */
static char *
strip (GString *words)
{
  const char *start = words->str;

  while (words->len > 0 && (g_ascii_isspace (words->str[words->len - 1]) || g_str_has_suffix (words->str, NO_BREAK_SPACE)))
    g_string_truncate (words, words->len - (g_ascii_isspace (words->str[words->len - 1]) ? 1 : strlen (NO_BREAK_SPACE)));
  while (g_ascii_isspace (*start) || g_str_has_prefix (start, NO_BREAK_SPACE))
    start += g_ascii_isspace (*start) ? 1 : strlen (NO_BREAK_SPACE);
  return g_strdup (start);
}

static char *
dup_words (xmlNode *cell)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean            into = TRUE;

  for (xmlNode *node = find_next (cell, cell, TRUE); node != NULL; node = find_next (cell, node, into))
    {
      into = !is_one_of (node, opaque);
      if (node->type == XML_TEXT_NODE && node->content != NULL)
        add_words (words, (const char *) node->content);
      else if (is_one_of (node, breaks))
        add_break (words);
    }
  return strip (words);
}

/* --- rows */

static guint
read_span (xmlNode    *cell,
           const char *name)
{
  xmlChar *written = xmlGetProp (cell, (const xmlChar *) name);
  guint64  span = written != NULL ? g_ascii_strtoull ((const char *) written, NULL, 10) : 1;

  xmlFree (written);
  return (guint) CLAMP (span, 1, MOST_COLUMNS);
}

static void
clear_reach (gpointer data)
{
  g_free (((Reach *) data)->words);
}

/* Takes words, and keeps them for the rows below. */
static void
add_cell (Reading *self,
          char    *words,
          guint    n_rows)
{
  Reach *reach;

  if (self->cells->len >= self->reach->len)
    g_array_set_size (self->reach, self->cells->len + 1);
  reach = &g_array_index (self->reach, Reach, self->cells->len);
  g_free (reach->words);
  *reach = (Reach){ n_rows > 1 ? g_strdup (words) : NULL, n_rows - 1 };
  g_ptr_array_add (self->cells, words);
}

/* The columns that a cell above takes here. */
static void
add_reached (Reading *self)
{
  while (self->cells->len < self->reach->len)
    {
      Reach *reach = &g_array_index (self->reach, Reach, self->cells->len);

      if (reach->left == 0)
        return;
      reach->left--;
      g_ptr_array_add (self->cells, g_strdup (reach->words));
    }
}

static void
read_cell (Reading *self,
           xmlNode *cell)
{
  guint n_rows = read_span (cell, "rowspan"), n_columns = read_span (cell, "colspan");

  add_reached (self);
  for (guint i = 0; i < n_columns && self->cells->len < MOST_COLUMNS; i++)
    add_cell (self, i == 0 ? dup_words (cell) : g_strdup (""), n_rows);
}

/* FALSE: no more rows are wanted. */
static gboolean
read_row (Reading *self,
          xmlNode *row,
          guint    number)
{
  g_ptr_array_set_size (self->cells, 0);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (is_one_of (cell, cells))
      read_cell (self, cell);
  add_reached (self);
  return reader_sheet_add (self->sheet, number, self->cells);
}

/* --- tables */

static xmlNode *
find_row (xmlNode *table,
          xmlNode *after)
{
  xmlNode *node = find_next (table, after, after == table);

  while (node != NULL && !is_one_of (node, rows))
    node = find_next (table, node, !is_one_of (node, tables));
  return node;
}

static guint
count_rows (xmlNode *table)
{
  guint n = 0;

  for (xmlNode *row = find_row (table, table); row != NULL; row = find_row (table, row))
    n++;
  return n;
}

static gboolean
read_table (xmlNode    *table,
            const char *name,
            guint       number,
            const char *encoding,
            guint64     limit)
{
  g_autoptr (ReaderSheet) sheet = reader_sheet_new (name, number, -1, encoding, limit);
  g_autoptr (GPtrArray)   row_cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)      reach = g_array_new (FALSE, TRUE, sizeof (Reach));
  Reading                 reading = { sheet, row_cells, reach };
  guint                   n = 0;

  g_array_set_clear_func (reach, clear_reach);
  for (xmlNode *row = find_row (table, table); row != NULL; row = find_row (table, row))
    if (!read_row (&reading, row, ++n))
      break;
  return reader_sheet_end (sheet);
}

static htmlDocPtr
parse (const ReaderText *text)
{
  const char *encoding = strcmp (text->encoding, "CP1252") == 0 ? "windows-1252" : "UTF-8"; /* UTF-16 was settled into UTF-8 */
  htmlDocPtr  page;

  if (text->length > LARGEST)
    reader_output_fail ("too-big", "%" G_GSIZE_FORMAT " bytes of markup", text->length);
  page = htmlReadMemory (text->bytes, (int) text->length, NULL, encoding, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (page == NULL)
    reader_output_fail ("damaged", "no page could be made of this markup");
  return page;
}

gboolean
reader_html_read (const ReaderText *text,
                  const char       *name,
                  guint             sheet,
                  guint64           limit)
{
  htmlDocPtr page = parse (text);
  xmlNode   *root = xmlDocGetRootElement (page);
  guint      n = 0;
  gboolean   cut = FALSE;

  for (xmlNode *node = root; node != NULL; node = find_next (root, node, TRUE))
    if (is_one_of (node, tables) && count_rows (node) >= LEAST_ROWS)
      {
        n++;
        if (sheet == 0 || sheet == n)
          cut = read_table (node, name, n, text->encoding, limit) || cut;
      }
  xmlFreeDoc (page);
  if (n == 0)
    reader_output_fail ("not-recognised", "a page without a table");
  if (sheet > n)
    reader_output_fail ("no-such-sheet", "%u of %u", sheet, n);
  return cut;
}
