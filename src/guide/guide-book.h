/* guide-book.h - the whole practice guide, as a book: chapters, their practices, and what stands behind each
 *
 * Read on the reader thread into one immutable value that any thread may hold. What an audience may not see is not in it.
 *   1. a practice is written in one chapter only, the first it answers in the order of the book: its number is of there; the other
 *      chapters it speaks to list it among their guests;
 *   2. chapters and practices are in the order of their places (dossier-place.h), then as they were in their document, then by id:
 *      two desktops that know the same show the same order;
 *   3. a practice of no chapter is in the last one, which has no id;
 *   4. words that stand behind no practice are read by themselves in the first chapter they speak of, in the order of their document.
 */
#pragma once

#include "dossier-privacy.h"

G_BEGIN_DECLS

typedef enum
{
  GUIDE_SIDE_NEITHER, /* a partner, or nobody said */
  GUIDE_SIDE_CENTRES,
  GUIDE_SIDE_SCHOOLS, /* parents and pupils heard there are of neither */
} GuideSide;

/* A record told by its name. */
typedef struct
{
  char *id;
  char *title;
} GuideName;

typedef struct _GuideChapter GuideChapter;

typedef struct
{
  char     *id;
  char     *text; /* clean where there is, else raw */
  char     *nature;
  char     *role;         /* label, or NULL */
  char     *speaker_type; /* label, or NULL */
  GuideSide side;
  GStrv     practices, questions; /* it speaks of, as written */
  GStrv     links;     /* ids of what it was said of */
  char     *mark;      /* "(34-21)": where it is heard, in what it comes from; or NULL */
  char     *place;
  gint64    line;
  const GuideChapter *chapter; /* where it is read by itself; NULL: it stands behind a practice, or speaks of no question */
} GuidePassage;

typedef struct
{
  char *id;
  char *text;
  char *question, *practice; /* ids, or NULL */
  char *place;
} GuidePostit;

/* On how many links a word of a practice is recorded. */
typedef struct
{
  const char *field;   /* of links: "levers", "ways_in", "brakes", "factors"; static */
  char       *code;    /* NULL: any of the words the practice has for that field */
  guint       n_links; /* of any time, those of the trash not */
} GuideFound;

typedef struct _GuidePractice GuidePractice;

typedef struct
{
  char                *id;
  char                *kind; /* code */
  char                *notes;
  const GuidePractice *other;
  gboolean             is_ours; /* read from this practice; FALSE: from the other */
} GuideRelation;

typedef struct
{
  char    *id;
  char    *text;
  char    *practice;
  char    *date; /* as written, or NULL */
  gboolean is_settled;
} GuideComment;

struct _GuidePractice
{
  char         *id;
  char         *number; /* "2.3" */
  char         *statement, *raw_statement, *development;
  char         *original_number, *heading, *nature, *status; /* nature and status: codes; NULL: not said */
  char         *viewpoints, *viewpoint_notes;
  char         *place;
  gint64        line;
  GStrv         questions, link_ids, levers, brakes, factors; /* never NULL */
  char         *digest;                                       /* differs as soon as anything of it does */
  guint         n_versions;                                   /* guide-versions.h; 1: it never said anything else */
  gint64        changed;                                      /* milliseconds since 1970: when it came to say what it says; 0: not known */
  GPtrArray    *passages, *postits, *comments, *relations;    /* GuidePassage, GuidePostit, GuideComment; GuideRelation, owned */
  GPtrArray    *links;                                        /* GuideName, owned */
  GPtrArray    *tools;                                        /* GuideTool */
  GPtrArray    *found;                                        /* GuideFound, owned: field by field, all of it first, then in the order of the words */
  GuideChapter *chapter;                                      /* where it is written */
};

struct _GuideChapter
{
  char      *id; /* NULL: the last, of practices without a chapter */
  char      *number, *title, *introduction, *code, *original_number, *place;
  gint64     line;
  GPtrArray *practices, *guests; /* GuidePractice, borrowed */
  GPtrArray *postits, *said;     /* GuidePostit, GuidePassage of no practice, borrowed */
};

typedef struct
{
  char *id, *text, *origin, *status, *answer, *meeting, *practice; /* meeting: its name; practice: id */
  char *place;
} GuideOpenQuestion;

typedef struct
{
  char *id, *title, *proposed_by, *received_on, *file, *fit, *description;
  GStrv practices;
} GuideTool;

typedef struct
{
  GPtrArray         *chapters;       /* GuideChapter */
  GPtrArray         *practices;      /* GuidePractice, in the order of the book */
  GPtrArray         *open_questions; /* GuideOpenQuestion, the unanswered first */
  GPtrArray         *tools;          /* GuideTool, by title */
  GPtrArray         *postits;        /* GuidePostit of neither a practice nor a chapter, borrowed */
  DossierVocabulary *vocabulary;
  GHashTable        *glossary; /* "CLAS" → what it means */
  GBytes            *seen;     /* all that was here when it was read, for acts that replace words; or NULL */
  /* what the rest of it rests on */
  GHashTable *by_id;
  GPtrArray  *all_passages, *all_postits, *all_comments;
} GuideBook;

/* On the reader thread. NULL on error. */
GuideBook *guide_book_read (DossierReader  *reader,
                            DossierAudience audience,
                            GError        **error);
GuideBook *guide_book_ref (GuideBook *self);
void       guide_book_unref (GuideBook *self);

const GuidePractice *guide_book_find_practice (const GuideBook *self,
                                               const char      *id); /* NULL: none */
/* id NULL: the last. */
const GuideChapter *guide_book_find_chapter (const GuideBook *self,
                                             const char      *id);
/* Practices that say every word, accents and case apart, in the order of the book; borrowed elements. Words of what stands behind a
 * practice count. */
GPtrArray *guide_book_search (const GuideBook *self,
                              const char      *words);
/* Likewise, of what is read by itself in its chapter: GuidePassage, borrowed. */
GPtrArray *guide_book_search_said (const GuideBook *self,
                                   const char      *words);
/* Practices of which that side says nothing. Borrowed elements. */
GPtrArray *guide_book_list_untouched (const GuideBook *self,
                                      GuideSide        side);
guint      guide_practice_count_said (const GuidePractice *self,
                                      GuideSide            side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideBook, guide_book_unref)

G_END_DECLS
