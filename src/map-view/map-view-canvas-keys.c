#include "map-view-canvas-private.h"

#include "map-frame.h"

#include <math.h>

#define STEP 80 /* pixels the paper moves at a press of an arrow */
#define ZOOM_STEP 1.3
#define MARK_STEP 24 /* pixels a structure of the network moves */

void
map_view_canvas_pan (MapViewCanvas *self,
                     int            dx,
                     int            dy)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  self->places_in_middle = TRUE;
  map_view_canvas_stop (self);
  map_view_canvas_move_to (self, map_camera_pan (self->camera, dx * STEP, dy * STEP));
}

static gboolean
move_paper (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  int dx, dy;

  g_variant_get (args, "(ii)", &dx, &dy);
  map_view_canvas_pan (MAP_VIEW_CANVAS (widget), dx, dy);
  return GDK_EVENT_STOP;
}

static gboolean
zoom (GtkWidget *widget,
      GVariant  *args,
      gpointer   user_data)
{
  map_view_canvas_zoom (MAP_VIEW_CANVAS (widget), g_variant_get_boolean (args) ? ZOOM_STEP : 1 / ZOOM_STEP);
  return GDK_EVENT_STOP;
}

static gboolean
fit (GtkWidget *widget,
     GVariant  *args,
     gpointer   user_data)
{
  map_view_canvas_fit (MAP_VIEW_CANVAS (widget));
  return GDK_EVENT_STOP;
}

/* The marks in view in reading order from the chosen one: the next (or the one before), none past the last so that
 * the focus can leave the map. */
typedef struct
{
  const char *id;
  double      x, y;
} Stop;

static int
compare_stops (gconstpointer a,
               gconstpointer b)
{
  const Stop *one = a, *other = b;
  int         rows = (int) (one->y / 48) - (int) (other->y / 48);

  return rows != 0 ? rows : (one->x > other->x) - (one->x < other->x);
}

static GArray *
list_stops (MapViewCanvas *self)
{
  const MapLayout    *layout = map_view_canvas_get_layout (self);
  GArray             *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  const MapMark      *marks;
  const MapStructure *structures;
  const MapCamera    *camera;
  guint               n_marks, n;

  if (layout == NULL)
    return stops;
  marks = map_layout_get_marks (layout, &n_marks);
  structures = map_scene_get_structures (map_layout_get_scene (layout), &n);
  camera = map_layout_get_camera (layout);
  for (guint i = 0; i < n_marks; i++)
    {
      Stop   stop = { structures[marks[i].structure].id, 0, 0 };
      double x, y;

      if (map_frame_is_programme (map_scene_get_frame (map_layout_get_scene (layout)), marks[i].structure))
        continue;

      map_camera_from_screen (camera, (double) marks[i].x, (double) marks[i].y, &x, &y);
      map_camera_to_screen (&self->camera, x, y, &stop.x, &stop.y);
      if (stop.x >= 0 && stop.y >= 0 && stop.x < self->camera.width && stop.y < self->camera.height)
        g_array_append_val (stops, stop);
    }
  g_array_sort (stops, compare_stops);
  return stops;
}

static gboolean
walk (GtkWidget *widget,
      GVariant  *args,
      gpointer   user_data)
{
  MapViewCanvas     *self = MAP_VIEW_CANVAS (widget);
  g_autoptr (GArray) stops = list_stops (self);
  int                step = g_variant_get_boolean (args) ? 1 : -1;
  int                at = step > 0 ? -1 : (int) stops->len;

  if (self->is_bare)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < stops->len; i++)
    if (g_strcmp0 (g_array_index (stops, Stop, i).id, self->selection) == 0)
      at = (int) i;
  at += step;
  if (at < 0 || at >= (int) stops->len)
    return GDK_EVENT_PROPAGATE;
  map_view_canvas_pick (self, g_array_index (stops, Stop, at).id);
  return GDK_EVENT_STOP;
}

