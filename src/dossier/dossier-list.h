/* dossier-list.h - the records that answer a query, as a list that stays fresh
 *
 * A GListModel of DossierRow for list and column views. The question is asked on the reader
 * thread; until its answer comes the list keeps showing what it showed. What somebody writes
 * meanwhile shows by itself, within a moment, and moves nothing that did not change: rows keep their
 * object as long as anybody holds them, so a selection survives.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ROW (dossier_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierRow, dossier_row, DOSSIER, ROW, GObject)

const char *dossier_row_get_id (DossierRow *self);
/* What the record is called; never NULL. */
const char *dossier_row_get_title (DossierRow *self);
/* The label of its type or kind, or "". */
const char *dossier_row_get_subtitle (DossierRow *self);
/* Its commune, or what it is part of, or "". */
const char *dossier_row_get_place (DossierRow *self);
/* The code behind the subtitle ("social_centre"), for a symbol; or "". */
const char *dossier_row_get_code (DossierRow *self);
/* A column asked for in dossier_list_new (), as people read it; never NULL. */
const char *dossier_row_get_text (DossierRow *self,
                                  guint       column);
/* properties "id" "title" "subtitle" "place" "code": strings; notified when the record changes */

#define DOSSIER_TYPE_LIST (dossier_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierList, dossier_list, DOSSIER, LIST, GObject)

/* columns: more to read for each row, as dossier_reader_walk () names them; NULL: none. Empty until a query is set. */
DossierList *dossier_list_new (DossierStore      *store,
                               const char *const *columns);

/* Copied. NULL empties the list. Asking the same again asks nothing. */
void                dossier_list_set_query (DossierList        *self,
                                            const DossierQuery *query);
const DossierQuery *dossier_list_get_query (DossierList *self); /* NULL: none; borrowed */

/* Where the record stands; GTK_INVALID_LIST_POSITION's value (G_MAXUINT) when it is not in the list. */
guint dossier_list_find (DossierList *self,
                         const char  *id);

/* Records of the kind that the query leaves out: shown + hidden = all. */
guint dossier_list_get_n_hidden (DossierList *self);

/* property "n-hidden" (uint), told once the rows are there. property "loading" (boolean): a question is being asked. signal "failed" (GError *): it could not be answered; the
 * list keeps what it had. */

G_END_DECLS
