#include "config.h"

#include "map-view-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WHEEL_STEP 1.25
#define REST_MS 320.0  /* how slowly the paper comes to rest */
#define SLOWEST 0.02   /* pixels per ms under which it has */
#define FASTEST 2.5    /* nobody follows a map that flies */
#define STILL_US 80000 /* held still that long, the hand throws nothing */
#define SAMPLE_US 40000
#define CLICK_TOLERANCE 4.0
#define TOUCH_TOLERANCE 12.0

void
map_view_canvas_stop (MapViewCanvas *self)
{
  if (self->glide != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide);
  self->glide = 0;
  self->is_flying = FALSE;
}

static gboolean
glide_on (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);
  gint64         now = gdk_frame_clock_get_frame_time (clock);
  double         elapsed = (double) (now - self->moved_at) / 1000;
  double         slowing = exp (-elapsed / REST_MS);

  self->moved_at = now;
  map_view_canvas_move_to (self, map_camera_pan (self->camera, self->velocity_x * elapsed, self->velocity_y * elapsed));
  self->velocity_x *= slowing;
  self->velocity_y *= slowing;
  if (hypot (self->velocity_x, self->velocity_y) > SLOWEST)
    return G_SOURCE_CONTINUE;
  self->glide = 0;
  return G_SOURCE_REMOVE;
}

static void
on_drag_begin (MapViewCanvas *self,
               double         x,
               double         y,
               GtkGesture    *gesture)
{
  const char     *structure = map_view_canvas_find_structure (self, x, y);
  GdkModifierType state;

  map_view_canvas_stop (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->grabbed = self->camera;
  self->hand_x = x;
  self->hand_y = y;
  self->velocity_x = self->velocity_y = 0;
  self->moved_at = g_get_monotonic_time ();
  self->before.at = self->since.at = self->moved_at;
  self->before.dx = self->before.dy = self->since.dx = self->since.dy = 0;
  self->hand = MAP_VIEW_HAND_FREE;
  self->is_click = TRUE;
  state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->moves_structure = (state & GDK_SHIFT_MASK) != 0;
  self->selects = (state & GDK_CONTROL_MASK) != 0;
  g_free (self->link_from);
  self->link_from = self->placing != NULL || self->is_bare ? NULL : g_strdup (structure);
}

static void
note_velocity (MapViewCanvas *self,
               double         dx,
               double         dy)
{
  gint64 now = g_get_monotonic_time ();
  double elapsed, speed;

  if (now - self->since.at >= SAMPLE_US)
    {
      self->before = self->since;
      self->since.at = now;
      self->since.dx = dx;
      self->since.dy = dy;
    }
  elapsed = (double) MAX (now - self->before.at, SAMPLE_US) / 1000;
  self->velocity_x = (dx - self->before.dx) / elapsed;
  self->velocity_y = (dy - self->before.dy) / elapsed;
  speed = hypot (self->velocity_x, self->velocity_y);
  if (speed > FASTEST)
    {
      self->velocity_x *= FASTEST / speed;
      self->velocity_y *= FASTEST / speed;
    }
  self->moved_at = now;
}

/* What a drag does depends on where it began; in the network it moves marks, unless Shift is held. */
static MapViewHand
choose_hand (MapViewCanvas *self)
{
  if (self->is_bare)
    return MAP_VIEW_HAND_MOVES_PAPER;
  if (self->selects)
    {
      map_view_canvas_begin_lasso (self, self->hand_x, self->hand_y, self->moves_structure);
      return MAP_VIEW_HAND_SELECTS;
    }
  if (self->link_from == NULL)
    return MAP_VIEW_HAND_MOVES_PAPER;
  if (self->moves_marks && !self->moves_structure)
    return MAP_VIEW_HAND_MOVES_MARK;
  if (!self->moves_structure || map_view_canvas_is_arranged (self))
    return MAP_VIEW_HAND_DRAWS_LINK;
  map_view_canvas_begin_placing (self, self->link_from);
  return MAP_VIEW_HAND_MOVES_STRUCTURE;
}

static void
on_drag_update (MapViewCanvas  *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (self->hand == MAP_VIEW_HAND_PINCHES || (self->hand == MAP_VIEW_HAND_FREE && hypot (dx, dy) < CLICK_TOLERANCE))
    return;
  if (self->hand == MAP_VIEW_HAND_FREE)
    {
      self->hand = choose_hand (self);
      self->is_click = FALSE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->hand == MAP_VIEW_HAND_MOVES_PAPER || self->hand == MAP_VIEW_HAND_MOVES_MARK ? "grabbing" : "crosshair");
    }
  if (self->hand == MAP_VIEW_HAND_MOVES_PAPER)
    {
      note_velocity (self, dx, dy);
      map_view_canvas_move_to (self, map_camera_pan (self->grabbed, dx, dy));
      return;
    }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->hand_x = x + dx;
  self->hand_y = y + dy;
  self->pointer_x = self->hand_x;
  self->pointer_y = self->hand_y;
  if (self->hand == MAP_VIEW_HAND_SELECTS)
    map_view_canvas_draw_lasso_to (self, self->hand_x, self->hand_y);
  self->is_pointed = TRUE;
  self->places_in_middle = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
throw_paper (MapViewCanvas *self)
{
  gboolean animated;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animated, NULL);
  if (!animated || g_get_monotonic_time () - self->moved_at > STILL_US || hypot (self->velocity_x, self->velocity_y) < SLOWEST)
    return;
  self->moved_at = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->glide = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_on, NULL, NULL);
}

