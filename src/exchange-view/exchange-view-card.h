/* exchange-view-card.h - one file of an import, as a person reads it
 *
 * What it was recognised as, what would come of it, and what can be corrected.
 */
#pragma once

#include <adwaita.h>

#include "exchange-view-batch.h"
#include "exchange-view-sentence.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_CARD (exchange_view_card_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewCard, exchange_view_card, EXCHANGE_VIEW, CARD, AdwPreferencesGroup)

ExchangeViewCard *exchange_view_card_new (ExchangeViewBatch *batch,
                                          ExchangeViewFile  *file);
ExchangeViewFile *exchange_view_card_get_file (ExchangeViewCard *self);

/* signals: "rows-asked" (guint group); "columns-asked" (). */

G_END_DECLS
