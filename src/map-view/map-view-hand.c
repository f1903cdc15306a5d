/* map-view-hand.c - what has no place yet, or the wrong one, in the hand */
#include "config.h"

#include "map-view-private.h"

#include <glib/gi18n-lib.h>

void
map_view_fill_tray (MapView *self)
{
  const MapShown *shown = map_view_source_get_shown (self->source);
  gboolean        on_ground = self->arrangement.kind == MAP_ARRANGEMENT_GROUND; /* elsewhere nobody is to be placed */

  map_view_tray_set_scene (self->tray, on_ground ? map_view_source_get_scene (self->source) : NULL, shown == NULL ? NULL : shown->structures);
}

static void
on_placing (MapView    *self,
            const char *id)
{
  MapScene        *scene = map_view_source_get_scene (self->source);
  guint            n, index = id == NULL || scene == NULL ? MAP_NONE : map_scene_find_structure (scene, id);
  g_autofree char *words = NULL;

  if (index != MAP_NONE)
    words = g_strdup_printf (_ ("Click where “%s” is, or move the map under it and press Enter. Escape lets go."), map_scene_get_structures (scene, &n)[index].name);
  gtk_label_set_label (self->hint, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), words != NULL);
}

static void
on_placed (MapView    *self,
           const char *id,
           double      lon,
           double      lat)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_PLACED], 0, id, lon, lat);
}

static void
on_tray_chosen (MapView    *self,
                const char *id)
{
  map_view_canvas_begin_placing (self->canvas, id);
}

void
map_view_open_tray (MapView *self)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_tray_open (self->tray);
}

void
map_view_begin_placing (MapView    *self,
                        const char *id)
{
  MapScene *scene;

  g_return_if_fail (MAP_IS_VIEW (self));

  scene = map_view_source_get_scene (self->source);
  if (id != NULL && scene != NULL && map_scene_find_structure (scene, id) != MAP_NONE)
    {
      map_view_set_kind (self, "map");
      map_view_canvas_begin_placing (self->canvas, id);
    }
}

void
map_view_bind_hand (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapView, tray);
  gtk_widget_class_bind_template_child (widget_class, MapView, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_placing);
  gtk_widget_class_bind_template_callback (widget_class, on_placed);
  gtk_widget_class_bind_template_callback (widget_class, on_tray_chosen);
}
