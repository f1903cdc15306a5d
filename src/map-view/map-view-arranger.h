/* map-view-arranger.h - keeps an arrangement equal to the scene, what is shown of it, and what a hand pinned
 *
 * Computed in a worker, shown while it goes on; an answer to a question that is no longer asked is
 * dropped. The same query gives the same picture: only what a hand pinned, and what was kept with
 * it, is remembered.
 */
#pragma once

#include "map-arrangement.h"
#include "map-reading.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_ARRANGER (map_view_arranger_get_type ())
G_DECLARE_FINAL_TYPE (MapViewArranger, map_view_arranger, MAP_VIEW, ARRANGER, GObject)

MapViewArranger *map_view_arranger_new (void);

/* scene: NULL: nothing to arrange. shown: of it, copied, NULL: all. */
void map_view_arranger_set_scene (MapViewArranger *self,
                                  MapScene        *scene,
                                  const MapShown  *shown);
void map_view_arranger_set_shown (MapViewArranger *self,
                                  const MapShown  *shown);
void map_view_arranger_set_arrangement (MapViewArranger *self,
                                        MapArrangement   arrangement);
MapArrangement map_view_arranger_get_arrangement (MapViewArranger *self);
/* FALSE: it still looks for places. */
gboolean map_view_arranger_is_at_rest (MapViewArranger *self);
/* What is seen of it, in rows that can be read. */
void map_view_arranger_set_room (MapViewArranger *self,
                                 MapRoom          room);
/* Of map_view_arranger_dup_positions (), NULL: none are kept. Nothing moves when they are those that stand. */
void map_view_arranger_set_positions (MapViewArranger *self,
                                      const char      *positions);
/* NULL when nothing is pinned. Caller owns. */
char *map_view_arranger_dup_positions (MapViewArranger *self);
/* Where everybody stands in the network, pinned or not, for another arranger to begin from; NULL: nowhere yet. Caller owns. */
char *map_view_arranger_dup_places (MapViewArranger *self);
/* Nothing moves by itself while it is paused. */
void     map_view_arranger_set_paused (MapViewArranger *self,
                                       gboolean         paused);
gboolean map_view_arranger_is_paused (MapViewArranger *self);

/* Puts a structure of the network there, scene metres, for good: those near it follow. */
void map_view_arranger_pin (MapViewArranger *self,
                            const char      *id,
                            MapPoint         at);
/* FALSE: it was not pinned. */
gboolean map_view_arranger_unpin (MapViewArranger *self,
                                  const char      *id);
void     map_view_arranger_unpin_all (MapViewArranger *self);
guint    map_view_arranger_count_pinned (MapViewArranger *self);
gboolean map_view_arranger_is_pinned (MapViewArranger *self,
                                      const char      *id);

/* What to show: the scene itself on the ground; NULL: nothing yet. Borrowed. */
MapScene *map_view_arranger_get_arranged (MapViewArranger *self);
/* What is shown of that. Caller frees; NULL: all. */
MapShown *map_view_arranger_dup_shown (MapViewArranger *self);

/* signals: "arranged" (): another scene to show; "placed" (): a hand pinned or unpinned something, and it rests. */

G_END_DECLS
