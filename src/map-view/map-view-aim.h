/* map-view-aim.h - a picture, or the ground, on which two points are set
 *
 * The two stand side by side while a picture is laid (map-view-placer.h): both are moved, brought nearer and aimed at in the same way.
 * A click sets the point that is awaited, a point is dragged, elsewhere the hand moves the paper; arrows move the cross, Enter sets
 * the point under it, 1 and 2 take one again, + and − come nearer. Coordinates: pixels of the whole picture, y up from its top (hence negative); plane
 * metres on the ground.
 */
#pragma once

#include "map-scan.h"
#include "map-scene.h"
#include "map-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_AIM (map_view_aim_get_type ())
G_DECLARE_FINAL_TYPE (MapViewAim, map_view_aim, MAP_VIEW, AIM, GtkWidget)

/* It shows the picture, whole. Referenced. */
void map_view_aim_set_scan (MapViewAim *self,
                            MapScan    *scan);
/* It shows the ground, with what look has under it. */
void map_view_aim_set_ground (MapViewAim    *self,
                              MapScene      *scene,
                              const MapLook *look);
void map_view_aim_show_box (MapViewAim *self,
                            MapBox      box);
/* The one that a click or Enter sets: 0 or 1. */
void map_view_aim_await (MapViewAim *self,
                         guint       pin);
void map_view_aim_set_pin (MapViewAim *self,
                           guint       pin,
                           double      x,
                           double      y);
/* FALSE: it is not set. */
gboolean map_view_aim_get_pin (MapViewAim *self,
                               guint       pin,
                               double     *x,
                               double     *y);

/* signal: "aimed" (guint pin, gboolean by_drag): a person set it. */

G_END_DECLS
