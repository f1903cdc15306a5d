/* guide-booklet-content.h - what goes into the booklet: chosen, put in order, numbered, and safe to hand on
 *
 * Read once on the reader thread for one audience; immutable and reference counted since. Whoever lays it out
 * (pages, a text for a word processor) adds no word of its own to what was said.
 *   1. what the audience may not see is not there, and is counted among what was left out;
 *   2. who said something is a role ("enseignant"), never a name; a name, a number or an address written
 *      in a text stands as "[…]", and that is told;
 *   3. a practice stands once, in the first of its questions; the others lead to it;
 *   4. numbers follow the order of the booklet; the original ones are kept beside.
 */
#pragma once

#include "dossier-privacy.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  GUIDE_BOOKLET_QUOTES = 1 << 0,
  GUIDE_BOOKLET_EXAMPLES = 1 << 1,   /* links, told in a sentence */
  GUIDE_BOOKLET_TOOLS = 1 << 2,      /* those found fit for it */
  GUIDE_BOOKLET_PRINCIPLES = 1 << 3, /* what holds everywhere: conditions and postures, gathered at the beginning */
  GUIDE_BOOKLET_MAP = 1 << 4,
} GuideBookletParts;
#define GUIDE_BOOKLET_ALL_PARTS (GUIDE_BOOKLET_QUOTES | GUIDE_BOOKLET_EXAMPLES | GUIDE_BOOKLET_TOOLS | GUIDE_BOOKLET_PRINCIPLES | GUIDE_BOOKLET_MAP)

/* What somebody asked for. A plain value: copy to keep, clear when done. */
typedef struct
{
  DossierAudience audience;
  guint           parts;                     /* of GuideBookletParts */
  char          **questions;                 /* owned; ids, codes ("Q1") or places ("1"); NULL: all */
  char          **practices;                 /* owned; ids; NULL: those validated, formalised or published, or all where none is */
  char          **words_left_out;            /* owned; ids of passages, verbatims or examples; NULL: none */
  char           *title, *subtitle, *credit; /* owned; NULL or "": none */
  char           *date;                      /* owned; "2026-05-27": the day it bears, also inside the file; NULL: none */
} GuideBookletChoice;

GuideBookletChoice guide_booklet_choice_copy (const GuideBookletChoice *self);
void               guide_booklet_choice_clear (GuideBookletChoice *self);

typedef struct
{
  char    *text;           /* without its quotation marks */
  char    *who;            /* "enseignant, collège"; "": nobody noted it */
  gboolean is_paraphrased; /* told by somebody else: no quotation marks */
} GuideBookletQuote;

typedef struct
{
  char *number; /* "1.2" */
  char *title;
} GuideBookletSeeAlso;

typedef struct
{
  char      *id;
  char      *number;          /* "1.2" */
  char      *original_number; /* or NULL */
  char      *heading;         /* it stands under, within the question; or NULL */
  char      *statement;
  char      *development; /* Markdown, what was said to develop it included; or NULL */
  char      *nature;      /* in words, or NULL */
  gboolean   is_principle;
  char      *levers, *brakes, *factors; /* in words, or NULL */
  GPtrArray *quotes;                    /* GuideBookletQuote */
  GPtrArray *examples;                  /* char *, sentences: links first, then what people gave as an example */
  guint      n_more_examples;
  GPtrArray *see_also; /* GuideBookletSeeAlso */
} GuideBookletPractice;

typedef struct
{
  char      *id;
  char      *number; /* "1" */
  char      *original_number;
  char      *title;
  char      *introduction; /* Markdown, or NULL */
  GPtrArray *practices;    /* GuideBookletPractice */
  char      *development;  /* Markdown: what was said of the question and of no practice; or NULL */
  GPtrArray *quotes;       /* GuideBookletQuote, of the question alone */
  GPtrArray *examples;     /* char *, of the question alone */
  GPtrArray *see_also;     /* GuideBookletSeeAlso: practices of this question that stand in another */
} GuideBookletChapter;

typedef struct
{
  char *title;
  char *description; /* Markdown, or NULL */
} GuideBookletTool;

/* What could be chosen: a question, under it the practices that would stand there, and under each the words heard of it. */
typedef struct
{
  char      *id;
  char      *title; /* of words: the words */
  char      *who;   /* who said them: a role; NULL: these are no words */
  gboolean   is_in;
  GPtrArray *practices; /* GuideBookletOffer; NULL: it is no question */
  GPtrArray *words;     /* GuideBookletOffer, each once; NULL: these are words */
} GuideBookletOffer;

typedef struct
{
  GuideBookletChoice choice;
  char              *date_words; /* "27 mai 2026", or NULL */
  GPtrArray         *offers;     /* GuideBookletOffer: all questions this audience may see, chosen or not */
  GPtrArray         *chapters;   /* GuideBookletChapter */
  GPtrArray         *tools;      /* GuideBookletTool */
  GPtrArray         *sources;    /* char * */
  GPtrArray         *left_out;   /* char *, sentences, NULL-terminated */
  guint              n_practices;
  guint              n_unsafe; /* names, numbers and addresses that stand as "[…]" */
  gatomicrefcount    refs;
} GuideBookletContent;

/* Reader thread. NULL on error, or when cancelled. choice: copied. */
GuideBookletContent *guide_booklet_content_read (DossierReader            *reader,
                                                 const GuideBookletChoice *choice,
                                                 GCancellable             *cancellable,
                                                 GError                  **error);
GuideBookletContent *guide_booklet_content_ref (GuideBookletContent *self);
void                 guide_booklet_content_unref (GuideBookletContent *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuideBookletChoice, guide_booklet_choice_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideBookletContent, guide_booklet_content_unref)

G_END_DECLS
