/* insight-view-item.h - one line of the list of doubts: the heading of a sort, or a doubt
 *
 * Owned by the main thread; what the reader thread gave is taken as it is.
 */
#pragma once

#include "insight-doubts.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_ITEM (insight_view_item_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewItem, insight_view_item, INSIGHT_VIEW, ITEM, GObject)

InsightViewItem *insight_view_item_new_heading (const InsightDoubtKind *kind,
                                                guint                   n,
                                                gboolean                is_folded);
/* Takes doubt. */
InsightViewItem *insight_view_item_new (InsightDoubt *doubt);

const InsightDoubtKind *insight_view_item_get_kind (InsightViewItem *self);
/* Of a heading: how many follow. */
guint insight_view_item_get_n (InsightViewItem *self);
/* NULL: a heading. Borrowed. */
/* Of a heading: its lines are not shown. */
gboolean            insight_view_item_is_folded (InsightViewItem *self);
const InsightDoubt *insight_view_item_get_doubt (InsightViewItem *self);
/* Do both say the same? */
gboolean insight_view_item_equal (InsightViewItem *one,
                                  InsightViewItem *other);

G_END_DECLS
