/* booklet-story.h - the chosen content of a guide, told from its cover to its last page */
#pragma once

#include "booklet-piece.h"
#include "guide-booklet-content.h"

G_BEGIN_DECLS

/* has_map: a page of its own is kept for it. sources: of the map, or NULL. Any thread. Caller owns. */
BookletStory *booklet_story_tell (const GuideBookletContent *content,
                                  gboolean                   has_map,
                                  const char                *sources);

G_END_DECLS
