/* insight-crosstab.h - one field against another: communes by formality, types by programme
 *
 * Any two paths of one kind. Each cell, and each total, has the question that opens its list. What nobody answered, what is
 * not known and what is not applicable stand apart, after what is known.
 */
#pragma once

#include "dossier-facets.h"
#include "dossier-privacy.h"

G_BEGIN_DECLS

#define INSIGHT_CROSSTAB_ERROR (insight_crosstab_error_quark ())

typedef enum
{
  INSIGHT_CROSSTAB_ERROR_NO_SUCH_FIELD, /* the kind has none of the sort, or it cannot be counted: choose another */
  INSIGHT_CROSSTAB_ERROR_NOT_SHOWN,     /* not for this audience: choose another, or a narrower audience */
} InsightCrosstabError;

GQuark insight_crosstab_error_quark (void);

typedef struct
{
  char         *rows_label, *columns_label; /* what is told, for people */
  char         *rows_path, *columns_path;
  DossierQuery *query; /* what is asked of all */
  DossierCross *cross;
} InsightCrosstab;

/* rows, columns: paths (dossier-path.h). Of what the audience may see. */
InsightCrosstab *insight_crosstab_new (DossierReader      *reader,
                                       const DossierQuery *query,
                                       const char         *rows,
                                       const char         *columns,
                                       DossierAudience     audience,
                                       GError            **error);
void             insight_crosstab_free (InsightCrosstab *self);

#define INSIGHT_CROSSTAB_TOTAL G_MAXUINT /* the whole row, the whole column */

gint64 insight_crosstab_get_count (const InsightCrosstab *self,
                                   guint                  row,
                                   guint                  column);
/* Caller owns. */
DossierQuery *insight_crosstab_dup_query (const InsightCrosstab *self,
                                          guint                  row,
                                          guint                  column);
/* As spreadsheets read it: labels in the first row and column, totals in the last. Caller owns. */
char *insight_crosstab_dup_csv (const InsightCrosstab *self);
/* The same between tabs, to be pasted. Caller owns. */
char *insight_crosstab_dup_tabs (const InsightCrosstab *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InsightCrosstab, insight_crosstab_free)

G_END_DECLS
