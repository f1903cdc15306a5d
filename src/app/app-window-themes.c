/* app-window-themes.c - what the map tells is kept under a name */
#include "config.h"

#include "app-window-private.h"

#include <glib/gi18n-lib.h>

static void
settle (AppWindow *self,
        gboolean   is_kept)
{
  map_view_settle_theme (self->map, is_kept);
}

static const AppNamed theme = {
  "theme",
  N_ ("The theme “%s” was kept"),
  N_ ("The theme “%s” is now what the map tells"),
  N_ ("The theme “%s” could not be kept. The map stays as it is: try again."),
  N_ ("The theme was deleted"),
  settle,
};

static void
keep_theme (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GPtrArray  *fields = app_named_fields_new ();
  const char *title, *words;

  g_variant_get (parameter, "(&s&s)", &title, &words);
  app_named_fields_add (fields, "words", g_strdup (words));
  app_window_keep_named (APP_WINDOW (widget), &theme, title, fields);
}

static void
delete_theme (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  app_window_delete_named (APP_WINDOW (widget), &theme, g_variant_get_string (parameter, NULL));
}

static void
show_themes (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_open_look (self->map);
}

void
app_window_install_theme_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.themes", NULL, show_themes);
  gtk_widget_class_install_action (klass, "win.keep-theme", "(ss)", keep_theme);
  gtk_widget_class_install_action (klass, "win.delete-theme", "s", delete_theme);
}
