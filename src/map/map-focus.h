/* map-focus.h - one structure and those around it, so many links away */
#pragma once

#include "map-look.h"

G_BEGIN_DECLS

#define MAP_FOCUS_MOST 3 /* degrees; further away is everybody */

/* One byte per structure, as MapLook.shown_structures: 1 for the structure itself and for those at most degrees links from it, by links
 * and structures that the look shows. Caller owns. */
GBytes *map_focus_list (const MapScene *scene,
                        const MapLook  *look,
                        guint           structure,
                        guint           degrees,
                        guint          *n); /* how many; may be NULL */
/* Plane metres: where they are; empty when none has a place. */
MapBox map_focus_get_box (const MapScene *scene,
                          GBytes         *shown);

G_END_DECLS
