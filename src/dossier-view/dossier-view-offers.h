/* dossier-view-offers.h - what a set of references may hold: the records of its kind */
#pragma once

#include "dossier-kinds.h"
#include "dossier-store.h"
#include "dossier-view-terms.h"

G_BEGIN_DECLS

/* Adds to the popover, when they are read, the records the field of the record may refer to and does not yet; and, of a long list,
 * those the words that are typed look for. */
void dossier_view_offers_load (DossierViewTerms   *terms,
                               DossierStore       *store,
                               const char         *id,
                               const DossierField *field);

G_END_DECLS
