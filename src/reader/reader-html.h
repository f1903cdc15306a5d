/* reader-html.h - tables in web pages, and in what spreadsheets and word processors copy
 *
 * Each table of two rows or more; one that stands inside a cell of another is a table of its own. A
 * cell that spans rows says its words in each of them, one that spans columns in the first. Rows
 * are numbered within their table.
 */
#pragma once

#include "reader-text.h"

G_BEGIN_DECLS

/* Is there a table in this markup? */
gboolean reader_html_is_table (const ReaderText *text);

/* sheet: the Nth table, from 1; 0 for all. Leaves through reader_output_fail when it cannot. TRUE when limit left rows behind. */
gboolean reader_html_read (const ReaderText *text,
                           const char       *name,
                           guint             sheet,
                           guint64           limit);

G_END_DECLS
