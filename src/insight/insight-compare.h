/* insight-compare.h - the network on two days: what began, what ended, what grew stronger or weaker
 *
 * Two sorts of time. Whether a link was there on a day is told by its own dates, “began” and “ended”, the last day
 * included: what is not known of them never decides, and such links are told apart (undated). One that is there “depuis 2005”
 * has begun in 2005 at the latest. How it was on a day is told
 * by the journal: the answers that were known at the end of that day, so that a link described once only is neither stronger
 * nor weaker. Of a school year as of a day: a link was there in it that was there on one of its days, and how it was is what
 * was known at its end.
 *
 * Stronger and weaker are said by four scales: cooperation, as its terms are ordered; regularity and frequency, whose first
 * terms are the strongest; quality, from broken, degraded, fragile, in construction, good to solid. A term that
 * somebody added takes its place in the first three, and has none in the last. Reinforced: something rose and nothing
 * fell; weakened: the reverse.
 */
#pragma once

#include "dossier-privacy.h"
#include "dossier-query.h"

G_BEGIN_DECLS

typedef enum
{
  INSIGHT_LIFE_CREATED,       /* not there on the first day, there on the second */
  INSIGHT_LIFE_ENDED,         /* there, then not any more */
  INSIGHT_LIFE_CAME_AND_WENT, /* begun after the first day, over before the second */
  INSIGHT_LIFE_STAYED,        /* there on both */
  INSIGHT_LIFE_OUTSIDE,       /* over before the first day, begun after the second, or not begun at all */
  INSIGHT_LIFE_UNDATED,       /* its dates do not tell */
} InsightLife;
#define INSIGHT_N_LIVES (INSIGHT_LIFE_UNDATED + 1)

/* Of links that stayed, or may have. */
typedef enum
{
  INSIGHT_CHANGE_NONE, /* the same answers, or the link did not stay */
  INSIGHT_CHANGE_REINFORCED,
  INSIGHT_CHANGE_WEAKENED,
  INSIGHT_CHANGE_MIXED,     /* something rose, something fell */
  INSIGHT_CHANGE_DESCRIBED, /* nothing moved, but more is known */
  INSIGHT_CHANGE_UNKNOWN,   /* one of the two days, nothing of the four was known */
} InsightChange;
#define INSIGHT_N_CHANGES (INSIGHT_CHANGE_UNKNOWN + 1)

/* "created", "came_and_went", "reinforced"… and for people. Static. */
const char *insight_life_get_code (InsightLife life);
const char *insight_life_get_label (InsightLife life);
const char *insight_change_get_code (InsightChange change);
const char *insight_change_get_label (InsightChange change);

/* A day (from is to), or a school year: Julian days. */
typedef struct
{
  guint32 from, to;
} InsightMoment;

typedef struct
{
  char         *id;
  char         *title; /* NULL: no words were asked for */
  char         *words; /* "Quality: fragile → bonne", or its dates; NULL: nothing to add */
  InsightLife   life;
  InsightChange change;
} InsightComparedLink;

typedef struct
{
  guint32    first, second;            /* Julian days, in their order; the last ones of longer moments */
  GPtrArray *links;                    /* InsightComparedLink: all that the audience may see */
  guint      n_lives[INSIGHT_N_LIVES]; /* of those; they add up to all */
  guint      n_changes[INSIGHT_N_CHANGES];
  guint      n_left_out;
} InsightComparison;

/* The days in any order; NULL on error. */
InsightComparison *insight_comparison_new (DossierReader  *reader,
                                           guint32         first,
                                           guint32         second,
                                           DossierAudience audience,
                                           GError        **error);
/* The moments in any order. with_words: titles and words take the longest to find, who draws does without. */
InsightComparison *insight_comparison_new_of_moments (DossierReader  *reader,
                                                      InsightMoment   one,
                                                      InsightMoment   other,
                                                      DossierAudience audience,
                                                      gboolean        with_words,
                                                      GError        **error);
void               insight_comparison_free (InsightComparison *self);

/* The links of one sort, as a list or a map shows them. Caller owns. */
DossierQuery *insight_comparison_dup_query_of_life (const InsightComparison *self,
                                                    InsightLife              life);
DossierQuery *insight_comparison_dup_query_of_change (const InsightComparison *self,
                                                      InsightChange            change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InsightComparison, insight_comparison_free)

G_END_DECLS
