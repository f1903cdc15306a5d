/* guide-view-said.h - what was said on a question and stands behind no practice yet, read at the end of its chapter
 *
 * As they come from a document. Dragged onto a practice, or by Return, they stand behind it; + makes a practice of them.
 */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a box again, when it would show something else. */
void guide_view_said_show (GtkWidget          *box,
                           GuideBook          *book,
                           const GuideChapter *chapter);
/* The row of a passage in it; NULL: it is not there. Borrowed. */
GtkWidget *guide_view_said_find (GtkWidget  *box,
                                 const char *passage);

G_END_DECLS
