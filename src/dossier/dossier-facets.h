/* dossier-facets.h - how many records answer each value of a field, with all that is asked otherwise
 *
 * A facet counts what its value would show if it were the only one chosen for its path: the filters on the path itself do
 * not count, all others do. Unanswered, unknown and not applicable are values of their own. A record that has several
 * values of a path counts once in each; where a path has one value a record, the counts add up to the total.
 * Facets through one kind ("link.kind", "link.formality") are about the same record around, and do not look at how many
 * there are.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  char  *value;  /* what dossier_query_add_filter () takes */
  char  *label;  /* for people, in the language of the screen */
  char  *sense;  /* what a word of the vocabulary means; NULL: it says itself */
  char **former; /* codes of words that were merged into it: a filter that asks for one of them asks for it; NULL: none */
  gint64 count;
} DossierFacetValue;

typedef struct
{
  char      *path;
  GPtrArray *values;  /* DossierFacetValue, in the order people expect; those asked for are there even at 0 */
  gint64     total;   /* records that answer all but the path's own filters */
  gboolean   adds_up; /* one value a record */
} DossierFacet;

void dossier_facet_free (DossierFacet *self);
/* Is it, or a word it stands for, among the values of a filter (NULL: none)? */
gboolean dossier_facet_value_is_among (const DossierFacetValue *self,
                                       const char *const       *values);

/* paths: NULL-terminated, of the query's kind (dossier-path.h), but for "near". DossierFacet elements, one per path. NULL
 * on error, a path that cannot be counted included. */
GPtrArray *dossier_facets_count (DossierReader      *reader,
                                 const DossierQuery *query,
                                 const char *const  *paths,
                                 GError            **error);

/* Every value of one path against every value of another, in the records that answer the query. */
typedef struct
{
  GPtrArray *rows;    /* DossierFacetValue: each with its total, counting a record once */
  GPtrArray *columns; /* likewise */
  gint64    *cells;   /* rows × columns, row after row */
  gint64     total;   /* records that answer */
  gboolean   adds_up; /* each record stands in one cell: cells, rows and columns add up to the total */
} DossierCross;

DossierCross *dossier_facets_cross (DossierReader      *reader,
                                    const DossierQuery *query,
                                    const char         *rows,
                                    const char         *columns,
                                    GError            **error);
void          dossier_cross_free (DossierCross *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFacet, dossier_facet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCross, dossier_cross_free)

G_END_DECLS
