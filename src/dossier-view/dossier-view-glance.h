/* dossier-view-glance.h - the dossier at a glance, while nothing is selected
 *
 * What there is, and what waits to be completed.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_GLANCE (dossier_view_glance_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewGlance, dossier_view_glance, DOSSIER_VIEW, GLANCE, AdwBin)

void dossier_view_glance_set_store (DossierViewGlance *self,
                                    DossierStore      *store);

G_END_DECLS
