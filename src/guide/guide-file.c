#include "config.h"

#include "guide-file.h"

#include "exchange-reader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static GPtrArray *
list_lines (const ExchangeTable *table)
{
  int        text = exchange_table_find_column (table, "text"), mark = exchange_table_find_column (table, "mark");
  int        level = exchange_table_find_column (table, "level");
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_line_free);

  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    {
      const char *words = exchange_table_get_cell (table, row, text), *height = exchange_table_get_cell (table, row, level);

      g_ptr_array_add (lines, guide_line_new (words != NULL ? words : "", exchange_table_get_cell (table, row, mark),
                                              height != NULL ? (guint) atoi (height) : 0));
    }
  return lines;
}

GuideDocument *
guide_file_read (const char       *path,
                 const GuideKnown *known,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (ExchangeTable) table = exchange_reader_read_paragraphs (path, cancellable, error);

  return table != NULL ? guide_document_read (list_lines (table), known) : NULL;
}

const char *
guide_file_explain (const GError *error)
{
  if (g_error_matches (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_NOT_RECOGNISED))
    return _ ("This file is not a document Liens can read. Save it as .docx, .odt or plain text and try again; nothing was imported.");
  return exchange_reader_explain ((ExchangeReaderError) error->code);
}
