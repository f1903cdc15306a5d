/* map-view-canvas-place.c - a structure in the hand, to be put down where it is
 *
 * Its mark hangs at the pointer, or in the middle of the paper once the keyboard moved it. A click or Enter puts it down, Escape
 * lets go of it.
 */
#include "map-view-canvas-private.h"

#include "map-symbol.h"
#include "territory-projection.h"

#include <math.h>

#define RADIUS 11.0

gboolean
map_view_canvas_is_placing (MapViewCanvas *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_CANVAS (self), FALSE);

  return self->placing != NULL;
}

static void
set_placing (MapViewCanvas *self,
             const char    *id)
{
  if (g_strcmp0 (id, self->placing) == 0)
    return;
  g_free (self->placing);
  self->placing = g_strdup (id);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), id != NULL ? "crosshair" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_PLACING], 0, id);
}

void
map_view_canvas_begin_placing (MapViewCanvas *self,
                               const char    *id)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  map_view_canvas_stop (self);
  self->places_in_middle = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_placing (self, id);
}

static void
find_point (MapViewCanvas *self,
            double        *x,
            double        *y)
{
  gboolean in_middle = self->places_in_middle || !self->is_pointed;

  *x = in_middle ? self->camera.width / 2 : self->pointer_x;
  *y = in_middle ? self->camera.height / 2 : self->pointer_y;
}

void
map_view_canvas_place_at (MapViewCanvas *self,
                          const char    *id,
                          double         x,
                          double         y)
{
  g_autofree char *placed = g_strdup (id);
  double           plane_x, plane_y, lon, lat;

  map_camera_from_screen (&self->camera, x, y, &plane_x, &plane_y);
  territory_projection_from_plane (plane_x, plane_y, &lon, &lat);
  set_placing (self, NULL);
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_PLACED], 0, placed, lon, lat);
}

gboolean
map_view_canvas_put_down (MapViewCanvas *self)
{
  double x, y;

  if (self->placing == NULL)
    return FALSE;
  find_point (self, &x, &y);
  map_view_canvas_place_at (self, self->placing, x, y);
  return TRUE;
}

gboolean
map_view_canvas_let_go_of_placed (MapViewCanvas *self)
{
  if (self->placing == NULL)
    return FALSE;
  set_placing (self, NULL);
  return TRUE;
}

static void
draw_cross (cairo_t *cr,
            double   x,
            double   y)
{
  static const double ways[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      cairo_move_to (cr, x + ways[i][0] * (RADIUS + 4), y + ways[i][1] * (RADIUS + 4));
      cairo_line_to (cr, x + ways[i][0] * (RADIUS + 14), y + ways[i][1] * (RADIUS + 14));
    }
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

void
map_view_canvas_draw_placing (MapViewCanvas  *self,
                              cairo_t        *cr,
                              const MapScene *scene)
{
  const MapPalette *palette = map_palette_get (self->look.palette);
  guint             n, index = self->placing == NULL ? MAP_NONE : map_scene_find_structure (scene, self->placing);
  MapFamily         family;
  double            x, y;

  if (index == MAP_NONE)
    return;
  family = map_scene_get_structures (scene, &n)[index].family;
  find_point (self, &x, &y);
  cairo_set_source_rgb (cr, palette->mark[family].red, palette->mark[family].green, palette->mark[family].blue);
  map_symbol_path (cr, family, x, y, RADIUS);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, palette->casing.red, palette->casing.green, palette->casing.blue);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, palette->selection.red, palette->selection.green, palette->selection.blue);
  draw_cross (cr, x, y);
}

/* --- dropped from elsewhere */

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         MapViewCanvas *self)
{
  const char *id = g_value_get_string (value);

  if (id == NULL || self->is_bare || self->scene == NULL || map_scene_find_structure (self->scene, id) == MAP_NONE)
    return FALSE;
  map_view_canvas_place_at (self, id, x, y);
  return TRUE;
}

void
map_view_canvas_accept_structures (MapViewCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
