/* map-view-background-row.h - a picture under the map, with all that is said of it */
#pragma once

#include "map-backdrop.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_BACKGROUND_ROW (map_view_background_row_get_type ())
G_DECLARE_FINAL_TYPE (MapViewBackgroundRow, map_view_background_row, MAP_VIEW, BACKGROUND_ROW, AdwExpanderRow)

GtkWidget *map_view_background_row_new (const char *id);

const char *map_view_background_row_get_id (MapViewBackgroundRow *self);
/* What is being typed stays. */
void map_view_background_row_show (MapViewBackgroundRow *self,
                                   const MapSlide       *slide);

/* Why it is not seen, for people. Static. */
const char *map_view_background_word_problem (MapScanError problem);

/* signals: "renamed", "credited" (const char *text), "dimmed" (double 0 … 1), "switched" (gboolean is_hidden), "limited" (const char
 * *visibility). It asks for backgrounds.place, backgrounds.find and backgrounds.remove, each with its id. */

G_END_DECLS
