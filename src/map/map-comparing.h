/* map-comparing.h - the links of a scene between two moments
 *
 * Asks the dossier, as map-reading.h does: on the store's reader thread.
 */
#pragma once

#include "map-fate.h"
#include "map-scene.h"

#include "dossier-reader.h"

G_BEGIN_DECLS

/* One MapFate per link of the scene, as MapLook wants them; the moments in any order. NULL on error. */
GBytes *map_comparing_read (DossierReader    *reader,
                            const MapScene   *scene,
                            DossierVisibility audience,
                            MapMoment         one,
                            MapMoment         other,
                            GError          **error);

G_END_DECLS
