/* exchange-view-help.h - a page of the help, asked of the window that knows them */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens it beside, when the window that view is transient for has the action win.help. */
void exchange_view_help_ask (GtkWindow  *view,
                             const char *page);

G_END_DECLS
