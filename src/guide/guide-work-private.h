/* guide-work-private.h - places among siblings: chapters of the book, or practices written in a chapter */
#pragma once

#include "guide-work.h"

G_BEGIN_DECLS

/* order: of GuideChapter or GuidePractice, as it is to be, with what is moved at the index. */
void guide_work_put_at (DossierAct      *act,
                        const GPtrArray *order,
                        guint            index,
                        gboolean         is_chapter);
/* A new one, after all of them. */
void guide_work_put_last (DossierAct      *act,
                          const GPtrArray *siblings,
                          const char      *id,
                          gboolean         is_chapter);

G_END_DECLS
