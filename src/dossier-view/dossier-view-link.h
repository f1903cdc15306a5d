/* dossier-view-link.h - the sheet of a link: who and who, then all that is known of it
 *
 * The same link is told from the side it was reached by: that structure stands first.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_LINK (dossier_view_link_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewLink, dossier_view_link, DOSSIER_VIEW, LINK, AdwBin)

/* from: the structure it is reached by, or NULL. */
void dossier_view_link_show (DossierViewLink        *self,
                             DossierStore           *store,
                             const DossierViewFacts *facts,
                             const char             *from);
void dossier_view_link_save (DossierViewLink *self);
void dossier_view_link_clear (DossierViewLink *self);
/* Lists what can be added around it. */
void dossier_view_link_offer (DossierViewLink *self);
/* Verified today. */
void dossier_view_link_confirm (DossierViewLink *self);

/* signal "stale": the record must be read again. */

G_END_DECLS
