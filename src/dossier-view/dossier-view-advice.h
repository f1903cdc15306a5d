/* dossier-view-advice.h - the practices of the guide that speak to a link, or that could make one begin where there is none
 *
 * Reads by itself what it shows (guide-fit.h). Each with its reasons; it opens in the guide. Takes no room of a structure that has links.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_ADVICE (dossier_view_advice_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewAdvice, dossier_view_advice, DOSSIER_VIEW, ADVICE, AdwBin)

/* facts are only read: of a link or of a structure. */
void dossier_view_advice_show (DossierViewAdvice      *self,
                               DossierStore           *store,
                               const DossierViewFacts *facts);
/* Lets go of the dossier. */
void dossier_view_advice_clear (DossierViewAdvice *self);

G_END_DECLS
