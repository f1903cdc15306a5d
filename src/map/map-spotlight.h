/* map-spotlight.h - a commune by its first letters, as they are typed before a room */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

/* The largest commune whose name begins so; else the largest with a word that does ("plessis" finds Le Plessis-Bouchard). Accents,
 * capitals and hyphens are the same with or without. A territory of the scene; MAP_NONE: none, or nothing typed. */
guint map_spotlight_find (const MapScene *scene,
                          const char     *letters);

G_END_DECLS
