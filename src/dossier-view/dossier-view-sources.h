/* dossier-view-sources.h - where what is said of a record comes from
 *
 * Each source with its nature, its date and the answers it shows; what was answered without a source is named.
 */
#pragma once

#include "dossier-view-set.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SOURCES (dossier_view_sources_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSources, dossier_view_sources, DOSSIER_VIEW, SOURCES, DossierViewSet)

G_END_DECLS
