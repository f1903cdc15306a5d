/* dossier-view-tenures.h - the posts of a structure, or of a person: those of now, those of before, and what is done to them
 *
 * Who works there now stands open, who did is folded. A post is made, changed, handed over, ended or deleted here, each
 * in one act. Links whose thread nobody holds any more are told above. A row does not move under the hands: while a
 * drawer is open, the order stays.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TENURES (dossier_view_tenures_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTenures, dossier_view_tenures, DOSSIER_VIEW, TENURES, GtkBox)

/* facts: of a structure or a person. */
void dossier_view_tenures_show (DossierViewTenures     *self,
                                DossierStore           *store,
                                const DossierViewFacts *facts);
void dossier_view_tenures_save (DossierViewTenures *self);
void dossier_view_tenures_clear (DossierViewTenures *self);

G_END_DECLS
