/* dossier-view-facet.h - one thing that can be asked of records: its answers, each with how many it would show
 *
 * Folded, it says what is asked of it; unfolded, its answers are ticked. Where they are many, those that the most
 * records have come first, and the others are looked for by their letters.
 */
#pragma once

#include "dossier-facets.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_FACET (dossier_view_facet_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewFacet, dossier_view_facet, DOSSIER_VIEW, FACET, AdwExpanderRow)

/* path: of a question of the window, on structures; path_of_links: of the same put to links. Static, both. */
GtkWidget *dossier_view_facet_new (const char *path,
                                   const char *path_of_links);
/* Called as the federation calls what it asks; NULL: as delivered. */
void        dossier_view_facet_name (DossierViewFacet        *self,
                                     const DossierVocabulary *vocabulary);
const char *dossier_view_facet_get_path (DossierViewFacet *self);
/* As it is named when records of that kind are counted. */
const char *dossier_view_facet_get_path_for (DossierViewFacet *self,
                                             const char       *kind);
/* What is asked of it now, NULL-terminated; NULL: nothing. Copied. */
void     dossier_view_facet_set_chosen (DossierViewFacet  *self,
                                        const char *const *values);
gboolean dossier_view_facet_is_asked (DossierViewFacet *self);
/* Takes facet. */
void dossier_view_facet_show (DossierViewFacet *self,
                              DossierFacet     *facet);

/* signal "chosen" (GStrv values): others are asked; empty: nothing. */

G_END_DECLS
