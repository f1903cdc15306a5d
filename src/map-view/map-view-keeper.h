/* map-view-keeper.h - a name, under which what is seen is kept
 *
 * Who holds it keeps what is named, and says when the disk has answered: the name stays in its field until it is kept, and what
 * went wrong is said under it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_KEEPER (map_view_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MapViewKeeper, map_view_keeper, MAP_VIEW, KEEPER, GtkBox)

/* label: "Name of this view". */
GtkWidget *map_view_keeper_new (const char *label);
/* The answer to "keep", once for each. */
void map_view_keeper_settle (MapViewKeeper *self,
                             gboolean       is_kept);

/* signal: "keep" (const char *name): it is to be kept; not again before that is settled. */

G_END_DECLS
