/* map-handout-private.h - what an edition takes from a handout */
#pragma once

#include "map-handout.h"

G_BEGIN_DECLS

/* Borrowed. */
MapScene *map_handout_get_scene (const MapHandout *self);
/* The same, with its rows laid for a page that stands; itself where there are none. Caller owns. */
MapHandout *map_handout_stand_up (MapHandout *self);
/* Caller clears. */
MapLook map_handout_choose_look (const MapHandout *self,
                                 const MapSheet   *sheet);
/* when: what time it tells of, or "". Borrows the date, when, the title of sheet and the sources. */
MapPage map_handout_lay_page (const MapHandout *self,
                              const MapSheet   *sheet,
                              const char       *date,
                              const char       *when);

G_END_DECLS
