/* insight-view-line.h - a doubt as it is read, with what may be done about it at hand
 *
 * What the person chooses is told by the signal "mend" (InsightViewLine *self, guint mend).
 */
#pragma once

#include "insight-view-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_LINE (insight_view_line_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewLine, insight_view_line, INSIGHT_VIEW, LINE, GtkBox)

/* NULL: nothing. */
void             insight_view_line_show (InsightViewLine *self,
                                         InsightViewItem *item);
InsightViewItem *insight_view_line_get_item (InsightViewLine *self);
/* What a screen reader says of it. Caller owns. */
char *insight_view_line_dup_name (InsightViewLine *self);

G_END_DECLS
