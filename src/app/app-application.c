#include "config.h"

#include "app-application.h"

#include "app-dialogs.h"
#include "app-help.h"
#include "app-preferences.h"
#include "app-window.h"

#include <glib/gi18n-lib.h>

#define TEXT_STEP 1.1

struct _AppApplication
{
  AdwApplication parent_instance;
  GSettings     *settings;
  int            base_dpi; /* of the desktop, 1024ths of a dot an inch */
};

G_DEFINE_FINAL_TYPE (AppApplication, app_application, ADW_TYPE_APPLICATION)

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  /* Closing keeps what is typed and the size; each window leaves by itself. */
  windows = g_list_copy (windows);
  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_list_free (windows);
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  app_dialogs_about (gtk_application_get_active_window (user_data));
}

/* The page of the place the person is in. */
static void
show_help (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  app_help_show (user_data, APP_IS_WINDOW (window) ? app_window_get_place (APP_WINDOW (window)) : NULL);
}

static void
show_preferences (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AppApplication *self = user_data;

  app_preferences_show (gtk_application_get_active_window (user_data), self->settings);
}

static void
resize_text (AppApplication *self,
             double          factor)
{
  double zoom = factor == 0.0 ? 1.0 : g_settings_get_double (self->settings, "text-zoom") * factor;

  g_settings_set_double (self->settings, "text-zoom", CLAMP (zoom, 1.0, 2.5));
}

static void
enlarge_text (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  resize_text (user_data, TEXT_STEP);
}

static void
reduce_text (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  resize_text (user_data, 1.0 / TEXT_STEP);
}

static void
reset_text (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  resize_text (user_data, 0.0);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit },
  { .name = "about", .activate = show_about },
  { .name = "help", .activate = show_help },
  { .name = "preferences", .activate = show_preferences },
  { .name = "text-larger", .activate = enlarge_text },
  { .name = "text-smaller", .activate = reduce_text },
  { .name = "text-normal", .activate = reset_text },
};

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.text-larger", { "<Control>plus", "<Control>KP_Add" } },
  { "app.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
  { "app.text-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.show-help-overlay", { "<Control>question" } },
  /* One undo for all that is typed: taken before the entries see the keys. */
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.history", { "<Control>h" } },
  { "win.backups", { "<Control><Shift>k" } },
  { "win.sync-now", { "<Control>r" } },
  { "win.sharing", { "<Control><Shift>r" } },
  { "win.find", { "<Control>f" } },
  { "win.find-everywhere", { "<Control>k" } },
  { "win.filter", { "<Control><Shift>f" } },
  { "win.views", { "<Control>b" } },
  { "win.themes", { "<Control>l" } },
  { "win.new-structure", { "<Control>n" } },
  { "win.add", { "<Control>j" } },
  { "win.confirm", { "<Control><Shift>v" } },
  { "win.new-person", { "<Control><Shift>p" } },
  { "win.go-to::map", { "<Alt>1" } },
  { "win.go-to::structures", { "<Alt>2" } },
  { "win.go-to::findings", { "<Alt>3" } },
  { "win.go-to::doubts", { "<Alt>4" } },
  { "win.go-to::guide", { "<Alt>5" } },
  { "win.arrange::map", { "<Control>1" } },
  { "win.arrange::network", { "<Control>2" } },
  { "win.arrange::columns", { "<Control>3" } },
  { "win.arrange::matrix", { "<Control>4" } },
  { "win.show-selection", { "<Control>m" } },
  { "win.places", { "F9" } },
  { "win.project", { "F5" } },
  { "win.project-map", { "<Shift>F5" } },
  { "win.presentations", { "<Control><Shift>b" } },
  { "win.backgrounds", { "<Control><Shift>l" } },
  { "win.open-dossier", { "<Control>o" } },
  { "win.new-dossier", { "<Control><Shift>n" } },
  { "win.import", { "<Control>i" } },
  { "win.import-document", { "<Control><Shift>o" } },
  { "win.export-workbook", { "<Control>e" } },
  { "win.export-map", { "<Control><Shift>e" } },
  { "win.print-map", { "<Control>p" } },
  { "app.help", { "F1" } },
};

/* The whole window follows: every measure of text is in points. */
static void
on_text_zoom_changed (AppApplication *self)
{
  double zoom = g_settings_get_double (self->settings, "text-zoom");

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (self->base_dpi * zoom), NULL);
}

static void
on_color_scheme_changed (AppApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme   wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
app_application_startup (GApplication *application)
{
  AppApplication *self = APP_APPLICATION (application);

  G_APPLICATION_CLASS (app_application_parent_class)->startup (application);

  self->settings = g_settings_new (LIENS_APP_ID);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->base_dpi, NULL);
  if (self->base_dpi <= 0)
    self->base_dpi = 96 * 1024;

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action, (const char *const *) shortcuts[i].keys);

  g_signal_connect_object (self->settings, "changed::text-zoom", G_CALLBACK (on_text_zoom_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (on_color_scheme_changed), self, G_CONNECT_SWAPPED);
  if (g_settings_get_double (self->settings, "text-zoom") != 1.0)
    on_text_zoom_changed (self);
  on_color_scheme_changed (self);
}

static void
app_application_activate (GApplication *application)
{
  AppApplication  *self = APP_APPLICATION (application);
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = g_settings_get_string (self->settings, "last-dossier");

  if (window == NULL)
    {
      window = GTK_WINDOW (app_window_new (self));
      if (*last != '\0')
        app_window_open (APP_WINDOW (window), last, FALSE);
    }
  gtk_window_present (window);
}

/* A window that already shows the dossier, else one that shows none, else a new one. */
static AppWindow *
find_window (AppApplication *self,
             const char     *path)
{
  AppWindow *free_window = NULL;

  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    {
      const char *shown;

      if (!APP_IS_WINDOW (item->data))
        continue;
      shown = app_window_get_path (item->data);
      if (g_strcmp0 (shown, path) == 0)
        return item->data;
      if (shown == NULL)
        free_window = item->data;
    }
  return free_window != NULL ? free_window : app_window_new (self);
}

static void
app_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      AppWindow       *window;

      if (path == NULL)
        continue;
      window = find_window (APP_APPLICATION (application), path);
      if (g_strcmp0 (app_window_get_path (window), path) != 0)
        app_window_open (window, path, FALSE);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
app_application_dispose (GObject *object)
{
  g_clear_object (&APP_APPLICATION (object)->settings);
  G_OBJECT_CLASS (app_application_parent_class)->dispose (object);
}

static void
app_application_class_init (AppApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_application_dispose;
  application_class->startup = app_application_startup;
  application_class->activate = app_application_activate;
  application_class->open = app_application_open;
}

static void
app_application_init (AppApplication *self)
{
}

AppApplication *
app_application_new (void)
{
  return g_object_new (APP_TYPE_APPLICATION,
                       "application-id", LIENS_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/federation/Liens",
                       NULL);
}

GSettings *
app_application_get_settings (AppApplication *self)
{
  g_return_val_if_fail (APP_IS_APPLICATION (self), NULL);

  return self->settings;
}
