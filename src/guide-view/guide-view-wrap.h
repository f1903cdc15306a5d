/* guide-view-wrap.h - small things one after the other, as wide as each asks, on as many lines as it takes
 *
 * A flow box puts them in columns: the gaps are then those of the widest. Here each begins where the one before it ends,
 * as words do; the first of a line is at the right where one reads from there.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_WRAP (guide_view_wrap_get_type ())

G_DECLARE_FINAL_TYPE (GuideViewWrap, guide_view_wrap, GUIDE_VIEW, WRAP, GtkWidget)

/* Pixels between two of them, and between two lines. Floating. */
GtkWidget *guide_view_wrap_new (int gap,
                                int leading);
/* After the others. child: taken. */
void guide_view_wrap_append (GuideViewWrap *self,
                             GtkWidget     *child);

G_END_DECLS
