/* insight-findings.h - what the network looks like, in sentences
 *
 * "3 centres of 62 have links through one person only" says more than a figure of betweenness. Each finding has the question
 * that shows whom it is about. What nobody needs to be told (0 of anything) is not.
 */
#pragma once

#include "insight-gaps.h"

G_BEGIN_DECLS

typedef struct
{
  const InsightGap *gap;
  char             *title;
  char             *sentence;
  guint             n, total; /* n > 0 */
  DossierQuery     *query;
} InsightFinding;

void insight_finding_free (InsightFinding *self);

/* All gaps, counting what the audience may see; choice: NULL for the usual one. InsightFinding elements. NULL on error. */
GPtrArray *insight_findings_list (DossierReader          *reader,
                                  const InsightGapChoice *choice,
                                  DossierAudience         audience,
                                  GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InsightFinding, insight_finding_free)

G_END_DECLS
