/* reader-csv.h - tables in text files: CSV and its many cousins
 *
 * Separator ; , tab or | found by trying; cells quoted or not, with line breaks and doubled
 * quotes inside; a quote that never closes is a letter. Rows keep the physical line they begin at.
 */
#pragma once

#include "reader-text.h"

G_BEGIN_DECLS

/* TRUE when limit left rows behind. */
gboolean reader_csv_read (const ReaderText *text,
                          const char       *name,
                          guint64           limit);

G_END_DECLS
