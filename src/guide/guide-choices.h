/* guide-choices.h - what becomes of each piece of a document, as a person decides it
 *
 * Begins as the reading proposes; then each piece may become something else, be written otherwise, be cut in two, be joined to the
 * one before, or stand under another; each doubt is taken or left. What was typed is never touched: only what can be read of it.
 * Every step can be taken back, and all of it can be put away as a text and taken up again (a draft).
 *
 * For one thread. A choice is immutable and reference counted: a list of them may go to another.
 */
#pragma once

#include "guide-document.h"

G_BEGIN_DECLS

typedef enum
{
  GUIDE_BECOMES_NOTHING, /* it stays in the text of the document, and makes no record */
  GUIDE_BECOMES_QUESTION,
  GUIDE_BECOMES_HEADING, /* of the practices under it */
  GUIDE_BECOMES_PRACTICE,
  GUIDE_BECOMES_ACTOR, /* these three are practices that say what they are */
  GUIDE_BECOMES_POSTURE,
  GUIDE_BECOMES_IDEA,
  GUIDE_BECOMES_POSTIT,
  GUIDE_BECOMES_DEVELOPMENT,
  GUIDE_BECOMES_VERBATIM,
  GUIDE_BECOMES_OPEN_QUESTION,
  GUIDE_BECOMES_TASK,
  GUIDE_BECOMES_KINDS,
} GuideBecomes;

/* In the person's language. Static. */
const char *guide_becomes_get_label (GuideBecomes becomes);
/* A practice, whatever its nature. */
gboolean guide_becomes_is_practice (GuideBecomes becomes);

typedef struct
{
  guint        id;     /* of a piece, its index; of what was cut, quoted or joined, one of its own */
  guint        parent; /* id of what it stands under, or GUIDE_NO_PIECE */
  guint        piece;  /* the first it is made of */
  GuideBecomes becomes;
  guint        line;          /* from 0 */
  gsize        start, length; /* bytes of raw of the piece; no length once joined */
  guint        last_piece;    /* joined: the last it is made of */
  gsize        last_end;      /* of the raw of that one */
  char        *raw;           /* as it was typed, "\n" between lines */
  char        *clean;
  char        *number; /* as it was typed; NULL: none */
  char        *code;   /* of a question: its number once doubts are settled; NULL: none */
  char        *mark;   /* of the recording; NULL: none */
  guint        seconds;
  gboolean     is_edited; /* clean is a person's */
} GuideChoice;

GuideChoice *guide_choice_ref (const GuideChoice *self);
void         guide_choice_unref (GuideChoice *self);

typedef enum
{
  GUIDE_FATE_OPEN, /* nobody looked yet: it stands as proposed */
  GUIDE_FATE_TAKEN,
  GUIDE_FATE_LEFT,
} GuideFate;

typedef struct _GuideChoices GuideChoices;

/* Takes document. */
GuideChoices *guide_choices_new (GuideDocument *document);
void          guide_choices_free (GuideChoices *self);

const GuideDocument *guide_choices_get_document (const GuideChoices *self);
guint                guide_choices_get_n (const GuideChoices *self);
const GuideChoice   *guide_choices_get (const GuideChoices *self,
                                        guint               index);
/* Its index; GUIDE_NO_PIECE: it is no more, or never was. */
guint guide_choices_find (const GuideChoices *self,
                          guint               id);
/* GuideChoice, as they stand. Caller owns. */
GPtrArray *guide_choices_list (const GuideChoices *self);

/* FALSE of those below: nothing changed. */
gboolean guide_choices_set_becomes (GuideChoices *self,
                                    guint         index,
                                    GuideBecomes  becomes);
/* Empty: as it was proposed again. */
gboolean guide_choices_set_clean (GuideChoices *self,
                                  guint         index,
                                  const char   *clean);
/* parent: an id, or GUIDE_NO_PIECE. FALSE too: it would stand under itself. */
gboolean guide_choices_set_parent (GuideChoices *self,
                                   guint         index,
                                   guint         parent);
/* at: a byte of raw, not at its ends. Not of what was joined. */
gboolean guide_choices_split (GuideChoices *self,
                              guint         index,
                              gsize         at);
gboolean guide_choices_join_before (GuideChoices *self,
                                    guint         index);

GuideFate guide_choices_get_fate (const GuideChoices *self,
                                  guint               doubt);
gboolean  guide_choices_settle (GuideChoices *self,
                                guint         doubt,
                                GuideFate     fate);
/* All those that are open are taken. */
gboolean guide_choices_settle_all (GuideChoices *self);
guint    guide_choices_count_open (const GuideChoices *self);

gboolean guide_choices_can_undo (const GuideChoices *self);
/* FALSE: nothing to take back. */
gboolean guide_choices_undo (GuideChoices *self);

/* What differs from the proposal, for a draft; NULL: nothing does. Caller owns. */
char *guide_choices_dup_text (const GuideChoices *self);
/* FALSE: it is of another document, and nothing changed. */
gboolean guide_choices_take_text (GuideChoices *self,
                                  const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideChoices, guide_choices_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideChoice, guide_choice_unref)

G_END_DECLS
