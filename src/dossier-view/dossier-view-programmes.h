/* dossier-view-programmes.h - the programmes that carry a link, each with the structure that carries it
 *
 * A CLAS can be the town's or an association's, and two of them can stand side by side. Who carries one is asked as
 * soon as it is chosen, may stay unknown, and is changed on its chip.
 */
#pragma once

#include "dossier-view-set.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_PROGRAMMES (dossier_view_programmes_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewProgrammes, dossier_view_programmes, DOSSIER_VIEW, PROGRAMMES, DossierViewSet)

G_END_DECLS
