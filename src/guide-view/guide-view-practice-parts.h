/* guide-view-practice-parts.h - what stands behind a practice, each behind a button that says how much there is
 *
 * Their popovers are made when they are opened.
 */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* “Illustrated by 4 links”, “3 post-its”… all that there is, in one line that wraps. */
GtkWidget *guide_view_practice_parts_new (GuideBook           *book,
                                          const GuidePractice *practice);
/* “Lever of 27 links”, “Brake of 53 links”…: its words as they are found in the network. Hidden where there is nothing. */
GtkWidget *guide_view_practice_found_new (GuideBook           *book,
                                          const GuidePractice *practice);
/* What is done to it. Caller owns. */
GMenuModel *guide_view_practice_new_menu (GuideBook           *book,
                                          const GuidePractice *practice);
/* The button that says its status and lists the others. */
GtkWidget *guide_view_practice_status_new (GuideBook           *book,
                                           const GuidePractice *practice);
/* What it is to another practice: a line that leads there. */
GtkWidget *guide_view_practice_relation_new (GuideBook           *book,
                                             const GuideRelation *relation);
/* Words somebody said, set apart, with the role of who said them. */
GtkWidget *guide_view_passage_new (GuideBook          *book,
                                   const GuidePassage *passage);

/* Another question it answers, which leads there. */
GtkWidget *guide_view_practice_chapter_new (const GuideChapter *chapter);

G_END_DECLS
