/* exchange-view-clipboard.h - what a person copied in another program, to be imported
 *
 * Files, or the cells of a table; read without making the window wait.
 */
#pragma once

#include <gtk/gtk.h>

#include "exchange-paste.h"

G_BEGIN_DECLS

void exchange_view_clipboard_read_async (GdkClipboard       *clipboard,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/* Cells: caller owns. Files were copied: NULL, no error, *files holds GFile elements; caller owns. Errors of
 * EXCHANGE_PASTE_ERROR. */
ExchangePaste *exchange_view_clipboard_read_finish (GAsyncResult *result,
                                                    GSList      **files,
                                                    GError      **error);
/* What happened, what is safe, what to try. Static. */
const char *exchange_view_clipboard_explain (const GError *error);

G_END_DECLS
