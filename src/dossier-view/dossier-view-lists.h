/* dossier-view-lists.h - the place of lists: structures, links or people, one question for all
 *
 * What is searched and filtered means the same in each: a link answers where one of its ends does, a person by their own name
 * and where one of their posts does.
 */
#pragma once

#include "dossier-view-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_LISTS (dossier_view_lists_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewLists, dossier_view_lists, DOSSIER_VIEW, LISTS, GtkBox)

DossierViewLists *dossier_view_lists_new (void);

/* NULL: nothing is open. */
void dossier_view_lists_set_store (DossierViewLists *self,
                                   DossierStore     *store);
/* The question of the window, of whatever kind. Copied. */
void dossier_view_lists_set_query (DossierViewLists   *self,
                                   const DossierQuery *query);
/* NULL-terminated; those that are in no list have no row. Copied. */
void dossier_view_lists_set_selected (DossierViewLists  *self,
                                      const char *const *ids);

/* Copies the rows that are selected in the list that is shown, as a table, as far as the audience may see them;
 * dossier_view_list_copy_finish () tells how many. */
void dossier_view_lists_copy_async (DossierViewLists   *self,
                                    DossierAudience     audience,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

/* Which kind is listed ("structure", "link", "person"): property "kind", notified. One that has no list is left. */
void        dossier_view_lists_set_kind (DossierViewLists *self,
                                         const char       *kind);
const char *dossier_view_lists_get_kind (DossierViewLists *self);

G_END_DECLS
