/* dossier-list.h - the records that answer a query, as a list that stays fresh
 *
 * A GListModel of DossierRow for list and column views, of any kind and any size. The question is
 * asked on the reader thread; until its answer comes the list keeps showing what it showed. The first
 * rows come at once, the rest behind them; what a row says is read when somebody holds it. What
 * somebody writes meanwhile shows by itself, within a moment, and moves nothing that did not
 * change: rows keep their object as long as anybody holds them.
 */
#pragma once

#include "dossier-privacy.h"
#include "dossier-query.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ROW (dossier_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierRow, dossier_row, DOSSIER, ROW, GObject)

const char *dossier_row_get_id (DossierRow *self);
/* FALSE: what it says is on its way; until then it says "". */
gboolean dossier_row_is_read (DossierRow *self);
/* What the record is called; never NULL, like the next three. Borrowed until "changed". */
const char *dossier_row_get_title (DossierRow *self);
/* A column asked for in dossier_list_new (), as people read it. */
const char *dossier_row_get_text (DossierRow *self,
                                  guint       column);
/* What the words mean, where the vocabulary says it. */
const char *dossier_row_get_sense (DossierRow *self,
                                   guint       column);
/* What stands behind the words: the code of a term ("social_centre"; the one that stands today), the id of a reference, "?" not known, "-" not applicable. */
const char *dossier_row_get_code (DossierRow *self,
                                  guint       column);
/* Of a column of numbers; 0 where it says none. */
double dossier_row_get_number (DossierRow *self,
                               guint       column);
/* signal "changed": it says something else than before. */

#define DOSSIER_TYPE_LIST (dossier_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierList, dossier_list, DOSSIER, LIST, GObject)

/* columns: what rows say beside their title, paths as dossier_reader_walk () names them ("territory", "a.type",
 * "count(link)"); NULL: nothing. All queries set must be of a kind that has them. Empty until a query is set. */
DossierList *dossier_list_new (DossierStore      *store,
                               const char *const *columns);

/* Copied. NULL empties the list. Asking the same again asks nothing. */
void                dossier_list_set_query (DossierList        *self,
                                            const DossierQuery *query);
const DossierQuery *dossier_list_get_query (DossierList *self); /* NULL: none; borrowed */

/* Where the record stands; GTK_INVALID_LIST_POSITION's value (G_MAXUINT) when it is not in the list. */
guint dossier_list_find (DossierList *self,
                         const char  *id);
/* The id of what stands there, without making a row; caller owns; NULL: nothing. */
char *dossier_list_dup_id (DossierList *self,
                           guint        position);

/* All that the rows of these records say, in this order, whether somebody holds them or not: char ** elements, each the title, then
 * the columns, as people read them. Those that are not in the list, or no longer, are left out; those that the audience may not see
 * too, what it may not know of the others is "", and what they refer to without its seeing it is called by its role. Caller owns. */
void       dossier_list_read_async (DossierList        *self,
                                    const char *const  *ids,
                                    DossierAudience     audience,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
GPtrArray *dossier_list_read_finish (DossierList  *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* property "loading" (boolean): the whole answer to the query is not there yet. signal "answered": some of the answer, or all, or a
 * fresher one has come. signal "failed" (GError *): it could not be answered; the list keeps what it had. */

G_END_DECLS
