/* insight-view-findings.h - what the network looks like, in sentences that open whom they are about
 *
 * A sentence is told by win.show-answers (ss): the text of its question, and its title.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_FINDINGS (insight_view_findings_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewFindings, insight_view_findings, INSIGHT_VIEW, FINDINGS, AdwBin)

/* NULL: nothing is open. */
void insight_view_findings_set_store (InsightViewFindings *self,
                                      DossierStore        *store);

G_END_DECLS
