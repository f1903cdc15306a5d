/* app-window-place.c - where a structure is, told on the map */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    app_window_toast (self, _ ("Placed by hand"), _ ("_Undo"), "win.undo");
  else
    app_window_toast (self, _ ("This place could not be kept. Nothing was changed: try again."), NULL, NULL);
}

void
app_window_place (AppWindow  *self,
                  const char *id,
                  double      lon,
                  double      lat)
{
  DossierStore      *store = app_session_get_store (self->session);
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  dossier_act_set (act, kind, id, "position", dossier_value_new_position (lon, lat));
  dossier_act_set (act, kind, id, "position_precision", dossier_value_new_text ("hand"));
  dossier_store_write_async (store, act, on_written, g_object_ref (self));
}

static void
place_structure (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_begin_placing (self->map, g_variant_get_string (parameter, NULL));
}

static void
place_selection (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_begin_placing (self->map, app_session_get_selection (self->session));
}

static void
focus_selection (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_focus (self->map, app_session_get_selection (self->session));
}

static void
show_tray (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_open_tray (self->map);
}

void
app_window_install_place_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.focus-selection", NULL, focus_selection);
  gtk_widget_class_install_action (klass, "win.to-place", NULL, show_tray);
  gtk_widget_class_install_action (klass, "win.place", "s", place_structure);
  gtk_widget_class_install_action (klass, "win.place-selection", NULL, place_selection);
}
