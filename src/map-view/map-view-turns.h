/* map-view-turns.h - the keys that turn the steps of a presentation: those of a remote, the arrows, the space bar */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TURN_FIRST G_MININT
#define MAP_VIEW_TURN_LAST G_MAXINT

/* So many steps further, or back; 0: this one again, as it was prepared. FALSE: another key. */
gboolean map_view_turns_read (guint           key,
                              GdkModifierType held,
                              int            *steps);

G_END_DECLS
