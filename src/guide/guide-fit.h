/* guide-fit.h - which practices speak to a link, and which could make one begin where there is none
 *
 * What is known of a link, or around a structure that has no link of today, is a list of signs: facts, each with the word a practice must
 * hold to answer it, and a witness. Around a structure the facts are links of today: of its neighbours (a centre or a school of the
 * same commune, or within GUIDE_FIT_NEAR metres), and of structures like it (the same type; in priority education, those that are
 * too), and the programmes that are present there.
 *   1. signs of one sort and one word are one reason, with as many witnesses as differ; where the word is a link (an example, words
 *      said of it), signs of one sort are one reason;
 *   2. a reason weighs what its sort weighs, and one more each time its witnesses double;
 *   3. a practice weighs its reasons together; the heaviest first, then the order of the book; one without a reason is not told, nor
 *      one whose only reason is that links carried by a programme of here show it;
 *   4. so one more sign that a practice answers never makes it lighter, and never puts it behind one that does not answer it;
 *   5. what is in the trash or merged away, a word that is retired, a structure that has left the network, a link that is over, and
 *      what the audience may not see give no sign.
 */
#pragma once

#include "guide-book.h"

G_BEGIN_DECLS

#define GUIDE_FIT_NEAR 1000 /* metres, as the crow flies */

typedef enum
{
  /* of a link */
  GUIDE_FIT_EXAMPLE, /* it shows the practice */
  GUIDE_FIT_SAID,    /* words said of it stand behind the practice */
  GUIDE_FIT_BRAKE,   /* the practice names a brake recorded on it… */
  GUIDE_FIT_LEVER,
  GUIDE_FIT_WAY_IN,
  GUIDE_FIT_FACTOR,
  /* of a structure without link */
  GUIDE_FIT_NEIGHBOURS,        /* a lever, or a way in, of links of its neighbours */
  GUIDE_FIT_NEIGHBOUR_EXAMPLE, /* one of those shows the practice */
  GUIDE_FIT_PROGRAMME,         /* the practice begins with a programme, and some are present */
  GUIDE_FIT_PEERS,             /* a lever, or a way in, of links of structures like it */
  GUIDE_FIT_PEER_EXAMPLE,
  /* of both */
  GUIDE_FIT_PROGRAMME_EXAMPLE, /* links that one of its programmes carries show the practice */
  GUIDE_FIT_N_SORTS
} GuideFitSort;

/* The code of a sort, for machines: "neighbours". */
const char *guide_fit_sort_to_code (GuideFitSort sort);

typedef struct
{
  GuideFitSort sort;
  char        *word;    /* "lever:trust", "brake:…", "factor:…", "link:ID" (it shows), "said:ID" (it was said of) */
  char        *witness; /* id of a link or of a structure, code of a programme */
  char        *name;    /* what to call the witness; NULL: it is only counted */
} GuideFitSign;

/* All three are copied. */
GuideFitSign *guide_fit_sign_new (GuideFitSort sort,
                                  const char  *word,
                                  const char  *witness,
                                  const char  *name);
void          guide_fit_sign_free (GuideFitSign *self);

typedef struct
{
  GuideFitSort sort;
  const char  *word;      /* of its first sign */
  GPtrArray   *witnesses; /* GuideFitSign, the first of each witness, in the order of the signs; borrowed */
} GuideFitReason;

typedef struct
{
  const GuidePractice *practice;
  guint                weight;
  GPtrArray           *reasons; /* GuideFitReason, the heaviest first, what only supports last */
} GuideFit;

void  guide_fit_free (GuideFit *self);
guint guide_fit_reason_get_weight (const GuideFitReason *self);

/* GuideFit elements; they live no longer than the book and the signs (GuideFitSign elements). */
GPtrArray *guide_fit_rank (const GuideBook *book,
                           GPtrArray       *signs);

typedef enum
{
  GUIDE_FIT_NOTHING, /* neither: another kind, a structure that has links of today, or nothing this audience may see */
  GUIDE_FIT_LINK,
  GUIDE_FIT_PLACE,
} GuideFitSubject;

/* What was found, with all it rests on. Immutable; for any thread. */
typedef struct
{
  GuideFitSubject subject;
  GuideBook      *book;
  GPtrArray      *signs;     /* GuideFitSign */
  GPtrArray      *fits;      /* GuideFit */
  char           *like;      /* what the structure is: "collège in priority education"; NULL of a link, or where it is not told */
  gboolean        is_ours;   /* a centre or a school: it should have links */
  gboolean        has_words; /* some practice has a lever, a brake, or what makes it last */
} GuideFits;

/* On the reader thread. id: of a link or a structure. NULL on error. */
GuideFits *guide_fits_read (DossierReader  *reader,
                            DossierAudience audience,
                            const char     *id,
                            GError        **error);
void       guide_fits_free (GuideFits *self);

/* "Brake recorded here: interlocuteur qui change": in the language of the screen. */
char *guide_fit_reason_dup_words (const GuideFitReason *self,
                                  const GuideFits      *fits);
/* Why nothing is told, and what would change that; NULL: something is, or nothing was asked. Borrowed. */
const char *guide_fits_get_excuse (const GuideFits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideFitSign, guide_fit_sign_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideFits, guide_fits_free)

G_END_DECLS
