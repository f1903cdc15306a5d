/* exchange-view-map.h - handing the map out, in a file or on paper: as what, how large, for whom
 *
 * Beside the questions stand the pages as they will be.
 */
#pragma once

#include "exchange-view-export.h"
#include "map-handout.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_MAP (exchange_view_map_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewMap, exchange_view_map, EXCHANGE_VIEW, MAP, ExchangeViewExport)

/* Sends pages to a printer; the result is a GTask that answers a boolean: G_IO_ERROR_CANCELLED when the person gave up,
 * MAP_PRINT_ERROR_NOT_PRINTED. */
typedef void (*ExchangeViewMapPrint) (GtkWindow          *parent,
                                      MapHandout         *handout,
                                      const MapSheet     *sheet,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);

/* shown: the query of the window when it hides something, else NULL; copied. seen: what the map shows, as map_view_fill_sheet () tells
 * it; copied. print: NULL to write a file. Present it with gtk_window_present (). */
ExchangeViewExport *exchange_view_map_new (GtkWindow           *parent,
                                           DossierStore        *store,
                                           const DossierQuery  *shown,
                                           const MapSheet      *seen,
                                           ExchangeViewMapPrint print);

G_END_DECLS
