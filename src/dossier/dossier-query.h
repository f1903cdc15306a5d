/* dossier-query.h - the one question list, map, sheet and projector answer alike
 *
 * A plain value, immutable once handed over (copy to change).
 */
#pragma once

#include "dossier-kinds.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_QUERY_ERROR (dossier_query_error_quark ())

typedef enum
{
  DOSSIER_QUERY_ERROR_NEWER,      /* asks for what this Liens does not know: update it */
  DOSSIER_QUERY_ERROR_UNREADABLE, /* not the text of a query */
} DossierQueryError;

GQuark dossier_query_error_quark (void);

/* Whom the question of a window leaves out: structures that do not answer, links that do not, or both (dossier-scope.h). */
typedef enum
{
  DOSSIER_SCOPE_BOTH,
  DOSSIER_SCOPE_STRUCTURES,
  DOSSIER_SCOPE_LINKS,
} DossierScope;

typedef struct _DossierQuery DossierQuery;

DossierQuery *dossier_query_new (const char *kind); /* a kind's code */
DossierQuery *dossier_query_copy (const DossierQuery *self);
/* The same question put to another kind: its words, its day, its audience, the trash; a filter by "type" of structures becomes, of
 * links, one by "structure.type", and of people is asked of one of their posts. What cannot be said so is asked of the records around, and of the same records when it comes back.
 * Order and limit are not asked again. */
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
/* What a path leads to (dossier-path.h) is one of the values added for it; several paths must all match, those through
 * one kind in the same record around. value: a code, an id, a text; "?" not known, "-" not applicable, "" not answered;
 * of a number "2", "2..5", "2.."; of a date words ("2017-2018": surely within), a span of them ("2018..2020"), or
 * DOSSIER_QUERY_NO_SCHOOL_YEAR. A kind alone takes numbers: "0" is none. */
void dossier_query_add_filter (DossierQuery *self,
                               const char   *path,
                               const char   *value);
#define DOSSIER_QUERY_NO_SCHOOL_YEAR "~" /* a date was told, and no school year holds the whole of it */
/* Of this path; NULL: all, and what is asked of related records. */
void dossier_query_clear_filters (DossierQuery *self,
                                  const char   *path);
/* At least so many (0 is 1) of the records of a kind around answer a question of their own, asked of the same day and audience; its order
 * and limit do not count. Replaces what was asked so; NULL: nothing is. Copied. */
void dossier_query_set_related (DossierQuery       *self,
                                const char         *kind,
                                const DossierQuery *related, /* of that kind */
                                guint               least);
/* A Julian day: records that are known not to be of that day (ended before, begun after) are left out; what is not known
 * never leaves out. 0: any day. */
void dossier_query_set_date (DossierQuery *self,
                             guint32       day);
/* DOSSIER_SCOPE_BOTH until said. The reader does not look at it: whoever shows records does. */
void dossier_query_set_scope (DossierQuery *self,
                              DossierScope  scope);
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
DossierScope      dossier_query_get_scope (const DossierQuery *self);
DossierVisibility dossier_query_get_audience (const DossierQuery *self);
guint             dossier_query_get_n_filters (const DossierQuery *self);
/* values: NULL-terminated, borrowed. */
const char *dossier_query_get_filter (const DossierQuery *self,
                                      guint               index,
                                      const char *const **values);
/* The values asked of a path; NULL: none. Borrowed. */
const char *const *dossier_query_find_filter (const DossierQuery *self,
                                              const char         *path);
guint              dossier_query_get_n_related (const DossierQuery *self);
/* The kind; related and least are borrowed, and may be NULL. */
const char *dossier_query_get_related (const DossierQuery  *self,
                                       guint                index,
                                       const DossierQuery **related,
                                       guint               *least);
/* Does it leave anything of its kind out? The trash is another whole, not a part. */
gboolean dossier_query_is_filtered (const DossierQuery *self);

/* One line that a person can read and a colleague's Liens reads back:
 * "structure?type=middle_school&link.programmes=clas&@date=2024-05-23". Caller owns. */
char         *dossier_query_dup_text (const DossierQuery *self);
DossierQuery *dossier_query_new_from_text (const char *text,
                                           GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_free)

G_END_DECLS
