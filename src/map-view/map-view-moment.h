/* map-view-moment.h - a slider through time: by school years, or by days
 *
 * What was looked at stays when the unit changes.
 */
#pragma once

#include "map-moment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_MOMENT (map_view_moment_get_type ())
G_DECLARE_FINAL_TYPE (MapViewMoment, map_view_moment, MAP_VIEW, MOMENT, GtkBox)

/* label: what a screen reader calls it. */
GtkWidget *map_view_moment_new (const char *label);

/* From the first school year to the last, and no later than today. What was chosen stays where it can. */
void map_view_moment_set_years (MapViewMoment *self,
                                guint          first,
                                guint          last);
void map_view_moment_set_by_day (MapViewMoment *self,
                                 gboolean       by_day);
/* Pixels of the slider alone. */
void map_view_moment_set_room (MapViewMoment *self,
                               int            width);

/* The nearest there is, in the unit shown. */
void      map_view_moment_set (MapViewMoment *self,
                               MapMoment      moment);
MapMoment map_view_moment_get (MapViewMoment *self);
/* By school years. */
gboolean map_view_moment_is_last (MapViewMoment *self);
void     map_view_moment_go_on (MapViewMoment *self);
void     map_view_moment_go_back (MapViewMoment *self);

/* signals: "moved" () */

G_END_DECLS
