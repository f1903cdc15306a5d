/* dossier-view-several.h - what is selected when it is several: how many, and what can be done with them
 *
 * Stands where the page of one would.
 */
#pragma once

#include <adwaita.h>

#include "dossier-kinds.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SEVERAL (dossier_view_several_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSeveral, dossier_view_several, DOSSIER_VIEW, SEVERAL, AdwBin)

/* n: at least two. */
void dossier_view_several_show (DossierViewSeveral *self,
                                const DossierKind  *kind,
                                guint               n);
/* "12 structures". */
const char *dossier_view_several_get_title (DossierViewSeveral *self);

G_END_DECLS
