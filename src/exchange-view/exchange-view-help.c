#include "exchange-view-help.h"

void
exchange_view_help_ask (GtkWindow  *view,
                        const char *page)
{
  GtkWindow *parent = gtk_window_get_transient_for (view);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.help", "s", page);
}
