#include "config.h"

#include "map-view-aim.h"

#include "map-cache.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STEP 12.0  /* pixels the cross goes at a time; with Shift, one */
#define EDGE 24.0  /* from there on the paper moves instead */
#define REACH 16.0 /* of a hand that takes a point */
#define WHEEL 1.25
#define RADIUS 9.0

struct _MapViewAim
{
  GtkWidget        parent_instance;
  MapScan         *scan;    /* NULL: the ground is shown */
  cairo_surface_t *surface; /* of the level shown */
  guint            level;
  MapCache        *cache;
  MapScene        *scene;
  MapLook          look;
  MapCamera        camera;
  MapBox           box; /* to be shown once there is room for it */
  gboolean         fits;
  double           cross_x, cross_y; /* pixels */
  double           pointer_x, pointer_y;
  gboolean         is_set[2];
  double           x[2], y[2];
  guint            awaited;
  guint            held; /* the one that is dragged; 2: the paper */
  double           drag_x, drag_y;
  gboolean         has_moved;
};

G_DEFINE_FINAL_TYPE (MapViewAim, map_view_aim, GTK_TYPE_WIDGET)

static guint aimed_signal;

/* --- where one looks */

static void
fit (MapViewAim *self)
{
  if (self->camera.width < 2 || map_box_is_empty (self->box))
    return;
  self->camera = map_camera_snap (map_camera_fit (self->camera, self->box, (MapMargins){ 24, 24, 24, 24 }));
}

static void
look_from (MapViewAim *self,
           MapCamera   camera)
{
  self->fits = FALSE;
  self->camera = map_camera_snap (camera);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
map_view_aim_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  MapViewAim *self = MAP_VIEW_AIM (widget);
  gboolean    is_first = self->camera.width < 2;

  if (width < 2 || height < 2)
    return;
  self->camera = map_camera_resize (self->camera, width, height);
  self->camera.device = gtk_widget_get_scale_factor (widget);
  if (is_first || self->cross_x > width || self->cross_y > height)
    {
      self->cross_x = width / 2.0;
      self->cross_y = height / 2.0;
    }
  if (self->fits)
    fit (self);
}

/* --- drawn */

static void
draw_scan (MapViewAim *self,
           cairo_t    *cr)
{
  guint  level = map_scan_find_level (self->scan, self->camera.scale * self->camera.device);
  double x, y, left, top;

  if (self->surface == NULL || level != self->level)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = map_scan_make_surface (self->scan, level);
      self->level = level;
    }
  map_scan_get_level_scale (self->scan, level, &x, &y);
  map_camera_to_screen (&self->camera, 0, 0, &left, &top);
  cairo_save (cr);
  cairo_translate (cr, left, top);
  cairo_scale (cr, self->camera.scale / x, self->camera.scale / y);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* White under, dark above: it is seen on any picture. */
static void
stroke_twice (cairo_t *cr)
{
  cairo_set_source_rgba (cr, 1, 1, 1, 0.95);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.12);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

static void
draw_cross (MapViewAim *self,
            cairo_t    *cr)
{
  double x = floor (self->cross_x) + 0.5, y = floor (self->cross_y) + 0.5;

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x + side * 5, y);
      cairo_line_to (cr, x + side * 18, y);
      cairo_move_to (cr, x, y + side * 5);
      cairo_line_to (cr, x, y + side * 18);
    }
  stroke_twice (cr);
}

