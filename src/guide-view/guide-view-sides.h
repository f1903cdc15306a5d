/* guide-view-sides.h - what the centres and what the schools say of each practice, side by side
 *
 * And which practices one of the two has not spoken of.
 */
#pragma once

#include "guide-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_SIDES (guide_view_sides_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewSides, guide_view_sides, GUIDE_VIEW, SIDES, AdwBin)

/* NULL: nothing is open. */
void guide_view_sides_show (GuideViewSides *self,
                            GuideBook      *book);

G_END_DECLS
