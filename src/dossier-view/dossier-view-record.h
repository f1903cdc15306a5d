/* dossier-view-record.h - the page of a record that has no page of its own kind: a step, an action, what was said…
 *
 * What it is, what it belongs to (each opens), its fields, what lies around it, its history.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_RECORD (dossier_view_record_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewRecord, dossier_view_record, DOSSIER_VIEW, RECORD, AdwBin)

void dossier_view_record_show (DossierViewRecord      *self,
                               DossierStore           *store,
                               const DossierViewFacts *facts);
void dossier_view_record_save (DossierViewRecord *self);
void dossier_view_record_clear (DossierViewRecord *self);
/* Lists what can be added around it. */
void dossier_view_record_offer (DossierViewRecord *self);

/* signal "stale": the record must be read again. */

G_END_DECLS
