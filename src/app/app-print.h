/* app-print.h - to the printer, or to a file as the printer would have it
 *
 * The only files that know GtkPrintOperation; what is drawn comes from the rooms under the roof.
 */
#pragma once

#include "dossier-view-register-line.h"
#include "map-handout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes line. path: a PDF file to write instead of printing; NULL: the dialog of printing is shown. FALSE and *error: nothing was printed
 * or written; giving up in the dialog is no error. */
gboolean app_print_register_line (GtkWindow               *parent,
                                  DossierViewRegisterLine *line,
                                  const char              *path,
                                  GError                 **error);

/* All pages of the sheet. A worker lays them out, the main thread paints one after the other and stays alive between two; a window
 * of progress can stop it. path: as above. The result is a GTask that answers a boolean: G_IO_ERROR_CANCELLED: the person gave up;
 * MAP_PRINT_ERROR_NOT_PRINTED. */
void     app_print_map_async (GtkWindow          *parent,
                              MapHandout         *handout,
                              const MapSheet     *sheet,
                              const char         *path,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gboolean app_print_map_finish (GAsyncResult *result,
                               GError      **error);

G_END_DECLS
