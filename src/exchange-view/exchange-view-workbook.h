/* exchange-view-workbook.h - handing the dossier over as a workbook: for whom, and how much of it */
#pragma once

#include <adwaita.h>

#include "dossier-query.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_WORKBOOK (exchange_view_workbook_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewWorkbook, exchange_view_workbook, EXCHANGE_VIEW, WORKBOOK, AdwWindow)

/* shown: the query of the window when it hides something, else NULL; copied. name: of the file, proposed, without
 * extension. Present it with gtk_window_present (). */
ExchangeViewWorkbook *exchange_view_workbook_new (GtkWindow          *parent,
                                                  DossierStore       *store,
                                                  const DossierQuery *shown,
                                                  const char         *name);

/* signal "exported" (GFile *file). */

G_END_DECLS
