/* guide-document.h - what a typed document holds, piece by piece, and what is doubtful in it
 *
 * People write a guide in a word processor: numbered questions, numbered items, post-its copied one after the other,
 * bullets, words of people between quotation marks, time marks of a recording. Read, it becomes pieces, each with the
 * line and the bytes it comes from. Nothing is guessed silently: what was mended in a piece, or is strange in the
 * document, is a doubt with its line and what is proposed.
 *
 * Invariants:
 *  1. each byte of each line belongs to one piece or stands before, between or after pieces: guide_document_dup_line () gives
 *     every line back as it was typed;
 *  2. what a piece says (raw) is never changed; what can be read of it (clean) is another text;
 *  3. the same lines give the same pieces, whatever file they came in.
 *
 * A value without thread or dossier. Owned by the document: pieces, quotations, marks, doubts.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A paragraph as a reader of files found it. */
typedef struct
{
  char *text;  /* UTF-8, without its end of line */
  char *mark;  /* what a list writes before it by itself: "3.", "·"; NULL: none */
  guint level; /* of a heading, 1 the highest; 0: not marked as one */
} GuideLine;

/* A GPtrArray of these is what a document is read from. text and mark are copied. */
GuideLine *guide_line_new (const char *text,
                           const char *mark,
                           guint       level);
void       guide_line_free (GuideLine *self);
/* The lines of a plain text, in UTF-8 or Windows-1252; caller owns. */
GPtrArray *guide_lines_from_text (const char *bytes,
                                  gsize       length);

typedef enum
{
  GUIDE_PIECE_TITLE,       /* of the document, and what stands above its first question */
  GUIDE_PIECE_QUESTION,    /* a chapter */
  GUIDE_PIECE_SECTION,     /* a heading that is no chapter: open questions, tasks, ideas */
  GUIDE_PIECE_GROUP,       /* a heading inside a chapter */
  GUIDE_PIECE_ANNOUNCE,    /* "Récapitulatif post-its :" */
  GUIDE_PIECE_PRACTICE,    /* a numbered item */
  GUIDE_PIECE_ACTOR,       /* a numbered item that says with whom */
  GUIDE_PIECE_POSTURE,     /* a role of the centre */
  GUIDE_PIECE_POSTIT,      /* one of several in a paragraph */
  GUIDE_PIECE_DEVELOPMENT, /* a paragraph that explains */
  GUIDE_PIECE_ASIDE,       /* such a paragraph in brackets */
  GUIDE_PIECE_OPEN_QUESTION,
  GUIDE_PIECE_TASK,
  GUIDE_PIECE_IDEA,
  GUIDE_PIECE_EMPTY, /* a bullet, or a number, with nothing behind */
  GUIDE_PIECE_NATURES,
} GuidePieceNature;

#define GUIDE_NO_PIECE G_MAXUINT

typedef struct
{
  GuidePieceNature nature;
  guint            line;          /* from 0 */
  gsize            start, length; /* bytes of the text of the line */
  char            *raw;           /* those bytes */
  char            *clean;         /* what can be read: spaces, quotation marks and acronyms mended, time marks taken out */
  char            *number;        /* as it was typed: "3", "·"; NULL: none */
  guint            parent;        /* a question, section or group it stands in, an item it goes on; or GUIDE_NO_PIECE */
} GuidePiece;

typedef enum
{
  GUIDE_QUOTE_WHOLE,
  GUIDE_QUOTE_UNCLOSED, /* goes on to the end of its piece */
  GUIDE_QUOTE_UNOPENED, /* from the beginning of its sentence */
} GuideQuoteFlaw;

/* Words of somebody between quotation marks. A word or two so marked are no verbatim. */
typedef struct
{
  guint          piece;
  gsize          start, length; /* bytes of raw, without the quotation marks */
  GuideQuoteFlaw flaw;
} GuideQuote;

/* Where it is heard in a recording: "(34-21)" or "(01-34-21)". */
typedef struct
{
  guint piece;
  gsize start, length; /* bytes of raw, brackets within */
  guint seconds;
} GuideTimeMark;

typedef enum
{
  GUIDE_DOUBT_SAME_NUMBER,    /* two chapters bear it */
  GUIDE_DOUBT_NUMBER_INSIDE,  /* an item within an item */
  GUIDE_DOUBT_NUMBER_MISSING, /* 1, 2, 4 */
  GUIDE_DOUBT_EMPTY,          /* a bullet with nothing behind */
  GUIDE_DOUBT_QUOTE_UNCLOSED,
  GUIDE_DOUBT_QUOTE_UNOPENED,
  GUIDE_DOUBT_QUOTE_TURNED,  /* » where « was meant */
  GUIDE_DOUBT_NO_RECORDING,  /* a time mark, and no recording named */
  GUIDE_DOUBT_ACRONYM,       /* CLASS for CLAS */
  GUIDE_DOUBT_SAME_ACTOR,    /* named twice, perhaps two different ones */
  GUIDE_DOUBT_PROGRAMME,     /* a programme named among partners */
  GUIDE_DOUBT_SAME_IDEA,     /* under two questions */
  GUIDE_DOUBT_BOOKMARK,      /* what a word processor left in the text */
  GUIDE_DOUBT_NAME_TAKEN_OUT /* "[prénom]" */
} GuideDoubtKind;

typedef struct
{
  GuideDoubtKind kind;
  guint          piece;
  guint          other;    /* the piece it is like, or GUIDE_NO_PIECE */
  char          *said;     /* the words in question */
  char          *proposed; /* what is put in their place; NULL: they stay */
} GuideDoubt;

/* Words the federation already uses. */
typedef struct
{
  char **acronyms;   /* "CLAS"; NULL-terminated */
  char **programmes; /* those that are programmes */
} GuideKnown;

typedef struct
{
  GPtrArray *lines;  /* GuideLine */
  GArray    *pieces; /* GuidePiece, by line then start */
  GArray    *quotes; /* GuideQuote: verbatims only */
  GArray    *marks;  /* GuideTimeMark */
  GArray    *doubts; /* GuideDoubt, by line */
} GuideDocument;

/* Takes lines. known is borrowed. */
GuideDocument *guide_document_read (GPtrArray        *lines,
                                    const GuideKnown *known);
void           guide_document_free (GuideDocument *self);

/* How many pieces of a nature stand under a piece, or in groups under it; under GUIDE_NO_PIECE: in the whole document. */
guint guide_document_count (const GuideDocument *self,
                            GuidePieceNature     nature,
                            guint                under);
/* The line made again from its pieces and what stands between them. Caller owns. */
char *guide_document_dup_line (const GuideDocument *self,
                               guint                line);
/* What can be read of some bytes of raw of a piece. left: a byte for each doubt, TRUE where what is proposed is not taken;
 * NULL: all is taken. Caller owns. */
char *guide_document_dup_clean (const GuideDocument *self,
                                guint                piece,
                                gsize                start,
                                gsize                length,
                                const guint8        *left);
/* A sentence of a few words, in the person's language: "two chapters bear the number 3". Caller owns. */
char *guide_doubt_dup_sentence (const GuideDoubt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideDocument, guide_document_free)

G_END_DECLS
