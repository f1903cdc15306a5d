/* exchange-reader.h - a file of any origin, read by the helper program
 *
 * liens-reader opens the file, we only hear lines of JSON: a hostile or torn file can end the
 * helper, never us. It is stopped when it is silent for a minute or talks for more than ten.
 */
#pragma once

#include <gio/gio.h>

#include "exchange-table.h"

G_BEGIN_DECLS

#define EXCHANGE_READER_ERROR (exchange_reader_error_quark ())

typedef enum
{
  EXCHANGE_READER_ERROR_NO_PROGRAM,     /* liens-reader is not installed: repair the installation */
  EXCHANGE_READER_ERROR_UNREADABLE,     /* no such file, or no right to read it */
  EXCHANGE_READER_ERROR_EMPTY,          /* nothing in it */
  EXCHANGE_READER_ERROR_NOT_RECOGNISED, /* not a table: save it as CSV or XLSX first */
  EXCHANGE_READER_ERROR_DAMAGED,        /* torn: fetch it again */
  EXCHANGE_READER_ERROR_TOO_BIG,        /* more than the helper may hold: cut it in parts */
  EXCHANGE_READER_ERROR_TOO_SLOW,       /* was stopped: try again, or another format */
  EXCHANGE_READER_ERROR_NO_SUCH_SHEET,
  EXCHANGE_READER_ERROR_CRASHED, /* the file ended the helper: do not trust it */
} ExchangeReaderError;

GQuark exchange_reader_error_quark (void);

/* A sentence for people, in their language, about one of these errors. Static. */
const char *exchange_reader_explain (ExchangeReaderError code);

/* share: 0…1, or -1 when it cannot be known; count: of rows, where nothing else is said. Called in the thread that
 * works, or (async) in the caller's main context. */
typedef void (*ExchangeProgress) (double   share,
                                  guint64  count,
                                  gpointer user_data);

/* The tables of the file (one per sheet or layer, at least one), ExchangeTable elements.
 * limit: rows of each table, 0 for all. progress may be NULL. */
GPtrArray *exchange_reader_read (const char      *path,
                                 guint64          limit,
                                 ExchangeProgress progress,
                                 gpointer         progress_data,
                                 GCancellable    *cancellable,
                                 GError         **error);
/* The paragraphs of a document (.docx, .odt, plain text), a row each: "text", "mark" a list writes before it by itself,
 * "level" of a heading, 1 the highest. Caller owns. */
ExchangeTable *exchange_reader_read_paragraphs (const char   *path,
                                                GCancellable *cancellable,
                                                GError      **error);
void           exchange_reader_read_async (const char         *path,
                                           guint64             limit,
                                           ExchangeProgress    progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray     *exchange_reader_read_finish (GAsyncResult *result,
                                            GError      **error);

G_END_DECLS
