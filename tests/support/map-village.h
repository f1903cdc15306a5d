/* map-village.h - a small invented territory for the tests of the map
 *
 * Square communes that share their borders, a few quarters, schools and centres by a fixed
 * seed, several links for some pairs, some structures at one door, some without a place, a network of priority education.
 */
#pragma once

#include "map-camera.h"
#include "map-scene-builder.h"

G_BEGIN_DECLS

#define VILLAGE_COMMUNES 48
#define VILLAGE_CENTRES 20
#define VILLAGE_SCHOOLS 220
#define VILLAGE_TO_PLACE 5
#define VILLAGE_LINKS 160

MapScene *map_village_new (void);
/* Its facts, not yet a scene; closes: the territories were closed before the rest came. */
MapSceneBuilder *map_village_gather (gboolean closes);

/* A camera over all of it. */
MapCamera map_village_get_camera (MapScene *scene,
                                  double    width,
                                  double    height);

G_END_DECLS
