/* app-window-project.c - what is shown to a room: the map, or a presentation that was prepared */
#include "config.h"

#include "app-window-private.h"

#include "dossier-file.h"
#include "map-view-presentations.h"

#include <glib/gi18n-lib.h>

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

/* id NULL: the map alone. */
static void
begin (AppWindow  *self,
       const char *id)
{
  if (app_session_get_store (self->session) == NULL)
    return;
  app_window_name_map (self);
  map_view_project (self->map, id);
}

/* The presentation that was chosen last; the map where there is none. */
static void
project (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  g_autofree char *chosen = g_settings_get_string (self->settings, "presentation");

  begin (self, *chosen != '\0' ? chosen : NULL);
}

static void
project_map (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  begin (APP_WINDOW (widget), NULL);
}

static void
choose (AppWindow  *self,
        const char *id)
{
  g_settings_set_string (self->settings, "presentation", id != NULL ? id : "");
}

static void
present (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppWindow  *self = APP_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  choose (self, id);
  begin (self, id);
}

static void
show_presentations (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AppWindow            *self = APP_WINDOW (widget);
  DossierStore         *store = app_session_get_store (self->session);
  g_autofree char      *chosen = g_settings_get_string (self->settings, "presentation");
  MapViewPresentations *window;

  if (store == NULL)
    return;
  app_window_go_to (self, "map");
  app_window_name_map (self);
  window = map_view_presentations_new (GTK_WINDOW (self), store, self->map, *chosen != '\0' ? chosen : NULL);
  g_signal_connect_object (window, "chosen", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tell_noted (AppWindow  *self,
            const char *sentence,
            const char *id)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.select");
  adw_toast_set_action_target (toast, "s", id);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What was noted is not left to be searched for. */
static void
on_presented (AppWindow  *self,
              guint       n_notes,
              const char *last)
{
  g_autofree char *sentence = NULL;

  if (n_notes == 0)
    return;
  sentence = g_strdup_printf (ngettext ("%u thing the room said was kept", "%u things the room said were kept", n_notes), n_notes);
  tell_noted (self, sentence, last);
}

/* Another dossier's, or one that somebody deleted or has not filled yet. */
static void
on_nothing_presented (AppWindow *self)
{
  choose (self, NULL);
  app_window_toast (self, _ ("The presentation that was chosen has no step, or is no longer there: the map alone is shown."), NULL, NULL);
}

void
app_window_listen_to_presentations (AppWindow *self)
{
  g_signal_connect_object (self->map, "presented", G_CALLBACK (on_presented), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "nothing-presented", G_CALLBACK (on_nothing_presented), self, G_CONNECT_SWAPPED);
}

void
app_window_install_project_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.project", NULL, project);
  gtk_widget_class_install_action (klass, "win.project-map", NULL, project_map);
  gtk_widget_class_install_action (klass, "win.present", "s", present);
  gtk_widget_class_install_action (klass, "win.presentations", NULL, show_presentations);
}
