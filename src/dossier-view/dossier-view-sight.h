/* dossier-view-sight.h - what one types in stays in sight, whatever grows above or under it */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the page to the widget once it has its new place; does nothing where it is seen. */
void dossier_view_sight_keep (GtkWidget *widget);

G_END_DECLS
