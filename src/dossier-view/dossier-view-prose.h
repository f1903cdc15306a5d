/* dossier-view-prose.h - a field of several lines: what people said, kept as they said it */
#pragma once

#include "dossier-view-typed.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_PROSE (dossier_view_prose_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewProse, dossier_view_prose, DOSSIER_VIEW, PROSE, DossierViewTyped)

G_END_DECLS
