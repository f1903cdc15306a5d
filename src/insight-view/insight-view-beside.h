/* insight-view-beside.h - words, then their buttons: beside them where there is room, else below, else one below the other
 *
 * Large letters, or a narrow window, leave words no room beside two buttons.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of a widget whose first child is the words, and the others the buttons, the likeliest last. Those that are hidden take no room. */
GtkLayoutManager *insight_view_beside_new (void);

G_END_DECLS