static void
end_link (MapViewCanvas *self)
{
  const char      *under = map_view_canvas_find_structure (self, self->hand_x, self->hand_y);
  g_autofree char *to = g_strdup (under);
  g_autofree char *from = g_steal_pointer (&self->link_from);

  if (to != NULL && g_strcmp0 (from, to) != 0)
    g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_LINK_DRAWN], 0, from, to);
}

static void
on_drag_end (MapViewCanvas *self)
{
  MapViewHand hand = self->hand;

  self->hand = MAP_VIEW_HAND_FREE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (hand == MAP_VIEW_HAND_MOVES_PAPER)
    throw_paper (self);
  else if (hand == MAP_VIEW_HAND_DRAWS_LINK)
    end_link (self);
  else if (hand == MAP_VIEW_HAND_MOVES_STRUCTURE)
    map_view_canvas_put_down (self);
  else if (hand == MAP_VIEW_HAND_SELECTS)
    map_view_canvas_end_lasso (self);
  else if (hand == MAP_VIEW_HAND_MOVES_MARK)
    {
      g_autofree char *id = g_steal_pointer (&self->link_from);

      map_view_canvas_move_mark (self, id, self->hand_x, self->hand_y);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_tolerance (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN ? TOUCH_TOLERANCE : CLICK_TOLERANCE;
}

/* Nearer, on what was gathered: the badge opens under the pointer. */
static void
open_badge (MapViewCanvas *self,
            double         x,
            double         y)
{
  map_view_canvas_move_to (self, map_camera_zoom_at (self->camera, 2, x, y));
}

static void
on_released (MapViewCanvas *self,
             int            n_press,
             double         x,
             double         y,
             GtkGesture    *gesture)
{
  MapHit           hit = map_cache_pick (self->cache, &self->camera, x, y, get_tolerance (gesture));
  g_autofree char *id = g_strdup (map_view_canvas_get_hit_id (self, &hit));

  /* Where a link was drawn to, or the paper let go, nothing was chosen. */
  if (!self->is_click || self->is_bare)
    return;
  if (map_view_canvas_is_placing (self))
    {
      map_view_canvas_place_at (self, self->placing, x, y);
      return;
    }
  if (hit.kind == MAP_HIT_BADGE || (n_press == 2 && id == NULL))
    open_badge (self, x, y);
  else if (n_press == 2 && hit.kind == MAP_HIT_STRUCTURE)
    map_view_canvas_set_focus (self, id, 1);
  else if (n_press == 2)
    g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_OPENED], 0, id);
  else
    map_view_canvas_pick (self, id);
}