static gboolean
open_selection (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);

  if (map_view_canvas_put_down (self))
    return GDK_EVENT_STOP;
  if (self->selection == NULL)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_OPENED], 0, self->selection);
  return GDK_EVENT_STOP;
}

/* Lets go of what is in the hand, of a link being drawn, else of what is chosen. */
static gboolean
let_go (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);

  if (map_view_canvas_let_go_of_placed (self))
    return GDK_EVENT_STOP;
  if (self->hand == MAP_VIEW_HAND_DRAWS_LINK || self->hand == MAP_VIEW_HAND_MOVES_MARK)
    {
      g_clear_pointer (&self->link_from, g_free);
      self->hand = MAP_VIEW_HAND_FREE;
      gtk_widget_queue_draw (widget);
      return GDK_EVENT_STOP;
    }
  if (self->is_bare || (self->selection == NULL && self->several == NULL))
    return GDK_EVENT_PROPAGATE;
  map_view_canvas_pick (self, NULL);
  return GDK_EVENT_STOP;
}

/* What is chosen is taken in the hand. */
static gboolean
take_selection (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);

  if (self->is_bare || map_view_canvas_is_arranged (self) || self->scene == NULL || self->selection == NULL || map_scene_find_structure (self->scene, self->selection) == MAP_NONE)
    return GDK_EVENT_PROPAGATE;
  map_view_canvas_begin_placing (self, self->selection);
  return GDK_EVENT_STOP;
}

static gboolean
pick_all (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  if (MAP_VIEW_CANVAS (widget)->is_bare)
    return GDK_EVENT_PROPAGATE;
  map_view_canvas_pick_all_in_view (MAP_VIEW_CANVAS (widget));
  return GDK_EVENT_STOP;
}

/* In the network: what is chosen, by hand. */
static gboolean
move_mark (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);
  double         x, y;
  int            dx, dy;

  if (!self->moves_marks || !map_view_canvas_find_mark (self, self->selection, &x, &y))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (args, "(ii)", &dx, &dy);
  map_view_canvas_move_mark (self, self->selection, x - dx * MARK_STEP, y - dy * MARK_STEP);
  return GDK_EVENT_STOP;
}

/* In the network it is pinned, or unpinned; on the ground taken in the hand. */
static gboolean
pin_or_take (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);

  if (!self->moves_marks || self->selection == NULL)
    return take_selection (widget, args, user_data);
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_PIN_ASKED], 0, self->selection);
  return GDK_EVENT_STOP;
}

static void
bind_arrow (GtkWidgetClass *widget_class,
            guint           key,
            guint           keypad,
            int             dx,
            int             dy)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_paper, "(ii)", dx, dy);
  gtk_widget_class_add_binding (widget_class, keypad, 0, move_paper, "(ii)", dx, dy);
  gtk_widget_class_add_binding (widget_class, key, GDK_SHIFT_MASK, move_mark, "(ii)", dx, dy);
}

static void
bind_zoom (GtkWidgetClass *widget_class,
           guint           key,
           gboolean        nearer)
{
  gtk_widget_class_add_binding (widget_class, key, 0, zoom, "b", nearer);
  gtk_widget_class_add_binding (widget_class, key, GDK_CONTROL_MASK, zoom, "b", nearer);
}

void
map_view_canvas_install_keys (GtkWidgetClass *widget_class)
{
  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 1, 0);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, -1, 0);
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, 1);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, -1);
  bind_zoom (widget_class, GDK_KEY_plus, TRUE);
  bind_zoom (widget_class, GDK_KEY_equal, TRUE);
  bind_zoom (widget_class, GDK_KEY_KP_Add, TRUE);
  bind_zoom (widget_class, GDK_KEY_minus, FALSE);
  bind_zoom (widget_class, GDK_KEY_KP_Subtract, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, fit, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, fit, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, 0, walk, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_SHIFT_MASK, walk, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, walk, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_selection, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_selection, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, let_go, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, pick_all, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, pin_or_take, NULL);
}
