/* exchange-view-import.h - bringing files into the dossier: choose, look, import
 *
 * Modal to its window only. Nothing is written before the person has seen what would change;
 * closing it before the end leaves the dossier as it was.
 */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"
#include "exchange-paste.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_IMPORT (exchange_view_import_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewImport, exchange_view_import, EXCHANGE_VIEW, IMPORT, AdwWindow)

/* settings: keeps what was told of columns; NULL: nothing is kept. Present it with gtk_window_present (). */
ExchangeViewImport *exchange_view_import_new (GtkWindow    *parent,
                                              DossierStore *store,
                                              GSettings    *settings);
/* Begins to read it; what is there already is left. */
void exchange_view_import_add (ExchangeViewImport *self,
                               GFile              *file);
/* Cells that were copied; takes paste. */
void exchange_view_import_add_paste (ExchangeViewImport *self,
                                     ExchangePaste      *paste);

/* signal "document" (GFile *file): what was given is a typed document, which is not for it; it closes when nothing else was given.
 * signal "imported" (const char *sentence): it is in the dossier, as one act that one undo takes back. */

G_END_DECLS