static void
set_hovered (MapViewCanvas *self,
             guint          structure,
             guint          link)
{
  if (structure == self->hovered_structure && link == self->hovered_link)
    return;
  self->hovered_structure = structure;
  self->hovered_link = link;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), structure != MAP_NONE || link != MAP_NONE ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (MapViewCanvas *self,
           double         x,
           double         y)
{
  MapHit hit;

  self->is_pointed = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->hand != MAP_VIEW_HAND_FREE || self->is_bare)
    return;
  if (map_view_canvas_is_placing (self))
    {
      self->places_in_middle = FALSE;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  hit = map_cache_pick (self->cache, &self->camera, x, y, CLICK_TOLERANCE);
  set_hovered (self, hit.kind == MAP_HIT_STRUCTURE ? hit.item : MAP_NONE, hit.kind == MAP_HIT_LINK ? hit.item : MAP_NONE);
}

static void
on_leave (MapViewCanvas *self)
{
  self->is_pointed = FALSE;
  set_hovered (self, MAP_NONE, MAP_NONE);
}

static gboolean
on_scroll (MapViewCanvas *self,
           double         dx,
           double         dy)
{
  /* A turn of the wheel does not tell where it was done: the pointer was seen coming. */
  double x = self->is_pointed ? self->pointer_x : self->camera.width / 2;
  double y = self->is_pointed ? self->pointer_y : self->camera.height / 2;

  map_view_canvas_stop (self);
  map_view_canvas_move_to (self, map_camera_zoom_at (self->camera, pow (WHEEL_STEP, -dy), x, y));
  return GDK_EVENT_STOP;
}

/* The card of a structure: its name, what and where it is, how many links it has. */
static char *
dup_structure_card (const MapScene     *scene,
                    const MapStructure *structure)
{
  guint            n;
  const char      *commune = structure->commune == MAP_NONE ? NULL : map_scene_get_territories (scene, &n)[structure->commune].name;
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", structure->n_links), structure->n_links);

  return g_strdup_printf ("%s\n%s%s%s\n%s", structure->name, map_family_get_label (structure->family), commune != NULL ? " · " : "", commune != NULL ? commune : "", links);
}

static const char *
get_term (const MapScene *scene,
          const MapLink  *link,
          MapAspect       aspect)
{
  return map_scene_get_term_label (scene, aspect, link->terms[aspect]);
}

/* Of a link: who, what it is, how it lives. What nobody knows is said so. */
static char *
dup_link_card (const MapScene *scene,
               const MapLink  *link)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);

  return g_strdup_printf ("%s ↔ %s\n%s · %s\n%s", structures[link->a].name, structures[link->b].name, get_term (scene, link, MAP_ASPECT_KIND),
                          get_term (scene, link, MAP_ASPECT_FORMALITY), get_term (scene, link, MAP_ASPECT_STATUS));
}

static char *
dup_tooltip (MapViewCanvas *self)
{
  const MapLayout *layout = map_cache_get_layout (self->cache);
  const MapScene  *scene = layout ? map_layout_get_scene (layout) : NULL;
  guint            n;

  if (scene == NULL)
    return NULL;
  if (self->hovered_structure != MAP_NONE)
    return dup_structure_card (scene, &map_scene_get_structures (scene, &n)[self->hovered_structure]);
  if (self->hovered_link != MAP_NONE)
    return dup_link_card (scene, &map_scene_get_links (scene, &n)[self->hovered_link]);
  return NULL;
}

static gboolean
on_query_tooltip (MapViewCanvas *self,
                  int            x,
                  int            y,
                  gboolean       by_keyboard,
                  GtkTooltip    *tooltip)
{
  g_autofree char *text = by_keyboard ? NULL : dup_tooltip (self);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
add_pointer (MapViewCanvas *self)
{
  GtkGesture         *drag = self->drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_exclusive (GTK_GESTURE_SINGLE (drag), TRUE);
  gtk_gesture_single_set_exclusive (GTK_GESTURE_SINGLE (click), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_group (click, drag);
  map_view_canvas_add_pinch (self);
}

void
map_view_canvas_add_gestures (MapViewCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  add_pointer (self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
