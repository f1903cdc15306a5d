/* map-view-thumbnail.h - a prepared map, small: what the room will see next
 *
 * Read for the network and drawn by a worker; the last picture stays until the next one is there.
 */
#pragma once

#include "map-sight.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_THUMBNAIL (map_view_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (MapViewThumbnail, map_view_thumbnail, MAP_VIEW, THUMBNAIL, AdwBin)

/* sight is copied; NULL: nothing is shown. */
void map_view_thumbnail_show (MapViewThumbnail *self,
                              DossierStore     *store,
                              const MapSight   *sight);

G_END_DECLS
