/* dossier-query.h - the one question list, map, sheet and projector answer alike
 *
 * A plain value, immutable once handed over (copy to change).
 */
#pragma once

#include "dossier-kinds.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _DossierQuery DossierQuery;

DossierQuery *dossier_query_new (const char *kind); /* a kind's code */
DossierQuery *dossier_query_copy (const DossierQuery *self);
/* The same question put to another kind: its words, its day, the trash; a filter by "type" of structures becomes, of links, one by
 * "structure.type". Order and limit are not asked again. */
DossierQuery *dossier_query_new_through (const char         *kind,
                                         const DossierQuery *query);
void          dossier_query_free (DossierQuery *self);
/* Do both ask the same? */
gboolean dossier_query_equal (const DossierQuery *one,
                              const DossierQuery *other);

/* Words as typed in the search field: accents, case, acronyms and synonyms do not count, the
 * last word may be unfinished. NULL or "": all. */
void dossier_query_set_words (DossierQuery *self,
                              const char   *words);
/* The field's value (code, id, text) is one of those added for that field; several fields must all match. "structure.type": the
 * type of one at least of the structures that the record refers to itself.
 * value "?" not known, "-" not applicable, "" not answered. */
void dossier_query_add_filter (DossierQuery *self,
                               const char   *field,
                               const char   *value);
void dossier_query_clear_filters (DossierQuery *self,
                                  const char   *field); /* NULL: all fields */
/* A Julian day: records that are known not to be of that day (ended before, begun after) are left out; what is not known
 * never leaves out. 0: any day. */
void dossier_query_set_date (DossierQuery *self,
                             guint32       day);
/* Only the records this audience may see (DossierAudience and DossierVisibility count alike); until said, all. */
void dossier_query_set_audience (DossierQuery     *self,
                                 DossierVisibility audience);
/* The trash instead of the living. */
void dossier_query_set_deleted (DossierQuery *self,
                                gboolean      deleted);
/* field: code or path, as dossier_reader_walk () names columns; "id": as stored, the quickest where all are wanted; NULL: by title.
 * Words are in French order. With words typed and no field: titles that begin with them first. */
void dossier_query_set_order (DossierQuery *self,
                              const char   *field,
                              gboolean      descending);
/* 0: no limit. */
void dossier_query_set_limit (DossierQuery *self,
                              guint         limit);

const char       *dossier_query_get_kind (const DossierQuery *self);
const char       *dossier_query_get_words (const DossierQuery *self);
gboolean          dossier_query_get_deleted (const DossierQuery *self);
const char       *dossier_query_get_order (const DossierQuery *self,
                                           gboolean           *descending);
guint             dossier_query_get_limit (const DossierQuery *self);
guint32           dossier_query_get_date (const DossierQuery *self);
DossierVisibility dossier_query_get_audience (const DossierQuery *self);
guint             dossier_query_get_n_filters (const DossierQuery *self);
/* values: NULL-terminated, borrowed. */
const char *dossier_query_get_filter (const DossierQuery *self,
                                      guint               index,
                                      const char *const **values);

/* "structure.type": the kind, and in *field its field; NULL: it is a field of the record's own. */
const DossierKind *dossier_query_find_through (const char          *path,
                                               const DossierField **field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_free)

G_END_DECLS
