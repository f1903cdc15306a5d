/* map-view-tray.h - the structures that have no place yet: counted, never forgotten
 *
 * A small panel that folds, hidden when all are placed. A row is dragged onto the map, or activated: then it is in the hand.
 */
#pragma once

#include "map-scene.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_TRAY (map_view_tray_get_type ())
G_DECLARE_FINAL_TYPE (MapViewTray, map_view_tray, MAP_VIEW, TRAY, AdwBin)

/* NULL: nothing is open. shown: one byte per structure, 0 hides, as MapLook has them; NULL: all. */
void map_view_tray_set_scene (MapViewTray *self,
                              MapScene    *scene,
                              GBytes      *shown);
/* Height there is for it, pixels. */
void map_view_tray_set_room (MapViewTray *self,
                             int          height);

/* Unfolded, with the focus in it. */
void map_view_tray_open (MapViewTray *self);

/* signals: "chosen" (const char *id) */

G_END_DECLS
