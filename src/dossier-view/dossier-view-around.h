/* dossier-view-around.h - all that lies around a record, in groups, and what can be added to it
 *
 * Reads by itself what it shows. "Add…" lists what may be added; letters look for it, Ctrl+J goes there from anywhere on the page.
 */
#pragma once

#include "dossier-view-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_AROUND (dossier_view_around_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewAround, dossier_view_around, DOSSIER_VIEW, AROUND, GtkBox)

/* facts are only read. */
void dossier_view_around_show (DossierViewAround      *self,
                               DossierStore           *store,
                               const DossierViewFacts *facts);
/* Lets go of the dossier. */
void dossier_view_around_clear (DossierViewAround *self);
/* Opens the list of what can be added. */
void dossier_view_around_offer (DossierViewAround *self);

G_END_DECLS
