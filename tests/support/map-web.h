/* map-web.h - networks for the tests of the map, without any territory
 *
 * Ids are scattered by the seed, so that the order of ids is not the order of making.
 */
#pragma once

#include "map-scene-builder.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_WEB_PATH,
  MAP_WEB_STAR,
  MAP_WEB_LATTICE,   /* a square one */
  MAP_WEB_FEDERATION /* centres among themselves and with schools, in several components, some without links */
} MapWebShape;

#define MAP_WEB_COMMUNES 7
#define MAP_WEB_PROGRAMMES 3

/* n structures, in communes by turns, a first sixth of them centres; links carried by programmes by turns; shuffled: their rows and those of the links come in another order. */
MapScene *map_web_new (MapWebShape shape,
                       guint       n,
                       guint32     seed,
                       gboolean    shuffled);

G_END_DECLS
