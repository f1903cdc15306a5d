/* map-view-time.h - when: one school year, one day, or all times together; and compared with when
 *
 * A bar with a slider; it plays by itself from year to year. A second slider, on demand, is the moment it is compared with.
 */
#pragma once

#include "map-moment.h"
#include "map-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_TIME (map_view_time_get_type ())
G_DECLARE_FINAL_TYPE (MapViewTime, map_view_time, MAP_VIEW, TIME, GtkBox)

/* Whose links begin and end; NULL: none. The moment that was chosen stays where it can. */
void map_view_time_set_scene (MapViewTime *self,
                              MapScene    *scene);
/* Width of the map, pixels: on a narrow one it is short. */
void map_view_time_set_room (MapViewTime *self,
                             int          width);
/* Shown with the slider in hand, or hidden and all times together. */
void     map_view_time_set_open (MapViewTime *self,
                                 gboolean     is_open);
gboolean map_view_time_is_open (MapViewTime *self);

/* Opens it there, or closes it where it is all times. compared: with that, all times: with nothing. */
void map_view_time_show (MapViewTime *self,
                         MapMoment    moment,
                         MapMoment    compared);

/* The second slider, in hand, or none. */
void     map_view_time_set_comparing (MapViewTime *self,
                                      gboolean     is_comparing);
gboolean map_view_time_is_comparing (MapViewTime *self);
/* What the comparison found, in a sentence. */
void map_view_time_tell (MapViewTime *self,
                         const char  *sentence);

/* signals: "chosen" (guint from, guint to), "compared" (guint from, guint to): Julian days, 0 and 0: all times, or with nothing;
 * "closed" () */

G_END_DECLS
