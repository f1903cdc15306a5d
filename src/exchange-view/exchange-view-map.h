/* exchange-view-map.h - handing the map out: as what, how large, for whom */
#pragma once

#include <adwaita.h>

#include "dossier-query.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_MAP (exchange_view_map_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewMap, exchange_view_map, EXCHANGE_VIEW, MAP, AdwWindow)

/* shown: the query of the window when it hides something, else NULL; copied. name: title and file name
 * proposed, without extension. Present it with gtk_window_present (). */
ExchangeViewMap *exchange_view_map_new (GtkWindow          *parent,
                                        DossierStore       *store,
                                        const DossierQuery *shown,
                                        const char         *name);

/* signal "exported" (GFile *file). */

G_END_DECLS
