/* app-window-around.c - what the window does around what is selected: adds to it, confirms it */
#include "config.h"

#include "app-window-private.h"

#include <glib/gi18n-lib.h>

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_show_inspector (self, app_session_get_selection (self->session) != NULL);
  dossier_view_inspector_offer (self->inspector);
}

static void
confirm (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  dossier_view_inspector_confirm (APP_WINDOW (widget)->inspector);
}

void
app_window_install_around_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.add", NULL, add);
  gtk_widget_class_install_action (klass, "win.confirm", NULL, confirm);
  app_window_install_attach_actions (klass);
  app_window_install_backup_actions (klass);
}
