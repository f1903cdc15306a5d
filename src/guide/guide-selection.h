/* guide-selection.h - words selected in notes, made something of in one gesture
 *
 * Notes of an interview or a meeting stay as they were taken. What is selected in them becomes a passage that keeps the words, where
 * they come from (line and bytes) and the moment of the recording that stands by them; and with it, in the same act, a practice, an
 * open question, a brake, or a link. Nobody is named: a person says the role of the speaker, or leaves it.
 */
#pragma once

#include "dossier-act.h"

G_BEGIN_DECLS

typedef enum
{
  GUIDE_SELECTION_VERBATIM,
  GUIDE_SELECTION_PRACTICE,
  GUIDE_SELECTION_QUESTION, /* open: to be followed until it is answered */
  GUIDE_SELECTION_BRAKE,    /* on link; NULL: on none in particular */
  GUIDE_SELECTION_LINK,     /* one that is known (link), or a new one between a and b */
} GuideSelectionKind;

typedef struct
{
  const char        *text; /* the notes, whole */
  gsize              start, length;
  GuideSelectionKind kind;
  const char        *interview; /* ids; NULL: it is not from one */
  const char        *meeting;
  const char        *recording; /* or NULL */
  const char        *question;  /* chapter of the guide it speaks to; or NULL */
  const char        *role;      /* code: of who speaks; NULL: not told */
  const char        *link;
  const char        *brake; /* code */
  const char        *a, *b; /* structures */
} GuideSelection;

/* *made: the id of what it became, to be shown; owned by the caller; may be NULL. NULL: no word is selected. Caller owns. */
DossierAct *guide_selection_new_act (const GuideSelection *self,
                                     char                **made);

G_END_DECLS
