/* guide-document-private.h - a document being read, for the files that read it
 *
 * Order of the work: signs of each line (guide-shape), pieces (guide-pieces), what is quoted and heard in each
 * (guide-quotes, guide-marks), what can be read of each (guide-clean), what is strange between them (guide-doubts).
 */
#pragma once

#include "guide-document.h"

G_BEGIN_DECLS

/* How a document says "a new chapter begins". */
typedef enum
{
  GUIDE_CHAPTERS_SLASH, /* "1/ What makes it match?" */
  GUIDE_CHAPTERS_LEVEL, /* headings of a word processor */
  GUIDE_CHAPTERS_CAPS,  /* lines in capitals */
  GUIDE_CHAPTERS_ASKED, /* short lines that ask, after an empty one */
} GuideChapters;

typedef struct
{
  GuideChapters by;
  guint         level; /* of the chapters, where they are headings */
} GuideShape;

typedef enum
{
  GUIDE_SIGN_BLANK,
  GUIDE_SIGN_CHAPTER,
  GUIDE_SIGN_SECTION, /* in capitals */
  GUIDE_SIGN_GROUP,
  GUIDE_SIGN_ANNOUNCE,
  GUIDE_SIGN_NUMBER,
  GUIDE_SIGN_BULLET,
  GUIDE_SIGN_PLAIN,
} GuideSign;

/* What a line begins with, and where its own words stand. */
typedef struct
{
  GuideSign sign;
  char     *number;     /* "3", "·"; NULL: none */
  gsize     start, end; /* of its words, bytes; equal: there are none */
} GuideReading;

GuideShape    guide_shape_survey (const GPtrArray *lines);
GuideReading *guide_reading_new (const GPtrArray  *lines,
                                 guint             line,
                                 const GuideShape *shape);
void          guide_reading_free (GuideReading *self);
/* Between start and end, without the spaces at both ends, typographic ones too. */
void guide_reading_trim (const char *text,
                         gsize      *start,
                         gsize      *end);

void guide_pieces_read (GuideDocument *self);
/* Its quotations; doubts where they do not close. */
void guide_quotes_read (GuideDocument *self,
                        guint          piece);
/* Its time marks, with the doubt that no recording is named. */
void guide_marks_read (GuideDocument *self,
                       guint          piece);
/* Fills clean; quotations and marks are known. Doubts on acronyms, bookmarks and names taken out. */
void guide_clean_piece (GuideDocument    *self,
                        guint             piece,
                        const GuideKnown *known);
/* Is an acronym the other with one letter too many, too few, or another? */
gboolean guide_clean_is_near (const char *one,
                              const char *other);
void     guide_doubts_read (GuideDocument    *self,
                            const GuideKnown *known);

GuidePiece *guide_document_get (const GuideDocument *self,
                                guint                piece);
/* Takes said and proposed. */
void guide_document_doubt (GuideDocument *self,
                           GuideDoubtKind kind,
                           guint          piece,
                           char          *said,
                           char          *proposed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideReading, guide_reading_free)

G_END_DECLS
