/* dossier-view-structure.h - the page of a structure: its links first, then who works there, then what it is */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_STRUCTURE (dossier_view_structure_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewStructure, dossier_view_structure, DOSSIER_VIEW, STRUCTURE, AdwBin)

void dossier_view_structure_show (DossierViewStructure   *self,
                                  DossierStore           *store,
                                  const DossierViewFacts *facts);
void dossier_view_structure_save (DossierViewStructure *self);
void dossier_view_structure_clear (DossierViewStructure *self);
/* Lists what can be added around it. */
void dossier_view_structure_offer (DossierViewStructure *self);
/* Verified today. */
void dossier_view_structure_confirm (DossierViewStructure *self);

/* signal "stale": the record must be read again. */

G_END_DECLS
