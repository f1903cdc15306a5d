/* map-view-around.c - around whom one looks, and the trail that leads back */
#include "map-view-private.h"

#include "map-focus.h"

static char *
dup_name (MapView    *self,
          const char *id)
{
  MapScene *scene = map_view_source_get_scene (self->source);
  guint     n, index = scene == NULL ? MAP_NONE : map_scene_find_structure (scene, id);

  return g_strdup (index == MAP_NONE ? "…" : map_scene_get_structures (scene, &n)[index].name);
}

void
map_view_show_trail (MapView *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint                 degrees, n;

  for (guint i = 0; i < self->around->len; i++)
    g_ptr_array_add (names, dup_name (self, self->around->pdata[i]));
  map_view_canvas_get_focus (self->canvas, &degrees, &n);
  map_view_trail_show (self->trail, names, degrees, n);
}

static void
on_focused (MapView    *self,
            const char *id)
{
  guint at;

  if (id == NULL)
    g_ptr_array_set_size (self->around, 0);
  else if (g_ptr_array_find_with_equal_func (self->around, id, g_str_equal, &at))
    g_ptr_array_set_size (self->around, (int) at + 1); /* back there */
  else
    g_ptr_array_add (self->around, g_strdup (id));
  map_view_show_trail (self);
}

static void
on_returned (MapView *self,
             guint    n)
{
  g_autofree char *id = n == 0 ? NULL : g_strdup (self->around->pdata[n - 1]);

  map_view_canvas_set_focus (self->canvas, id, 1);
}

static void
on_degrees (MapView *self,
            guint    degrees)
{
  guint            now, n;
  g_autofree char *id = g_strdup (map_view_canvas_get_focus (self->canvas, &now, &n));

  if (id != NULL)
    map_view_canvas_set_focus (self->canvas, id, degrees);
}

static void
focus_selection (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  MapView *self = MAP_VIEW (widget);

  map_view_focus (self, map_view_canvas_get_selection (self->canvas));
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  MapView *self = MAP_VIEW (widget);

  if (self->around->len > 0)
    on_returned (self, self->around->len - 1);
}

static void
set_degrees (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  on_degrees (MAP_VIEW (widget), g_variant_get_uint32 (parameter));
}

void
map_view_focus (MapView    *self,
                const char *id)
{
  MapScene *scene;

  g_return_if_fail (MAP_IS_VIEW (self));

  scene = map_view_source_get_scene (self->source);
  if (id != NULL && scene != NULL && map_scene_find_structure (scene, id) != MAP_NONE)
    map_view_canvas_set_focus (self->canvas, id, 1);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, 0, "map.focus", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "map.back", NULL);
  for (guint i = 1; i <= MAP_FOCUS_MOST; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "map.degrees", "u", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "map.degrees", "u", i);
    }
}

void
map_view_bind_around (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapView, trail);
  gtk_widget_class_bind_template_callback (widget_class, on_focused);
  gtk_widget_class_bind_template_callback (widget_class, on_returned);
  gtk_widget_class_bind_template_callback (widget_class, on_degrees);
  gtk_widget_class_install_action (widget_class, "map.focus", NULL, focus_selection);
  gtk_widget_class_install_action (widget_class, "map.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "map.degrees", "u", set_degrees);
  bind_keys (widget_class);
}
