/* dossier-view-reference.h - a field that is another record: a commune, a mother structure */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_REFERENCE (dossier_view_reference_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewReference, dossier_view_reference, DOSSIER_VIEW, REFERENCE, DossierViewField)

G_END_DECLS
