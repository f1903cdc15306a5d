/* guide-view-follow.h - open questions until they are answered, and the tools that were proposed
 */
#pragma once

#include "guide-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_FOLLOW (guide_view_follow_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewFollow, guide_view_follow, GUIDE_VIEW, FOLLOW, AdwBin)

/* NULL: nothing is open. */
void guide_view_follow_show (GuideViewFollow *self,
                             GuideBook       *book);

G_END_DECLS