static void
draw_pin (MapViewAim *self,
          cairo_t    *cr,
          guint       pin)
{
  g_autofree char        *number = g_strdup_printf ("%u", pin + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  double                  x, y;
  int                     width, height;

  map_camera_to_screen (&self->camera, self->x[pin], self->y[pin], &x, &y);
  cairo_move_to (cr, x - 4, y);
  cairo_line_to (cr, x + 4, y);
  cairo_move_to (cr, x, y - 4);
  cairo_line_to (cr, x, y + 4);
  stroke_twice (cr);
  cairo_new_path (cr);
  cairo_arc (cr, x, y - RADIUS - 8, RADIUS, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, pin == 0 ? 0.65 : 0.07, pin == 0 ? 0.11 : 0.33, pin == 0 ? 0.18 : 0.62);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - width / 2.0, y - RADIUS - 8 - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
map_view_aim_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  MapViewAim     *self = MAP_VIEW_AIM (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_t        *cr;

  if (bounds.size.width < 2 || bounds.size.height < 2)
    return;
  gtk_snapshot_push_clip (snapshot, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (self->scan != NULL)
    draw_scan (self, cr);
  else if (self->scene != NULL)
    map_cache_draw (self->cache, cr, &self->camera);
  for (guint pin = 0; pin < 2; pin++)
    if (self->is_set[pin])
      draw_pin (self, cr, pin);
  if (gtk_widget_has_visible_focus (widget))
    draw_cross (self, cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, (double) bounds.size.width, (double) bounds.size.height);
}

/* --- by hand */

static void
put_pin (MapViewAim *self,
         guint       pin,
         double      px,
         double      py)
{
  map_camera_from_screen (&self->camera, px, py, &self->x[pin], &self->y[pin]);
  self->is_set[pin] = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
aim (MapViewAim *self,
     double      px,
     double      py)
{
  guint pin = self->awaited;

  put_pin (self, pin, px, py);
  g_signal_emit (self, aimed_signal, 0, pin, FALSE);
}

/* The cross of a point, or the disc above it. */
static guint
find_pin (MapViewAim *self,
          double      px,
          double      py)
{
  for (guint pin = 0; pin < 2; pin++)
    {
      double x, y;

      map_camera_to_screen (&self->camera, self->x[pin], self->y[pin], &x, &y);
      if (self->is_set[pin] && (hypot (px - x, py - y) < REACH || hypot (px - x, py - y + RADIUS + 8) < REACH))
        return pin;
    }
  return 2;
}

static void
on_drag_begin (MapViewAim *self,
               double      x,
               double      y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->held = find_pin (self, x, y);
  self->has_moved = FALSE;
  self->drag_x = self->drag_y = 0;
}

static void
on_drag_update (MapViewAim     *self,
                double          dx,
                double          dy,
                GtkGestureDrag *drag)
{
  double x, y;

  if (!self->has_moved && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  self->has_moved = TRUE;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (self->held < 2)
    put_pin (self, self->held, x + dx, y + dy);
  else
    look_from (self, map_camera_pan (self->camera, dx - self->drag_x, dy - self->drag_y));
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
on_drag_end (MapViewAim     *self,
             double          dx,
             double          dy,
             GtkGestureDrag *drag)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (self->has_moved && self->held < 2)
    g_signal_emit (self, aimed_signal, 0, self->held, TRUE);
  else if (!self->has_moved)
    {
      self->cross_x = x;
      self->cross_y = y;
      aim (self, x, y);
    }
}

static void
on_motion (MapViewAim *self,
           double      x,
           double      y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll (MapViewAim *self,
           double      dx,
           double      dy)
{
  look_from (self, map_camera_zoom_at (self->camera, pow (WHEEL, -dy), self->pointer_x, self->pointer_y));
  return GDK_EVENT_STOP;
}

/* Near the edge the paper comes instead. */
static void
move_cross (MapViewAim *self,
            double      dx,
            double      dy)
{
  double x = CLAMP (self->cross_x + dx, EDGE, MAX (EDGE, self->camera.width - EDGE));
  double y = CLAMP (self->cross_y + dy, EDGE, MAX (EDGE, self->camera.height - EDGE));
  double over_x = self->cross_x + dx - x, over_y = self->cross_y + dy - y;

  self->cross_x = x;
  self->cross_y = y;
  if (over_x != 0 || over_y != 0)
    look_from (self, map_camera_pan (self->camera, -over_x, -over_y));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The cross goes to a point that is set: from there Enter sets it again. */
static void
take_again (MapViewAim *self,
            guint       pin)
{
  double x, y;

  self->awaited = pin;
  if (!self->is_set[pin])
    return;
  map_camera_to_screen (&self->camera, self->x[pin], self->y[pin], &x, &y);
  move_cross (self, x - self->cross_x, y - self->cross_y);
}

static gboolean
on_key (MapViewAim     *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  double step = state & GDK_SHIFT_MASK ? 1 : STEP;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    move_cross (self, -step, 0);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    move_cross (self, step, 0);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move_cross (self, 0, -step);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move_cross (self, 0, step);
  else if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_equal)
    look_from (self, map_camera_zoom_at (self->camera, 1.5, self->cross_x, self->cross_y));
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    look_from (self, map_camera_zoom_at (self->camera, 1 / 1.5, self->cross_x, self->cross_y));
  else if (key == GDK_KEY_1 || key == GDK_KEY_2 || key == GDK_KEY_KP_1 || key == GDK_KEY_KP_2)
    take_again (self, key == GDK_KEY_2 || key == GDK_KEY_KP_2);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    aim (self, self->cross_x, self->cross_y);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
add_controllers (MapViewAim *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL), *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new (),
                     *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* --- the widget */

static void
map_view_aim_dispose (GObject *object)
{
  MapViewAim *self = MAP_VIEW_AIM (object);

  g_clear_pointer (&self->cache, map_cache_free);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->scan, map_scan_unref);
  map_look_clear (&self->look);
  G_OBJECT_CLASS (map_view_aim_parent_class)->dispose (object);
}

static void
map_view_aim_class_init (MapViewAimClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = map_view_aim_dispose;
  widget_class->size_allocate = map_view_aim_size_allocate;
  widget_class->snapshot = map_view_aim_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  aimed_signal = g_signal_new ("aimed", MAP_VIEW_TYPE_AIM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
map_view_aim_init (MapViewAim *self)
{
  GdkCursor *cursor = gdk_cursor_new_from_name ("crosshair", NULL);

  self->camera = map_camera_new (1, 1, 1);
  self->box = MAP_BOX_EMPTY;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_size_request (GTK_WIDGET (self), 200, 150);
  gtk_widget_set_cursor (GTK_WIDGET (self), cursor);
  g_clear_object (&cursor);
  add_controllers (self);
}

void
map_view_aim_set_scan (MapViewAim *self,
                       MapScan    *scan)
{
  int width, height;

  g_return_if_fail (MAP_VIEW_IS_AIM (self) && scan != NULL);

  self->scan = map_scan_ref (scan);
  map_scan_get_size (scan, &width, &height);
  map_view_aim_show_box (self, (MapBox){ 0, -height, width, 0 });
}

static void
on_painted (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
}

void
map_view_aim_set_ground (MapViewAim    *self,
                         MapScene      *scene,
                         const MapLook *look)
{
  g_return_if_fail (MAP_VIEW_IS_AIM (self) && scene != NULL);

  if (self->cache == NULL)
    self->cache = map_cache_new (on_painted, self);
  map_look_clear (&self->look);
  self->look = map_look_copy (look);
  if (self->scene != scene)
    {
      g_clear_pointer (&self->scene, map_scene_unref);
      self->scene = map_scene_ref (scene);
      map_cache_set_scene (self->cache, scene);
    }
  map_cache_set_look (self->cache, &self->look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
map_view_aim_show_box (MapViewAim *self,
                       MapBox      box)
{
  g_return_if_fail (MAP_VIEW_IS_AIM (self));

  self->box = box;
  self->fits = TRUE;
  fit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
map_view_aim_await (MapViewAim *self,
                    guint       pin)
{
  g_return_if_fail (MAP_VIEW_IS_AIM (self) && pin < 2);

  self->awaited = pin;
}

void
map_view_aim_set_pin (MapViewAim *self,
                      guint       pin,
                      double      x,
                      double      y)
{
  g_return_if_fail (MAP_VIEW_IS_AIM (self) && pin < 2);

  self->x[pin] = x;
  self->y[pin] = y;
  self->is_set[pin] = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
map_view_aim_get_pin (MapViewAim *self,
                      guint       pin,
                      double     *x,
                      double     *y)
{
  g_return_val_if_fail (MAP_VIEW_IS_AIM (self) && pin < 2, FALSE);

  *x = self->x[pin];
  *y = self->y[pin];
  return self->is_set[pin];
}
