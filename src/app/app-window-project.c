/* app-window-project.c - what is shown to a room */
#include "app-window-private.h"

#include "dossier-file.h"

/* The name of the view that is open, as long as it is what is asked; else of the dossier. */
void
app_window_name_map (AppWindow *self)
{
  const char      *asked = app_session_get_question (self->session);
  g_autofree char *name = self->path != NULL ? dossier_file_dup_name (self->path) : g_strdup ("");

  if (asked == NULL || g_strcmp0 (asked, self->view_title) != 0)
    g_clear_pointer (&self->view_title, g_free);
  map_view_set_title (self->map, self->view_title != NULL ? self->view_title : name);
}

static void
project (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  if (app_session_get_store (self->session) == NULL)
    return;
  app_window_name_map (self);
  map_view_project (self->map);
}

void
app_window_install_project_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.project", NULL, project);
}
