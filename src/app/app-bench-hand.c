#include "config.h"

#include "app-bench-hand.h"

#define STRIDE 12 /* pixels between two places where paper is looked for */

struct _AppBenchHand
{
  GtkWidget     *window; /* these are not owned */
  MapViewCanvas *map;
  GtkColumnView *table;
  GListModel    *rows; /* of the table; owned */
  gpointer       drag, click, motion, wheel;
  double         x, y;     /* of the pointer, on the map */
  AppBenchTimes *answers;  /* not owned */
  gint64         typed_at; /* monotonic; 0: what was typed last is answered */
};

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Not owned: the widget keeps it. */
static gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_return_val_if_reached (NULL);
}

static void
note_answer (AppBenchHand *self)
{
  if (self->answers != NULL && self->typed_at != 0)
    app_bench_times_add (self->answers, self->typed_at);
  self->typed_at = 0;
}

static void
on_rows_changed (AppBenchHand *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    note_answer (self);
}

static void
on_settled (AppBenchHand *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->map)))
    note_answer (self);
}

AppBenchHand *
app_bench_hand_new (AppWindow *window)
{
  AppBenchHand *self = g_new0 (AppBenchHand, 1);
  GtkWidget    *map = find_inside (GTK_WIDGET (window), MAP_VIEW_TYPE_CANVAS);

  self->window = GTK_WIDGET (window);
  self->map = MAP_VIEW_CANVAS (map);
  self->table = GTK_COLUMN_VIEW (find_inside (self->window, GTK_TYPE_COLUMN_VIEW));
  self->rows = g_object_ref (G_LIST_MODEL (gtk_column_view_get_model (self->table)));
  self->drag = find_controller (map, GTK_TYPE_GESTURE_DRAG);
  self->click = find_controller (map, GTK_TYPE_GESTURE_CLICK);
  self->motion = find_controller (map, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  self->wheel = find_controller (map, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  g_signal_connect_swapped (self->rows, "items-changed", G_CALLBACK (on_rows_changed), self);
  g_signal_connect_swapped (self->map, "settled", G_CALLBACK (on_settled), self);
  return self;
}

void
app_bench_hand_free (AppBenchHand *self)
{
  g_signal_handlers_disconnect_by_data (self->rows, self);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_object_unref (self->rows);
  g_free (self);
}

MapViewCanvas *
app_bench_hand_get_map (AppBenchHand *self)
{
  return self->map;
}

GArray *
app_bench_hand_list_marks (AppBenchHand *self)
{
  GArray          *found = g_array_new (FALSE, FALSE, sizeof (MapPoint));
  const MapLayout *layout = map_view_canvas_get_layout (self->map);
  MapCamera        camera = map_view_canvas_get_camera (self->map);
  guint            n = 0;
  const MapMark   *marks = layout != NULL ? map_layout_get_marks (layout, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      double   x, y;
      MapPoint place;

      map_camera_from_screen (map_layout_get_camera (layout), (double) marks[i].x, (double) marks[i].y, &x, &y);
      map_camera_to_screen (&camera, x, y, &x, &y);
      place = (MapPoint){ (float) x, (float) y };
      if (x >= 0 && y >= 0 && x < camera.width && y < camera.height)
        g_array_append_val (found, place);
    }
  return found;
}

void
app_bench_hand_act (AppBenchHand *self,
                    const char   *action,
                    const char   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (self->map), action, parameter != NULL ? "s" : NULL, parameter);
}

void
app_bench_hand_point (AppBenchHand *self,
                      double        x,
                      double        y)
{
  self->x = x;
  self->y = y;
  g_signal_emit_by_name (self->motion, "motion", x, y);
}

/* The pointer says by its shape that something is under it. */
static gboolean
points_at_paper (AppBenchHand *self,
                 double        x,
                 double        y)
{
  app_bench_hand_point (self, x, y);
  return gtk_widget_get_cursor (GTK_WIDGET (self->map)) == NULL;
}

void
app_bench_hand_point_at_paper (AppBenchHand *self)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0, y = gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0;

  for (int away = 0; away < (int) MIN (x, y); away += STRIDE)
    for (int side = -away; side <= away; side += STRIDE)
      if (points_at_paper (self, x + side, y - away) || points_at_paper (self, x + side, y + away))
        return;
}

void
app_bench_hand_press (AppBenchHand *self)
{
  g_signal_emit_by_name (self->drag, "drag-begin", self->x, self->y);
}

void
app_bench_hand_drag (AppBenchHand *self,
                     double        dx,
                     double        dy)
{
  g_signal_emit_by_name (self->drag, "drag-update", dx, dy);
}

void
app_bench_hand_release (AppBenchHand *self)
{
  g_signal_emit_by_name (self->drag, "drag-end", 0.0, 0.0);
}

void
app_bench_hand_click (AppBenchHand *self)
{
  app_bench_hand_press (self);
  g_signal_emit_by_name (self->click, "released", 1, self->x, self->y);
  app_bench_hand_release (self);
}

void
app_bench_hand_wheel (AppBenchHand *self,
                      double        notches)
{
  gboolean handled;

  g_signal_emit_by_name (self->wheel, "scroll", 0.0, notches, &handled);
}

void
app_bench_hand_scroll_to (AppBenchHand *self,
                          double        share)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));

  gtk_adjustment_set_value (place, share * (gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place)));
}

void
app_bench_hand_scroll_by (AppBenchHand *self,
                          double        pixels)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));

  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + pixels);
}

static GtkEditable *
find_focused (AppBenchHand *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return GTK_IS_EDITABLE (focus) ? GTK_EDITABLE (focus) : NULL;
}

void
app_bench_hand_type (AppBenchHand *self,
                     char          letter)
{
  GtkEditable *focused = find_focused (self);
  int          place = -1;

  g_return_if_fail (focused != NULL);

  self->typed_at = g_get_monotonic_time ();
  gtk_editable_insert_text (focused, &letter, 1, &place);
}

void
app_bench_hand_erase (AppBenchHand *self)
{
  GtkEditable *focused = find_focused (self);

  g_return_if_fail (focused != NULL);

  self->typed_at = g_get_monotonic_time ();
  gtk_editable_set_text (focused, "");
}

void
app_bench_hand_set_answers (AppBenchHand  *self,
                            AppBenchTimes *answers)
{
  self->answers = answers;
  self->typed_at = 0;
}
