/* dossier-view-group.h - one group of what lies around a record: its rows, each opening, and a line to add one more
 *
 * A group that holds nothing takes no room until something is to be added to it.
 */
#pragma once

#include "dossier-view-facts.h"
#include "dossier-view-near.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_GROUP (dossier_view_group_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewGroup, dossier_view_group, DOSSIER_VIEW, GROUP, AdwPreferencesGroup)

/* ring is static. */
GtkWidget *dossier_view_group_new (const DossierViewRing *ring);

const DossierViewRing *dossier_view_group_get_ring (DossierViewGroup *self);

/* nears: DossierViewNear elements, only read. Rows that would say the same stay, with the focus. */
void dossier_view_group_show (DossierViewGroup       *self,
                              DossierStore           *store,
                              const DossierViewFacts *facts,
                              GPtrArray              *nears);
/* Another record: what it showed is of it no more. */
void dossier_view_group_clear (DossierViewGroup *self);
/* Something is to be added: the line is there and has the focus. */
void dossier_view_group_begin (DossierViewGroup *self);

/* signal "given-up": nothing is to be added after all, and nothing is left to show. */

G_END_DECLS
