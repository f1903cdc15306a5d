/* booklet-piece.h - a story: the paragraphs of a booklet, one after another, each with its role
 *
 * What pages and word processors are made of alike. A piece knows what it is, not how it looks. Immutable once
 * the story is told; any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BOOKLET_COVER_TITLE,
  BOOKLET_COVER_SUBTITLE,
  BOOKLET_COVER_CREDIT,
  BOOKLET_IMPRINT,    /* behind the cover: who made it, when, from what */
  BOOKLET_PART,       /* a heading without number: contents, principles, tools, appendix */
  BOOKLET_ENTRY,      /* of the contents: a chapter or a part */
  BOOKLET_SUBENTRY,   /* of the contents: a practice */
  BOOKLET_CHAPTER,    /* a question, numbered */
  BOOKLET_LEAD,       /* its introduction */
  BOOKLET_GROUP,      /* a heading within a question */
  BOOKLET_PRACTICE,   /* numbered */
  BOOKLET_SUBHEADING, /* inside a text */
  BOOKLET_BODY,
  BOOKLET_BULLET,
  BOOKLET_QUOTE,
  BOOKLET_SPEAKER, /* of the quote above */
  BOOKLET_LABEL,   /* "For example" */
  BOOKLET_EXAMPLE,
  BOOKLET_FACTS, /* "Levers: …" */
  BOOKLET_SEE,   /* leads to another practice */
  BOOKLET_ROW,   /* of a table of two columns */
  BOOKLET_MAP,   /* a page of its own */
  BOOKLET_N_ROLES,
} BookletRole;

typedef enum
{
  BOOKLET_STRONG = 1 << 0,
  BOOKLET_EMPHASIS = 1 << 1,
} BookletStress;

typedef struct
{
  char *text; /* owned */
  guint stress;
} BookletRun;

typedef struct
{
  BookletRole role;
  GArray     *runs;   /* BookletRun */
  char       *number; /* before it, or NULL */
  char       *right;  /* at the end of its line, or NULL; of an entry, the page of what it leads to is set there */
  char       *anchor; /* the name of this place, or NULL */
  char       *target; /* the place it leads to, or NULL */
} BookletPiece;

typedef struct
{
  gatomicrefcount refs;
  char           *title;  /* of the whole, for the head of pages */
  GPtrArray      *pieces; /* BookletPiece */
} BookletStory;

BookletStory *booklet_story_new (const char *title);
BookletStory *booklet_story_ref (BookletStory *self);
void          booklet_story_unref (BookletStory *self);

/* While it is told. text: NULL is "". The piece is the story's. */
BookletPiece *booklet_story_add (BookletStory *self,
                                 BookletRole   role,
                                 const char   *text);
void          booklet_piece_add_run (BookletPiece *self,
                                     const char   *text,
                                     guint         stress);

const BookletPiece *booklet_story_get (const BookletStory *self,
                                       guint               index);
/* Of all its runs. Caller owns. */
char *booklet_piece_dup_text (const BookletPiece *self);
/* A bookmark leads to it; its level from 1. 0: none does. */
guint booklet_role_get_level (BookletRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookletStory, booklet_story_unref)

G_END_DECLS
