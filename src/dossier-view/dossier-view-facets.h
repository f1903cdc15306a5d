/* dossier-view-facets.h - all that can be asked of structures and of their links, with counts that follow
 *
 * For a popover. Only what is unfolded, or asked already, is counted, on the reader thread, while it is in sight.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_FACETS (dossier_view_facets_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewFacets, dossier_view_facets, DOSSIER_VIEW, FACETS, GtkBox)

GtkWidget *dossier_view_facets_new (void);
/* NULL: nothing is open. */
void dossier_view_facets_set_store (DossierViewFacets *self,
                                    DossierStore      *store);
/* The question of the window, copied; kind: which records are counted where it may be both. */
void dossier_view_facets_set_query (DossierViewFacets  *self,
                                    const DossierQuery *query,
                                    const char         *kind);

/* signals: "chosen" (const char *path, GStrv values), of the question of the window; "scope" (guint): a DossierScope. */

G_END_DECLS
