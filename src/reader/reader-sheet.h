/* reader-sheet.h - rows of raw cells become a table
 *
 * A spreadsheet or a text file says nowhere which of its rows names the columns: titles,
 * notes and empty rows may stand above. The first rows are held back until it is found.
 * Rows without any word are skipped; the numbers of the others do not change for it.
 */
#pragma once

#include "reader-output.h"

G_BEGIN_DECLS

typedef struct _ReaderSheet ReaderSheet;

/* limit: data rows to give, 0 for all. name and encoding are copied. lines: -1 when not a text. */
ReaderSheet *reader_sheet_new (const char *name,
                               guint       number,
                               gint64      lines,
                               const char *encoding,
                               guint64     limit);
void         reader_sheet_free (ReaderSheet *self);

/* cells: strings, NULL or blank where nothing is written; copied. FALSE when no more rows are wanted. */
gboolean reader_sheet_add (ReaderSheet     *self,
                           guint64          line,
                           const GPtrArray *cells);
/* TRUE when the limit left rows behind. A sheet without a word gives nothing at all. */
gboolean reader_sheet_end (ReaderSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReaderSheet, reader_sheet_free)

G_END_DECLS
