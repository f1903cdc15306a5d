/* insight-view-table.h - cross tables: two fields are chosen, the cells open lists
 *
 * Of what the window asks (its words and filters). A cell is told by win.show-answers (ss).
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_TABLE (insight_view_table_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewTable, insight_view_table, INSIGHT_VIEW, TABLE, AdwBin)

/* NULL: nothing is open. */
void insight_view_table_set_store (InsightViewTable *self,
                                   DossierStore     *store);

G_END_DECLS
