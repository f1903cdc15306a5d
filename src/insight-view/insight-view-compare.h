/* insight-view-compare.h - the network on two days: what began, ended, grew stronger or weaker
 *
 * The days are typed as people say them. A line of the answer is told by win.show-answers (ss).
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_COMPARE (insight_view_compare_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewCompare, insight_view_compare, INSIGHT_VIEW, COMPARE, AdwBin)

/* NULL: nothing is open. */
void insight_view_compare_set_store (InsightViewCompare *self,
                                     DossierStore       *store);

G_END_DECLS
