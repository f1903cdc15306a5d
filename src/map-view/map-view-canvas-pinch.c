/* map-view-canvas-pinch.c - two fingers: the ground that was under each stays there
 *
 * The drag and the click know the first finger alone ("exclusive"): one that saw the second would refuse it, and what one gesture of
 * a group refuses is refused for all. A group they are: else a drag that moves has the first finger for itself, and no pinch begins.
 */
#include "map-view-canvas-private.h"

/* What the first finger had begun: it was one of two. */
static void
give_up (MapViewCanvas *self)
{
  if (self->hand == MAP_VIEW_HAND_MOVES_STRUCTURE)
    map_view_canvas_let_go_of_placed (self);
  g_array_set_size (self->lasso, 0);
  g_clear_pointer (&self->link_from, g_free);
  self->is_click = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_begin (MapViewCanvas    *self,
          GdkEventSequence *sequence,
          GtkGesture       *pinch)
{
  map_view_canvas_stop (self);
  give_up (self);
  self->hand = MAP_VIEW_HAND_PINCHES;
  self->grabbed = self->camera;
  gtk_gesture_get_bounding_box_center (pinch, &self->hand_x, &self->hand_y);
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
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

/* A finger that is still down does nothing more: the paper would jump. The end of its drag frees the hand. */
static void
on_end (MapViewCanvas *self)
{
  if (self->hand == MAP_VIEW_HAND_PINCHES && !gtk_gesture_is_active (self->drag))
    self->hand = MAP_VIEW_HAND_FREE;
}

void
map_view_canvas_add_pinch (MapViewCanvas *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_scale_changed), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_group (self->drag, pinch);
}
