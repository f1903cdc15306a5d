/* guide-view-review.h - a document before it goes into the guide: line by line, what was typed and what it becomes
 *
 * Modal to its window only. Nothing is written before the person agrees; what was decided so far is kept through a crash or a close,
 * and taken up again with the same document.
 */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_REVIEW (guide_view_review_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewReview, guide_view_review, GUIDE_VIEW, REVIEW, AdwWindow)

/* Begins to read the file. Present it with gtk_window_present (). */
GuideViewReview *guide_view_review_new (GtkWindow    *parent,
                                        DossierStore *store,
                                        GFile        *file);

/* signal "imported" (const char *sentence): it is in the dossier, as one act that one undo takes back. */

G_END_DECLS
