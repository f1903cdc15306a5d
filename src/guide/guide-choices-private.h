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

/* What was is kept; what is may now be altered. */
void guide_choices_begin_step (GuideChoices *self);
/* The one at this place, to be altered. */
GuideChoice *guide_choices_open (GuideChoices *self,
                                 guint         index);
/* The one before that is of the text itself; GUIDE_NO_PIECE: none. */
guint    guide_choices_find_before (const GuideChoices *self,
                                    guint               index);
gboolean guide_choices_can_join (const GuideChoices *self,
                                 guint               before,
                                 guint               index);
/* A step was begun, and they can be. */
void guide_choices_join (GuideChoices *self,
                         guint         before,
                         guint         index);

G_END_DECLS
