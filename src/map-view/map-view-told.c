/* map-view-told.c - what the map tells, and the legend that narrows it */
#include "config.h"

#include "map-view-private.h"

#include <glib/gi18n-lib.h>

static void
on_key_pressed (MapView *self,
                guint    sign,
                guint    key)
{
  const MapLayout *layout = map_view_canvas_get_layout (self->canvas);
  const MapLook   *look = layout == NULL ? NULL : map_layout_get_look (layout);
  guint            aspect;
  g_autofree char *path = NULL;

  if (look == NULL)
    return;
  if (sign == MAP_LEGEND_FAMILY)
    {
      g_signal_emit (self, map_view_signals[MAP_VIEW_FAMILY_PRESSED], 0, key);
      return;
    }
  if (sign == MAP_LEGEND_FATE)
    {
      map_view_narrow_fate (self, key);
      return;
    }
  aspect = sign == MAP_LEGEND_COLOUR ? look->colour_by : sign == MAP_LEGEND_DASH ? look->dash_by
                                                                                 : look->width_by;
  path = g_strdup_printf ("link.%s", map_theme_get_aspect_code (aspect));
  g_signal_emit (self, map_view_signals[MAP_VIEW_TERM_PRESSED], 0, path, key == MAP_TERM_UNKNOWN ? "" : map_scene_get_term_code (map_layout_get_scene (layout), aspect, key));
}

/* --- what it tells */

/* Before the popover is drawn, who had the focus keeps it. */
static gboolean
focus_look (GtkWidget     *look,
            GdkFrameClock *clock,
            gpointer       data)
{
  gtk_widget_grab_focus (look);
  return G_SOURCE_REMOVE;
}

static void
on_look_opened (MapView *self)
{
  const MapLayout *layout = map_view_canvas_get_layout (self->canvas);
  g_autofree char *words = map_view_dup_theme (self);

  map_view_themes_ask (self->themes);
  map_view_look_name_aspects (self->look, layout != NULL ? map_layout_get_scene (layout) : NULL);
  map_view_look_show (self->look, words);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->look), focus_look, NULL, NULL);
}

static void
on_look_chosen (MapView    *self,
                const char *words)
{
  map_view_set_theme (self, words);
  map_view_look_show (self->look, words);
}

/* At the first press: a window that opens makes nothing of it. */
static void
make_look (GtkMenuButton *button,
           gpointer       user_data)
{
  MapView   *self = user_data;
  GtkWidget *popover;

  if (self->look != NULL)
    return;
  popover = gtk_popover_new ();
  self->look = MAP_VIEW_LOOK (map_view_look_new (self->themes));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->look));
  gtk_widget_add_css_class (popover, "filters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the map tells"), -1);
  g_signal_connect_object (popover, "map", G_CALLBACK (on_look_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "chosen", G_CALLBACK (on_look_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "kept", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

void
map_view_add_look (MapView *self)
{
  self->themes = map_view_themes_new ();
  gtk_menu_button_set_create_popup_func (self->look_button, make_look, self, NULL);
}

static void
open_look (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  map_view_open_look (MAP_VIEW (widget));
}

char *
map_view_dup_theme (MapView *self)
{
  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  return map_theme_dup_words (map_view_canvas_get_look (self->canvas));
}

void
map_view_set_theme (MapView    *self,
                    const char *words)
{
  g_auto (MapLook) look = { 0 };

  g_return_if_fail (MAP_IS_VIEW (self));

  look = map_look_copy (map_view_canvas_get_look (self->canvas));
  map_theme_apply (words, &look);
  if (map_look_equal (&look, map_view_canvas_get_look (self->canvas)))
    return;
  map_view_canvas_set_look (self->canvas, &look);
  g_object_notify_by_pspec (G_OBJECT (self), map_view_properties[MAP_VIEW_PROP_THEME]);
}

void
map_view_settle_theme (MapView *self,
                       gboolean is_kept)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  if (self->look != NULL)
    map_view_look_settle (self->look, is_kept);
}

void
map_view_open_look (MapView *self)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  gtk_menu_button_popup (self->look_button);
}

void
map_view_bind_told (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapView, key);
  gtk_widget_class_bind_template_child (widget_class, MapView, look_button);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_install_action (widget_class, "map.look", NULL, open_look);
}
