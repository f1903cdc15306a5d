/* dossier-view-form.h - the fields of one record, edited in place, each saved by itself
 *
 * What is typed goes to the drafts of the dossier at once (a crash loses nothing), to the
 * journal when the field is left or calm. What fails is said under its field, which keeps it.
 */
#pragma once

#include "dossier-view-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_FORM (dossier_view_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewForm, dossier_view_form, DOSSIER_VIEW, FORM, GtkBox)

/* Another record: what was typed for the last one is saved first. facts are only read. */
void dossier_view_form_show (DossierViewForm        *self,
                             DossierStore           *store,
                             const DossierViewFacts *facts);
/* Begins to save all that waits. */
void dossier_view_form_save (DossierViewForm *self);
/* Is something there that cannot be saved any more (dossier-view-lost.h)? */
gboolean dossier_view_form_has_lost (DossierViewForm *self);
/* Lets go of the dossier. */
void dossier_view_form_clear (DossierViewForm *self);

/* signals: "stale": the record must be read again; "typed" (const char *field, const char *text): a key was pressed in a field. */

G_END_DECLS
