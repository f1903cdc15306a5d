/* map-view-when.c - the map at a time */
#include "map-view-private.h"

static void
on_time_chosen (MapView *self,
                guint    from,
                guint    to)
{
  g_auto (MapLook) look = map_look_copy (map_view_canvas_get_look (self->canvas));

  look.from = from;
  look.to = to;
  map_view_canvas_set_look (self->canvas, &look);
  map_view_show_trail (self);
}

static void
on_time_closed (MapView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
toggle_time (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MapView *self = MAP_VIEW (widget);

  map_view_time_set_open (self->time, !map_view_time_is_open (self->time));
}

void
map_view_bind_when (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapView, time);
  gtk_widget_class_bind_template_callback (widget_class, on_time_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_time_closed);
  gtk_widget_class_install_action (widget_class, "map.time", NULL, toggle_time);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "map.time", NULL);
}
