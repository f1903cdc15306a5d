/* guide-view-board.h - the post-its of a chapter, grouped behind its practices
 *
 * Dragged onto a practice, or chosen by the menu of a post-it.
 */
#pragma once

#include "guide-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_BOARD (guide_view_board_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewBoard, guide_view_board, GUIDE_VIEW, BOARD, AdwBin)

/* NULL: nothing is open. */
void guide_view_board_show (GuideViewBoard *self,
                            GuideBook      *book);

G_END_DECLS
