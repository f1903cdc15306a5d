/* exchange-view-audience.h - for whom something is made, and what they will not see
 *
 * Asked the same way before every export.
 */
#pragma once

#include <adwaita.h>

#include "dossier-kinds.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_AUDIENCE (exchange_view_audience_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeViewAudience, exchange_view_audience, EXCHANGE_VIEW, AUDIENCE, AdwPreferencesGroup)

/* NETWORK until the person says otherwise. */
DossierVisibility exchange_view_audience_get (ExchangeViewAudience *self);
/* Sentences, NULL-terminated, none when nothing is left out; NULL: nothing is known yet. */
void exchange_view_audience_set_left_out (ExchangeViewAudience *self,
                                          const char *const    *left_out);

/* signal "chosen" (). */

G_END_DECLS
