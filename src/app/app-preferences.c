#include "config.h"

#include "app-preferences.h"

#include "app-sides.h"

#include <glib/gi18n-lib.h>

static const char *const schemes[] = { "default", "light", "dark" };

static gboolean
side_to_index (GValue   *value,
               GVariant *setting,
               gpointer  data)
{
  g_value_set_uint (value, app_sides_find (g_variant_get_string (setting, NULL)));
  return TRUE;
}

static GVariant *
index_to_side (const GValue       *value,
               const GVariantType *type,
               gpointer            data)
{
  return g_variant_new_string (app_sides_get_code (g_value_get_uint (value)));
}

static gboolean
scheme_to_index (GValue   *value,
                 GVariant *setting,
                 gpointer  data)
{
  const char *scheme = g_variant_get_string (setting, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], scheme))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
index_to_scheme (const GValue       *value,
                 const GVariantType *type,
                 gpointer            data)
{
  return g_variant_new_string (schemes[MIN (g_value_get_uint (value), G_N_ELEMENTS (schemes) - 1)]);
}

void
app_preferences_show (GtkWindow *parent,
                      GSettings *settings)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/federation/Liens/ui/app-preferences.ui");
  g_autoptr (GListModel) sides = app_sides_new_model ();
  GtkWindow             *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GObject               *side = gtk_builder_get_object (builder, "side");
  GObject               *scheme = gtk_builder_get_object (builder, "scheme");

  adw_combo_row_set_model (ADW_COMBO_ROW (side), sides);
  g_settings_bind (settings, "author-name", gtk_builder_get_object (builder, "name"), "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "author-side", side, "selected", G_SETTINGS_BIND_DEFAULT, side_to_index, index_to_side, NULL, NULL);
  g_settings_bind_with_mapping (settings, "color-scheme", scheme, "selected", G_SETTINGS_BIND_DEFAULT, scheme_to_index, index_to_scheme, NULL, NULL);
  g_settings_bind (settings, "text-zoom", gtk_builder_get_object (builder, "zoom"), "value", G_SETTINGS_BIND_DEFAULT);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
