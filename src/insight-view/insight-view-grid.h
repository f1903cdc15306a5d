/* insight-view-grid.h - a cross table whose cells are pressed to see whom they count
 *
 * Each cell says itself to a screen reader ("collège, informel: 3"). Where nobody is counted there is no button.
 * signal "chosen" (InsightViewGrid *self, guint row, guint column): INSIGHT_CROSSTAB_TOTAL for a whole row or column.
 */
#pragma once

#include "insight-crosstab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_GRID (insight_view_grid_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewGrid, insight_view_grid, INSIGHT_VIEW, GRID, GtkWidget)

InsightViewGrid *insight_view_grid_new (void);

/* Borrowed while it is shown; most_rows: how many rows at most, the largest first kept in their order. */
void insight_view_grid_show (InsightViewGrid       *self,
                             const InsightCrosstab *table,
                             guint                  most_rows);

G_END_DECLS
