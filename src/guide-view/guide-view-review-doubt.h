/* guide-view-review-doubt.h - what is doubtful in a line: the sentence, and the two answers or what was answered
 *
 * What it stands in has the action review.settle (uu): the index of the doubt, and its fate.
 */
#pragma once

#include "guide-view-review-item.h"

G_BEGIN_DECLS

/* Floating. */
GtkWidget *guide_view_review_doubt_new (const GuideViewDoubt *doubt,
                                        gboolean              is_narrow);

G_END_DECLS
