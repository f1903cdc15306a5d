/* exchange-view-deck.h - handing a presentation out: a page for each step, on which paper, for whom */
#pragma once

#include "exchange-view-export.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_DECK (exchange_view_deck_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewDeck, exchange_view_deck, EXCHANGE_VIEW, DECK, ExchangeViewExport)

/* id: of the presentation. Present it with gtk_window_present (). */
ExchangeViewExport *exchange_view_deck_new (GtkWindow    *parent,
                                            DossierStore *store,
                                            const char   *id);

G_END_DECLS
