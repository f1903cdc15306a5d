/* guide-view-practice.h - a practice as it is read: its statement and text, who said what, and what stands behind it
 *
 * A row of a list. Everything done to it is an action of the place (“guide.…”).
 */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_PRACTICE (guide_view_practice_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewPractice, guide_view_practice, GUIDE_VIEW, PRACTICE, GtkListBoxRow)

GuideViewPractice *guide_view_practice_new (void);
/* practice: of the book, which is kept alive. What says the same already is left as it is. */
void        guide_view_practice_show (GuideViewPractice   *self,
                                      GuideBook           *book,
                                      const GuidePractice *practice);
const char *guide_view_practice_get_id (GuideViewPractice *self);
const char *guide_view_practice_get_heading (GuideViewPractice *self); /* or NULL */

G_END_DECLS
