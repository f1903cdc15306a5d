/* exchange-view-booklet.h - a booklet of the guide: what goes in it, on which pages, for whom
 *
 * What was chosen is kept in the setting "booklet" for the next time.
 */
#pragma once

#include "exchange-view-export.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_BOOKLET (exchange_view_booklet_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewBooklet, exchange_view_booklet, EXCHANGE_VIEW, BOOKLET, ExchangeViewExport)

/* Present it with gtk_window_present (). */
ExchangeViewExport *exchange_view_booklet_new (GtkWindow    *parent,
                                               DossierStore *store,
                                               GSettings    *settings);

/* signal "starter-asked" (): there is no guide yet, and the one to begin with is wanted. */

G_END_DECLS
