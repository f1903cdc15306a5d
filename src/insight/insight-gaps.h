/* insight-gaps.h - ready-made questions: what nobody has woven, holds, or has looked at yet
 *
 * Each is a query like any other, so that list and map answer it too, with a title and a sentence for people. Gaps speak of
 * today: of centres and schools that are there, of links that live.
 */
#pragma once

#include "dossier-privacy.h"
#include "dossier-query.h"

G_BEGIN_DECLS

typedef enum
{
  INSIGHT_GAP_METRES = 1 << 0, /* what its question is about besides */
  INSIGHT_GAP_YEARS = 1 << 1,
  INSIGHT_GAP_PROGRAMME = 1 << 2,
} InsightGapTakes;

typedef struct
{
  const char       *code; /* "centres-without-link" */
  const char       *kind; /* of the records it lists */
  guint             takes;
  DossierVisibility visibility; /* of what it is told from: a narrower audience is not told */

  /* English, with {metres}, {years}, {programme} in them: asked for below */
  const char *who, *filters, *title, *sentence, *one, *many;
} InsightGap;

typedef struct
{
  guint       metres;    /* 0: 500 */
  guint       years;     /* 0: 2 */
  const char *programme; /* code; NULL: "clas" */
} InsightGapChoice;

/* Static, in the order people expect. */
const InsightGap *insight_gaps_get (guint *n_gaps);
const InsightGap *insight_gaps_find (const char *code);

/* choice: NULL for the usual one. Callers own. */
DossierQuery *insight_gap_dup_query (const InsightGap       *self,
                                     const InsightGapChoice *choice);
/* All those it is asked of. */
DossierQuery *insight_gap_dup_whole (const InsightGap *self);
char         *insight_gap_dup_title (const InsightGap        *self,
                                     const InsightGapChoice  *choice,
                                     const DossierVocabulary *vocabulary);
/* What it means, and why it matters. */
char *insight_gap_dup_sentence (const InsightGap        *self,
                                const InsightGapChoice  *choice,
                                const DossierVocabulary *vocabulary);
/* "3 centres of 62 have no link.": what was found, in words; of total that it is asked of, see insight_gap_dup_whole (). */
char *insight_gap_dup_finding (const InsightGap        *self,
                               const InsightGapChoice  *choice,
                               const DossierVocabulary *vocabulary,
                               guint                    n,
                               guint                    total);

typedef struct
{
  char *id;
  char *title;
  char *words; /* more about it ("Les Lilas, 350 m"), or NULL */
} InsightGapLine;

void insight_gap_line_free (InsightGapLine *self);

/* Asked of the whole dossier; then only what the audience may see is told, under names it may know. *n_left_out: what it is not
 * told (may be NULL). InsightGapLine elements. NULL on error. */
GPtrArray *insight_gap_list (const InsightGap       *self,
                             const InsightGapChoice *choice,
                             DossierReader          *reader,
                             DossierAudience         audience,
                             guint                  *n_left_out,
                             GError                **error);

G_END_DECLS
