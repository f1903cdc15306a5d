/* guide-view-review-row.h - a line of the review: at the left what was typed, at the right what it becomes
 *
 * It asks the window it stands in: review.become (uu), review.clean (us), review.typing (us), review.settle (uu), review.join (u),
 * review.cut (ut), review.under (uu); the first number is the id of the choice, of settle the index of the doubt.
 */
#pragma once

#include "guide-view-review-item.h"

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_REVIEW_ROW (guide_view_review_row_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewReviewRow, guide_view_review_row, GUIDE_VIEW, REVIEW_ROW, GtkBox)

/* What a row may stand under; asked when it is opened. Caller owns; a menu of review.under. */
typedef GMenuModel *(*GuideViewUnder) (guint    id,
                                       gpointer user_data);

GuideViewReviewRow *guide_view_review_row_new (GuideViewUnder under,
                                               gpointer       user_data);
/* NULL: it shows nothing any more. */
void guide_view_review_row_show (GuideViewReviewRow  *self,
                                 GuideViewReviewItem *item);
/* The words to be altered in their place. */
void guide_view_review_row_edit (GuideViewReviewRow *self);
/* A place is asked for, where the words as they were typed are cut. */
void guide_view_review_row_ask_cut (GuideViewReviewRow *self);
/* One above the other, or side by side. */
void guide_view_review_row_set_narrow (GuideViewReviewRow *self,
                                       gboolean            is_narrow);

G_END_DECLS
