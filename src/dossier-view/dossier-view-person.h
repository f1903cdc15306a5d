/* dossier-view-person.h - the page of a person: what they do now and where, then their posts and the threads they hold
 *
 * Of one who was anonymised, role and dates are all there is.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_PERSON (dossier_view_person_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewPerson, dossier_view_person, DOSSIER_VIEW, PERSON, AdwBin)

void dossier_view_person_show (DossierViewPerson      *self,
                               DossierStore           *store,
                               const DossierViewFacts *facts);
void dossier_view_person_save (DossierViewPerson *self);
void dossier_view_person_clear (DossierViewPerson *self);

/* signal "stale": the record must be read again. */

G_END_DECLS
