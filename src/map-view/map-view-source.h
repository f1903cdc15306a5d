/* map-view-source.h - keeps a scene equal to the dossier
 *
 * Asks the store for a scene when the dossier changes, and what the query shows of it; never
 * on the main thread. Late answers are dropped.
 */
#pragma once

#include "map-fate.h"
#include "map-reading.h"

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_SOURCE (map_view_source_get_type ())
G_DECLARE_FINAL_TYPE (MapViewSource, map_view_source, MAP_VIEW, SOURCE, GObject)

/* What this audience may see, and nothing else, is read. */
MapViewSource *map_view_source_new (DossierVisibility audience);

/* NULL: nothing is open. */
void map_view_source_set_store (MapViewSource *self,
                                DossierStore  *store);
/* Copied. NULL: everything is shown. */
void map_view_source_set_query (MapViewSource      *self,
                                const DossierQuery *query);

/* What becomes of links between the two moments is read too; one of them all times: nothing is. */
void map_view_source_set_compared (MapViewSource *self,
                                   MapMoment      one,
                                   MapMoment      other);

/* Whom a source is given, and the question put to it; NULL: none. Borrowed. */
DossierStore       *map_view_source_get_store (MapViewSource *self);
const DossierQuery *map_view_source_get_query (MapViewSource *self);

/* NULL until the first is ready. Borrowed. */
MapScene *map_view_source_get_scene (MapViewSource *self);
/* Of that scene; NULL: all. Borrowed. */
const MapShown *map_view_source_get_shown (MapViewSource *self);
/* Of that scene, one MapFate a link; NULL: nothing is compared, or is not read yet. Borrowed. */
GBytes *map_view_source_get_fates (MapViewSource *self);

/* signals: "scene" (): another scene; "shown" (): others are shown; "fates" (): others became of them. */

G_END_DECLS
