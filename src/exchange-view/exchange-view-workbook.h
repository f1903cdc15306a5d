/* exchange-view-workbook.h - handing the dossier over as a workbook */
#pragma once

#include "exchange-view-export.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_WORKBOOK (exchange_view_workbook_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewWorkbook, exchange_view_workbook, EXCHANGE_VIEW, WORKBOOK, ExchangeViewExport)

/* shown: the query of the window when it hides something, else NULL; copied. Present it with gtk_window_present (). */
ExchangeViewExport *exchange_view_workbook_new (GtkWindow          *parent,
                                                DossierStore       *store,
                                                const DossierQuery *shown);

G_END_DECLS
