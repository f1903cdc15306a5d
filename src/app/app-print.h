/* app-print.h - to the printer, or to a file as the printer would have it
 *
 * The only file that knows GtkPrintOperation; what is drawn comes from the rooms under the roof.
 */
#pragma once

#include "dossier-view-register-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes line. path: a PDF file to write instead of printing; NULL: the dialog of printing is shown. FALSE and *error: nothing was printed
 * or written; giving up in the dialog is no error. */
gboolean app_print_register_line (GtkWindow               *parent,
                                  DossierViewRegisterLine *line,
                                  const char              *path,
                                  GError                 **error);

G_END_DECLS
