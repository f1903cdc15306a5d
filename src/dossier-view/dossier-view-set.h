/* dossier-view-set.h - a field of several answers: chips, and a list to tick
 *
 * Each tick is saved by itself: a key goes in or out, so that two people who tick different
 * words never undo each other.
 */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SET (dossier_view_set_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSet, dossier_view_set, DOSSIER_VIEW, SET, DossierViewField)

G_END_DECLS
