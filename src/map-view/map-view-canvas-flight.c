/* map-view-canvas-flight.c - going elsewhere so that the eye follows */
#include "map-view-canvas-private.h"

static gboolean
fly_on (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);
  double         elapsed = (double) (gdk_frame_clock_get_frame_time (clock) - self->flown_at) / 1000;
  double         at = elapsed / map_flight_get_duration (&self->flight);
  double         eased = 1 - (1 - at) * (1 - at) * (1 - at);

  if (at < 1)
    {
      map_view_canvas_move_to (self, map_flight_get (&self->flight, eased));
      return G_SOURCE_CONTINUE;
    }
  self->glide = 0;
  map_view_canvas_move_to (self, self->flight.to);
  self->is_flying = FALSE;
  return G_SOURCE_REMOVE;
}

void
map_view_canvas_fly_to (MapViewCanvas *self,
                        MapCamera      camera)
{
  gboolean animated;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated, NULL);
  map_view_canvas_stop (self);
  self->flight = map_flight_new (self->camera, camera);
  if (!animated || !gtk_widget_get_mapped (GTK_WIDGET (self)) || map_flight_get_duration (&self->flight) <= 0)
    {
      map_view_canvas_move_to (self, camera);
      return;
    }
  self->is_flying = TRUE;
  self->flown_at = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->glide = gtk_widget_add_tick_callback (GTK_WIDGET (self), fly_on, NULL, NULL);
}

gboolean
map_view_canvas_is_flying (MapViewCanvas *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_CANVAS (self), FALSE);

  return self->is_flying;
}
