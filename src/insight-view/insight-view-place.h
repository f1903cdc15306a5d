/* insight-view-place.h - the place “Constats”: findings in sentences, cross tables, two dates compared
 *
 * Whatever is pressed there opens the list and the map on whom it is about: win.show-answers (ss), a question's text and words.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_PLACE (insight_view_place_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewPlace, insight_view_place, INSIGHT_VIEW, PLACE, AdwBin)

InsightViewPlace *insight_view_place_new (void);

/* NULL: nothing is open. */
void insight_view_place_set_store (InsightViewPlace *self,
                                   DossierStore     *store);

G_END_DECLS
