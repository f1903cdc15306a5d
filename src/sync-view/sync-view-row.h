/* sync-view-row.h - a line with words and buttons, which a narrow window and large letters leave readable
 *
 * The buttons stand beside the words where there is room, else below them, else one below the other.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* title is shown as it is. */
GtkWidget *sync_view_row_new (const char *title);
/* "": none. */
void sync_view_row_set_subtitle (GtkWidget  *row,
                                 const char *subtitle);
/* A button with a label, after those that are there. */
void sync_view_row_add_button (GtkWidget *row,
                               GtkWidget *button);

G_END_DECLS
