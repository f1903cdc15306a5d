/* dossier-view-holders.h - who holds the thread of a link, on one of its sides
 *
 * The posts of that side's structure are offered; one that is missing is made on the spot, with its person, in the
 * same act. A side whose holders have all left says so.
 */
#pragma once

#include "dossier-view-set.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_HOLDERS (dossier_view_holders_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewHolders, dossier_view_holders, DOSSIER_VIEW, HOLDERS, DossierViewSet)

G_END_DECLS
