/* guide-choices-private.h - one state of the choices, for the files that make and keep them */
#pragma once

#include "guide-choices.h"

G_BEGIN_DECLS

/* Immutable once another one follows it. */
typedef struct
{
  GPtrArray *choices; /* GuideChoice */
  guint8    *fates;   /* GuideFate of each doubt */
  guint      next_id;
} GuideChoicesState;

struct _GuideChoices
{
  GuideDocument     *document;
  GuideChoicesState *state;
  GPtrArray         *past; /* GuideChoicesState, the oldest first */
};

GuideChoicesState *guide_choices_state_new (guint n_doubts);
GuideChoicesState *guide_choices_state_copy (const GuideChoicesState *self,
                                             guint                    n_doubts);
void               guide_choices_state_free (GuideChoicesState *self);

GuideChoice *guide_choice_new (void);
/* To be altered before anybody else sees it. */
GuideChoice *guide_choice_copy (const GuideChoice *choice);
/* What the reading proposes, quotations behind the piece they stand in. */
GuideChoicesState *guide_choices_propose (const GuideDocument *document);
/* clean, code and mark of a choice again, after its fates or its bytes. */
void guide_choice_fill (GuideChoice         *choice,
                        const GuideDocument *document,
                        const guint8        *fates);

G_END_DECLS
