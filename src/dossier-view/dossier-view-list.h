/* dossier-view-list.h - the records of a kind that answer the question of the window, as a table
 *
 * Columns in a wide window, two lines a record in a narrow one. What is selected is told by the
 * action win.select; several, by win.select-several.
 */
#pragma once

#include "dossier-privacy.h"
#include "dossier-query.h"
#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_LIST (dossier_view_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewList, dossier_view_list, DOSSIER_VIEW, LIST, AdwBin)

/* kind: one that dossier-view-columns has a table for. */
DossierViewList *dossier_view_list_new (const char *kind);

/* NULL: nothing is open. */
void dossier_view_list_set_store (DossierViewList *self,
                                  DossierStore    *store);
/* The question of the window, of whatever kind: put to this one. Copied. */
void dossier_view_list_set_query (DossierViewList    *self,
                                  const DossierQuery *query);
/* NULL-terminated; those that are not in the list have no row. Copied. */
void dossier_view_list_set_selected (DossierViewList   *self,
                                     const char *const *ids);

/* Copies the rows that are selected, with the heads of the columns, as far as the audience may see them; finish tells how many, and
 * how many were left out. */
void  dossier_view_list_copy_async (DossierViewList    *self,
                                    DossierAudience     audience,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
guint dossier_view_list_copy_finish (GAsyncResult *result,
                                     guint        *n_left_out);

G_END_DECLS
