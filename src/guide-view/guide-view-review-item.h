/* guide-view-review-item.h - one piece of a document under review, as a list shows it
 *
 * It stays the same object while its choice changes: whoever shows it keeps its focus.
 */
#pragma once

#include "guide-choices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A doubt about it, and what was decided. */
typedef struct
{
  guint             index; /* among those of the document */
  const GuideDoubt *doubt; /* of the document */
  GuideFate         fate;
} GuideViewDoubt;

#define GUIDE_VIEW_TYPE_REVIEW_ITEM (guide_view_review_item_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewReviewItem, guide_view_review_item, GUIDE_VIEW, REVIEW_ITEM, GObject)

/* choices is borrowed for the call; its document outlives the item. */
GuideViewReviewItem *guide_view_review_item_new (const GuideChoices *choices,
                                                 guint               index);
/* As it stands now; "changed" when that is different. */
void guide_view_review_item_update (GuideViewReviewItem *self,
                                    const GuideChoices  *choices,
                                    guint                index);

const GuideChoice    *guide_view_review_item_get_choice (GuideViewReviewItem *self);
guint                 guide_view_review_item_get_n_doubts (GuideViewReviewItem *self);
const GuideViewDoubt *guide_view_review_item_get_doubt (GuideViewReviewItem *self,
                                                        guint                nth);
/* The first nobody looked at; NULL: none. */
const GuideViewDoubt *guide_view_review_item_find_open (GuideViewReviewItem *self);
/* As it was typed, number and signs included. */
const char *guide_view_review_item_get_typed (GuideViewReviewItem *self);
/* The words of what it stands under; NULL: nothing, or the heading right above says it. */
const char *guide_view_review_item_get_under (GuideViewReviewItem *self);

/* What shows it now; NULL: nothing does. Not owned. */
void       guide_view_review_item_set_row (GuideViewReviewItem *self,
                                           GtkWidget           *row);
GtkWidget *guide_view_review_item_get_row (GuideViewReviewItem *self);

G_END_DECLS
