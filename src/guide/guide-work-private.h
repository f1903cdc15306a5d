/* guide-work-private.h - what the acts of the guide share */
#pragma once

#include "guide-work.h"

G_BEGIN_DECLS

/* Its beginning, for a sentence of the history. Caller owns. */
char *guide_work_dup_short (const char *text);

/* Places among siblings: chapters of the book, or practices written in a chapter.
 * order: of GuideChapter or GuidePractice, as it is to be, with what is moved at the index. */
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
