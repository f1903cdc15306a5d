/* dossier-view-text.h - a field of one line: text, number, imprecise date */
#pragma once

#include "dossier-view-typed.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TEXT (dossier_view_text_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewText, dossier_view_text, DOSSIER_VIEW, TEXT, DossierViewTyped)

G_END_DECLS
