/* dossier-view-ticks.h - several words of a vocabulary, several records, several free words */
#pragma once

#include "dossier-view-set.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TICKS (dossier_view_ticks_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTicks, dossier_view_ticks, DOSSIER_VIEW, TICKS, DossierViewSet)

G_END_DECLS
