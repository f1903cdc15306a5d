/* map-places.h - where structures stand, other than on the ground
 *
 * One place per structure of a scene, in scene metres; some have none. Those that a hand put
 * down are pinned. Immutable, reference counted: what goes on in a worker is shown by one such
 * value after the other. As text, by id, it is what a view keeps.
 */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_STAND_NONE,
  MAP_STAND_LONE, /* in the grid of those without links: never kept, for it follows the others */
  MAP_STAND_FREE,
  MAP_STAND_PINNED, /* put there by a hand: nothing else moves it */
} MapStand;

typedef struct
{
  MapPoint at;
  MapStand stand;
} MapPlace;

typedef struct _MapPlaces MapPlaces;

/* places: n of them, copied. */
MapPlaces *map_places_new (const MapPlace *places,
                           guint           n);
MapPlaces *map_places_ref (MapPlaces *self);
void       map_places_unref (MapPlaces *self);

const MapPlace *map_places_get (const MapPlaces *self,
                                guint           *n);
guint           map_places_count_pinned (const MapPlaces *self);

/* The same, but for one of them. */
MapPlaces *map_places_with (const MapPlaces *self,
                            guint            structure,
                            MapPlace         place);
/* The same, but for those that above has a place for. Both of one scene. */
MapPlaces *map_places_under (const MapPlaces *self,
                             const MapPlaces *above);
/* The places of the same structures in another scene: those it does not have are dropped. */
MapPlaces *map_places_carry (const MapPlaces *self,
                             const MapScene  *from,
                             const MapScene  *to);

/* "id x y" and a "*" when pinned, ";" between, whole metres. Caller owns. NULL when there is none. */
char *map_places_dup_text (const MapPlaces *self,
                           const MapScene  *scene);
/* What is no such text, or of no structure of the scene, is left out. Never NULL. */
MapPlaces *map_places_new_from_text (const char     *text,
                                     const MapScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapPlaces, map_places_unref)

G_END_DECLS
