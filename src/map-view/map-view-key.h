/* map-view-key.h - the legend beside the map: exactly the signs that are drawn, with how many
 *
 * A small panel that folds. It follows the layout shown.
 */
#pragma once

#include "map-legend.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_KEY (map_view_key_get_type ())
G_DECLARE_FINAL_TYPE (MapViewKey, map_view_key, MAP_VIEW, KEY, AdwBin)

/* The room there is beside the map, pixels: a narrow map begins with the legend folded, a low one
 * with a short one. What a person folds or unfolds stays so. */
void map_view_key_set_room (MapViewKey *self,
                            int         width,
                            int         height);
/* Pixels at the left of the map that it hides: 0 when it is folded. */
int map_view_key_get_width (MapViewKey *self);
/* It has its place beside the map, not over it: as high as it likes. */
void map_view_key_set_beside (MapViewKey *self,
                              gboolean    is_beside);
/* Pixels of height of the line that is left of it when it is folded. */
int map_view_key_get_line (MapViewKey *self);
/* NULL: nothing is drawn yet. Only read. */
void map_view_key_set_layout (MapViewKey      *self,
                              const MapLayout *layout);

/* Read from the back of a room: signs so many times larger than beside a map, never folded, nothing to press. */
void map_view_key_set_large (MapViewKey *self,
                             double      times);

/* A page further down, or up. */
void map_view_key_turn (MapViewKey *self,
                        int         pages);

/* signals: "pressed" (guint sign, guint key): of the entry, see map-legend.h: families and terms of links;
 * "folded" (): or unfolded */

G_END_DECLS
