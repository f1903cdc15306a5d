/* map-view-canvas-pinch.c - two fingers: the ground that was under each stays there */
#include "map-view-canvas-private.h"

/* What the first finger had begun is given up: it was one of two. */
static void
on_begin (MapViewCanvas    *self,
          GdkEventSequence *sequence,
          GtkGesture       *pinch)
{
  map_view_canvas_stop (self);
  g_clear_pointer (&self->link_from, g_free);
  self->hand = MAP_VIEW_HAND_PINCHES;
  self->is_click = FALSE;
  self->grabbed = self->camera;
  gtk_gesture_get_bounding_box_center (pinch, &self->hand_x, &self->hand_y);
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
on_scale_changed (MapViewCanvas *self,
                  double         scale,
                  GtkGesture    *pinch)
{
  double    x, y;
  MapCamera camera;

  if (self->hand != MAP_VIEW_HAND_PINCHES || !gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    return;
  camera = map_camera_zoom_at (self->grabbed, scale, self->hand_x, self->hand_y);
  map_view_canvas_move_to (self, map_camera_pan (camera, x - self->hand_x, y - self->hand_y));
}

/* A finger that is still down does nothing more: the paper would jump. Its end frees the hand. */
static void
on_end (MapViewCanvas    *self,
        GdkEventSequence *sequence,
        GtkGesture       *pinch)
{
  GtkGesture *drag = g_object_get_data (G_OBJECT (pinch), "drag");

  if (self->hand == MAP_VIEW_HAND_PINCHES && !gtk_gesture_is_active (drag))
    self->hand = MAP_VIEW_HAND_FREE;
}

void
map_view_canvas_add_pinch (MapViewCanvas *self,
                           GtkGesture    *drag)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_object_set_data (G_OBJECT (pinch), "drag", drag);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_scale_changed), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_group (drag, pinch); /* or the drag, once it moves, has the first finger for itself */
}
