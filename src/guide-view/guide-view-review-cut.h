/* guide-view-review-cut.h - the place where a line is cut in two, shown in its words
 *
 * A popover; what it stands in has the action review.cut (ut): the id, and a byte of raw.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Floating: give it a parent, then pop it up. */
GtkWidget *guide_view_review_cut_new (guint       id,
                                      const char *raw,
                                      gboolean    is_narrow);

G_END_DECLS
