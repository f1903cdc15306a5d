/* guide-view-board-card.h - a post-it on the board: dragged, put behind a practice, given other words by its menu and its keys
 *
 * It asks what it stands in: guide.put-behind, guide.group, guide.make-practice, and board.reword (s: its id).
 */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkFlowBoxChild named after the id of the post-it. Floating. */
GtkWidget *guide_view_board_card_new (const GuidePostit *postit);

G_END_DECLS
