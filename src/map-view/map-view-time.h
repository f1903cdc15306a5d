/* map-view-time.h - when: one school year, one day, or all times together
 *
 * A bar with a slider; it plays by itself from year to year.
 */
#pragma once

#include "map-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_TIME (map_view_time_get_type ())
G_DECLARE_FINAL_TYPE (MapViewTime, map_view_time, MAP_VIEW, TIME, GtkBox)

/* Whose links begin and end; NULL: none. The moment that was chosen stays where it can. */
void map_view_time_set_scene (MapViewTime *self,
                              MapScene    *scene);
/* Width of the map, pixels: on a narrow one it is short, and above the legend. */
void map_view_time_set_room (MapViewTime *self,
                             int          width);
/* Shown with the slider in hand, or hidden and all times together. */
void     map_view_time_set_open (MapViewTime *self,
                                 gboolean     is_open);
gboolean map_view_time_is_open (MapViewTime *self);

/* "2021-2022", or a day, for people. Caller owns. */
char *map_view_time_dup_words (guint from,
                               guint to);

/* signals: "chosen" (guint from, guint to): Julian days, 0 and 0: all times; "closed" () */

G_END_DECLS
