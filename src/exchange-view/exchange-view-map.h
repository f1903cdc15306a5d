/* exchange-view-map.h - handing the map out: as what, how large, for whom */
#pragma once

#include "exchange-view-export.h"
#include "map-handout.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_MAP (exchange_view_map_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewMap, exchange_view_map, EXCHANGE_VIEW, MAP, ExchangeViewExport)

/* shown: the query of the window when it hides something, else NULL; copied. seen: what the map shows, as map_view_fill_sheet () tells
 * it; copied. Present it with gtk_window_present (). */
ExchangeViewExport *exchange_view_map_new (GtkWindow          *parent,
                                           DossierStore       *store,
                                           const DossierQuery *shown,
                                           const MapSheet     *seen);

G_END_DECLS
