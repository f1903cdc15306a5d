/* insight-view-doubts.h - the place “À vérifier”: every doubt, grouped, with its mend at hand
 *
 * Kept fresh while it is shown; while it is not, counted once the dossier has been quiet. What is chosen is told by
 * win.select; what the window alone can do, by win.merge (ss), win.choose-answer (ss), win.anonymise (s) and win.show-selection.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_DOUBTS (insight_view_doubts_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewDoubts, insight_view_doubts, INSIGHT_VIEW, DOUBTS, AdwBin)

InsightViewDoubts *insight_view_doubts_new (void);

/* NULL: nothing is open. */
void  insight_view_doubts_set_store (InsightViewDoubts *self,
                                     DossierStore      *store);
guint insight_view_doubts_get_n (InsightViewDoubts *self);

/* property: "n" (notify): how many there are, but what is counted apart. signal "mended" (InsightViewDoubts *self, const char *sentence): an act was
 * written that undo takes back; signal "failed" (…): it could not be, and nothing was changed. */

G_END_DECLS
