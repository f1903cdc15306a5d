/* app-window-backgrounds.c - the pictures under the map, and the files they come from */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "map-view-backgrounds.h"

/* What a file is chosen for. */
typedef struct
{
  MapViewBackgrounds *window;
  char               *id;
} Choosing;

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Choosing         *choosing = user_data;
  g_autoptr (GFile) file = app_dialogs_choose_finish (result);
  g_autofree char  *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    map_view_backgrounds_take_file (choosing->window, choosing->id, path);
  g_object_unref (choosing->window);
  g_free (choosing->id);
  g_free (choosing);
}

static void
on_file_wanted (MapViewBackgrounds *window,
                const char         *id)
{
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->window = g_object_ref (window);
  choosing->id = g_strdup (id);
  app_dialogs_choose_to_open (GTK_WINDOW (window), APP_FILE_PICTURE, on_chosen, choosing);
}

static void
show_backgrounds (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AppWindow          *self = APP_WINDOW (widget);
  DossierStore       *store = app_session_get_store (self->session);
  MapViewBackgrounds *window;

  if (store == NULL)
    return;
  app_window_go_to (self, "map");
  window = map_view_backgrounds_new (GTK_WINDOW (self), store, self->map);
  g_signal_connect (window, "file-wanted", G_CALLBACK (on_file_wanted), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

void
app_window_install_background_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.backgrounds", NULL, show_backgrounds);
}
