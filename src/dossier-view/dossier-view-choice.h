/* dossier-view-choice.h - a field that is one term of a vocabulary, or yes and no */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_CHOICE (dossier_view_choice_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewChoice, dossier_view_choice, DOSSIER_VIEW, CHOICE, DossierViewField)

G_END_DECLS
