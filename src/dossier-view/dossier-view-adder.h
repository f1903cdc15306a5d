/* dossier-view-adder.h - one more of what lies around a record, written in a line at the end of its group
 *
 * Enter makes it in one act and is ready for the next; Enter on nothing goes on. What was understood of the line stands under it
 * while it is written. What is written and not made yet is kept as a draft.
 */
#pragma once

#include "dossier-view-facts.h"
#include "dossier-view-near.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_ADDER (dossier_view_adder_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewAdder, dossier_view_adder, DOSSIER_VIEW, ADDER, AdwPreferencesRow)

/* ring is static; it can be added to. */
GtkWidget *dossier_view_adder_new (const DossierViewRing *ring);

void dossier_view_adder_show (DossierViewAdder       *self,
                              DossierStore           *store,
                              const DossierViewFacts *facts);
/* Lets go of the dossier. */
void dossier_view_adder_clear (DossierViewAdder *self);
/* Takes the focus. */
void dossier_view_adder_begin (DossierViewAdder *self);
/* While one writes in it: rows came above it. */
void dossier_view_adder_keep_in_sight (DossierViewAdder *self);
/* Is something written in it? */
gboolean dossier_view_adder_is_written (DossierViewAdder *self);

/* signals: "given-up": Escape, nothing is written any more. */

G_END_DECLS
