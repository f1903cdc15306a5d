/* map-view-presentations.h - presentations are prepared: which, their steps in order, what is said with each, what the room said
 *
 * A window beside that of work, which stays in use: what the map shows there is added here as a step. Everything is written at
 * once, and undone.
 */
#pragma once

#include "map-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_PRESENTATIONS (map_view_presentations_get_type ())
G_DECLARE_FINAL_TYPE (MapViewPresentations, map_view_presentations, MAP_VIEW, PRESENTATIONS, AdwWindow)

/* map: what "the map as it is now" is of. chosen: the presentation to begin with, or NULL: the first. */
MapViewPresentations *map_view_presentations_new (GtkWindow    *parent,
                                                  DossierStore *store,
                                                  MapView      *map,
                                                  const char   *chosen);

/* signals: "chosen" (const char *id): this one is looked at now, or NULL: none. It asks the window of work for win.present,
 * win.export-presentation and win.select, each with an id, and win.help. */

G_END_DECLS
