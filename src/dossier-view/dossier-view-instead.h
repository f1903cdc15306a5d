/* dossier-view-instead.h - who stands in the place of one end of a link made again
 *
 * Out of sight until it is asked for; who is not found can be made on the spot.
 */
#pragma once

#include "dossier-record.h"
#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_INSTEAD (dossier_view_instead_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewInstead, dossier_view_instead, DOSSIER_VIEW, INSTEAD, AdwBin)

/* leaves: the end whose place is taken, and what it is called. Takes the focus. */
void dossier_view_instead_begin (DossierViewInstead  *self,
                                 DossierStore        *store,
                                 const DossierRecord *link,
                                 const char          *leaves,
                                 const char          *name);
void dossier_view_instead_end (DossierViewInstead *self);

/* signals: "chosen" (const char *leaves, const char *comes); "abandoned": Escape, the focus is to go elsewhere. */

G_END_DECLS
