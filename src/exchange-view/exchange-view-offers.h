/* exchange-view-offers.h - the questions and practices of the guide, and the words heard of them, to be ticked
 *
 * A row for each question, that opens on its practices, each with its words.
 */
#pragma once

#include <adwaita.h>

#include "guide-booklet-content.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_OFFERS (exchange_view_offers_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewOffers, exchange_view_offers, EXCHANGE_VIEW, OFFERS, AdwPreferencesGroup)

/* offers: GuideBookletOffer elements; what is ticked is what is in. */
void exchange_view_offers_show (ExchangeViewOffers *self,
                                GPtrArray          *offers);
/* Ids of the questions, of the practices ticked in them. NULL-terminated; caller owns. */
char **exchange_view_offers_dup_questions (ExchangeViewOffers *self);
char **exchange_view_offers_dup_practices (ExchangeViewOffers *self);
/* Ids of the passages whose tick was taken away. NULL-terminated; caller owns. */
char **exchange_view_offers_dup_words_left_out (ExchangeViewOffers *self);

/* signal "chosen" (): somebody ticked. */

G_END_DECLS
