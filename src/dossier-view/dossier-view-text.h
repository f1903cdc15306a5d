/* dossier-view-text.h - a field of one line: text, number, imprecise date
 *
 * What was understood of a date stands under it as soon as it is typed.
 */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TEXT (dossier_view_text_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewText, dossier_view_text, DOSSIER_VIEW, TEXT, DossierViewField)

G_END_DECLS
