/* dossier-view-comparison.h - two records side by side, in the words of the screen
 *
 * Made on the reader thread, for the window that makes one of two. Columns are those of the question: 0 and 1, whichever is kept.
 */
#pragma once

#include "dossier-merge.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_COMPARISON_BOTH 2 /* of a choice: one text below the other */

typedef struct
{
  const DossierField *field;
  char               *label;    /* what the field is called */
  char               *texts[2]; /* "": not answered */
  gboolean            may_be_both;
} DossierViewComparisonLine;

typedef struct
{
  DossierMerge *merge;
  guint         kept; /* column of the one that stays */
  char         *titles[2];
  GPtrArray    *lines;  /* DossierViewComparisonLine: what differs */
  guint         n_same; /* answers that do not */
} DossierViewComparison;

typedef struct
{
  char *ids[2];
  guint kept;
} DossierViewComparisonQuestion;

void dossier_view_comparison_question_free (DossierViewComparisonQuestion *self);

/* A DossierQuestion; data: a DossierViewComparisonQuestion. Errors: those of dossier_merge_new. */
gpointer dossier_view_comparison_read (DossierReader *reader,
                                       gpointer       data,
                                       GCancellable  *cancellable,
                                       GError       **error);
void     dossier_view_comparison_free (DossierViewComparison *self);

/* Do both say the same, whoever is kept? Either may be NULL. */
gboolean dossier_view_comparison_equal (const DossierViewComparison *one,
                                        const DossierViewComparison *other);

/* The column a field is taken from, or BOTH; and another one. FALSE: the field has no such choice any more. */
guint    dossier_view_comparison_get_choice (const DossierViewComparison *self,
                                             const DossierField          *field);
gboolean dossier_view_comparison_choose (DossierViewComparison *self,
                                         const char            *field,
                                         guint                  choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewComparison, dossier_view_comparison_free)

G_END_DECLS
