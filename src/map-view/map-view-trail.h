/* map-view-trail.h - around whom one looks, how far, and the way back
 *
 * Hidden while everybody is shown.
 */
#pragma once

#include "map-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_TRAIL (map_view_trail_get_type ())
G_DECLARE_FINAL_TYPE (MapViewTrail, map_view_trail, MAP_VIEW, TRAIL, GtkBox)

/* The last of names is looked around; those before lead back. n: how many are around. */
void map_view_trail_show (MapViewTrail *self,
                          GPtrArray    *names, /* char * */
                          guint         degrees,
                          guint         n);

/* signals: "returned" (guint n): only the first n names stay, 0: everybody; "degrees" (guint degrees) */

G_END_DECLS
