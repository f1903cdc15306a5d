#include "config.h"

#include "map-view-placer.h"

#include "map-spotlight.h"
#include "territory-projection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _MapViewPlacer
{
  AdwWindow    parent_instance;
  MapScan     *scan;
  MapScene    *scene;
  MapLook      look; /* without the picture */
  MapViewAim  *picture, *ground;
  GtkBox      *panes;
  GtkLabel    *told;
  GtkEntry    *commune;
  GtkRange    *opacity;
  GtkWidget   *lay;
  TerritoryFit fit;
  gboolean     is_done;
};

G_DEFINE_FINAL_TYPE (MapViewPlacer, map_view_placer, ADW_TYPE_WINDOW)

enum
{
  PLACED,
  GIVEN_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is known */

static gboolean
find_pins (MapViewPlacer *self,
           TerritoryPin   pins[2])
{
  gboolean is_whole = TRUE;

  for (guint pin = 0; pin < 2; pin++)
    {
      double x, y, east, north;

      is_whole = map_view_aim_get_pin (self->picture, pin, &x, &y) && map_view_aim_get_pin (self->ground, pin, &east, &north) && is_whole;
      pins[pin].x = x;
      pins[pin].y = -y;
      territory_projection_from_plane (east, north, &pins[pin].place.lon, &pins[pin].place.lat);
    }
  return is_whole;
}

/* The point that is awaited, picture first: 0 to 3; 4: all are there. */
static guint
find_step (MapViewPlacer *self)
{
  double x, y;

  for (guint step = 0; step < 4; step++)
    if (!map_view_aim_get_pin (step % 2 == 0 ? self->picture : self->ground, step / 2, &x, &y))
      return step;
  return 4;
}

static const char *
word_error (const GError *error)
{
  if (error->code == TERRITORY_FIT_ERROR_CLOSE_PIXELS)
    return _ ("The two points are nearly at the same spot of the picture: drag one of them farther away.");
  if (error->code == TERRITORY_FIT_ERROR_CLOSE_PLACES)
    return _ ("The two points are nearly at the same place of the map: drag one of them farther away.");
  return _ ("One of the points is on no map: drag it back.");
}

static const char *
word_step (guint step)
{
  static const char *const words[] = {
    N_ ("1. On the picture, click a point you know well: a crossroads, a church, a bridge."),
    N_ ("2. On the map, click the same point."),
    N_ ("3. On the picture, click another point, far from the first."),
    N_ ("4. On the map, click that same point."),
    N_ ("The picture lies under the map. Drag a point to correct it."),
  };

  return _ (words[step]);
}

/* --- shown */

static void
show_ground (MapViewPlacer     *self,
             const TerritoryPin pins[2])
{
  g_auto (MapLook) look = map_look_copy (&self->look);

  if (pins != NULL)
    look.backdrop = map_backdrop_new_of_scan (self->scan, pins, gtk_range_get_value (self->opacity) / 100);
  map_view_aim_set_ground (self->ground, self->scene, &look);
}

static void
tell (MapViewPlacer *self,
      const char    *sentence)
{
  gtk_label_set_label (self->told, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->told), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
update (MapViewPlacer *self)
{
  guint              step = find_step (self);
  TerritoryPin       pins[2];
  g_autoptr (GError) error = NULL;
  gboolean           is_fit = find_pins (self, pins) && territory_fit_new (pins, &self->fit, &error);

  tell (self, error != NULL ? word_error (error) : word_step (step));
  gtk_widget_set_sensitive (self->lay, is_fit);
  show_ground (self, is_fit ? pins : NULL);
}

/* Who sets points one after the other is led to the next one; who corrects stays there. */
static void
on_aimed (MapViewPlacer *self,
          guint          pin,
          gboolean       by_drag)
{
  guint step = find_step (self);

  update (self);
  if (by_drag || step == 4)
    return;
  map_view_aim_await (self->picture, step / 2);
  map_view_aim_await (self->ground, step / 2);
  gtk_widget_grab_focus (GTK_WIDGET (step % 2 == 0 ? self->picture : self->ground));
}

/* As large as the commune, north up: a hand does the rest. */
static void
lay_over (MapViewPlacer *self,
          MapBox         box)
{
  int    width, height;
  double middle_x = (box.x0 + box.x1) / 2, middle_y = (box.y0 + box.y1) / 2, scale;

  map_scan_get_size (self->scan, &width, &height);
  scale = MIN ((box.x1 - box.x0) / width, (box.y1 - box.y0) / height);
  for (guint pin = 0; pin < 2; pin++)
    {
      double way = (pin == 0 ? -0.3 : 0.3) * width;

      map_view_aim_set_pin (self->picture, pin, width / 2.0 + way, -height / 2.0);
      map_view_aim_set_pin (self->ground, pin, middle_x + way * scale, middle_y);
    }
  update (self);
}

static void
on_commune (MapViewPlacer *self)
{
  guint  n, index = map_spotlight_find (self->scene, gtk_editable_get_text (GTK_EDITABLE (self->commune)));
  MapBox box;
  double x, y;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->commune)) == '\0')
    return;
  if (index == MAP_NONE || map_box_is_empty (map_scene_get_territories (self->scene, &n)[index].box))
    {
      tell (self, _ ("No commune of the map begins so. Nothing was moved: try its first letters."));
      return;
    }
  box = map_scene_get_territories (self->scene, &n)[index].box;
  map_scene_get_origin (self->scene, &x, &y);
  box = (MapBox){ box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y };
  gtk_editable_set_text (GTK_EDITABLE (self->commune), map_scene_get_territories (self->scene, &n)[index].name);
  map_view_aim_show_box (self->ground, box);
  if (find_step (self) != 4)
    lay_over (self, box);
  gtk_widget_grab_focus (GTK_WIDGET (self->ground));
}

/* --- done */

static void
lay (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  MapViewPlacer *self = MAP_VIEW_PLACER (widget);

  if (!gtk_widget_get_sensitive (self->lay) || self->is_done)
    return;
  self->is_done = TRUE;
  g_signal_emit (self, signals[PLACED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
leave (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "backgrounds.help", NULL);
}

static gboolean
map_view_placer_close_request (GtkWindow *window)
{
  g_signal_emit (window, signals[GIVEN_UP], 0);
  return GTK_WINDOW_CLASS (map_view_placer_parent_class)->close_request (window);
}

/* Narrow, one above the other. */
static void
map_view_placer_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MapViewPlacer *self = MAP_VIEW_PLACER (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), width < 640 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  GTK_WIDGET_CLASS (map_view_placer_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
map_view_placer_dispose (GObject *object)
{
  MapViewPlacer *self = MAP_VIEW_PLACER (object);

  g_clear_pointer (&self->scan, map_scan_unref);
  g_clear_pointer (&self->scene, map_scene_unref);
  map_look_clear (&self->look);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAP_VIEW_TYPE_PLACER);
  G_OBJECT_CLASS (map_view_placer_parent_class)->dispose (object);
}

static void
map_view_placer_class_init (MapViewPlacerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = map_view_placer_dispose;
  widget_class->size_allocate = map_view_placer_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = map_view_placer_close_request;
  signals[PLACED] = g_signal_new ("placed", MAP_VIEW_TYPE_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GIVEN_UP] = g_signal_new ("given-up", MAP_VIEW_TYPE_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MAP_VIEW_TYPE_AIM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/map-view-placer.ui");
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, picture);
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, ground);
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, panes);
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, told);
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, commune);
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, opacity);
  gtk_widget_class_bind_template_child (widget_class, MapViewPlacer, lay);
  gtk_widget_class_bind_template_callback (widget_class, on_aimed);
  gtk_widget_class_bind_template_callback (widget_class, on_commune);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_opacity", G_CALLBACK (update));
  gtk_widget_class_install_action (widget_class, "placer.lay", NULL, lay);
  gtk_widget_class_install_action (widget_class, "placer.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "placer.help", NULL, ask_help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "placer.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "placer.lay", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "placer.help", NULL);
}

static void
map_view_placer_init (MapViewPlacer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_pins (MapViewPlacer     *self,
          const TerritoryPin pins[2])
{
  for (guint pin = 0; pin < 2; pin++)
    {
      double east, north;

      territory_projection_to_plane (pins[pin].place.lon, pins[pin].place.lat, &east, &north);
      map_view_aim_set_pin (self->picture, pin, pins[pin].x, -pins[pin].y);
      map_view_aim_set_pin (self->ground, pin, east, north);
    }
}

/* What lies under the map now, and some room around. */
static MapBox
find_laid (MapViewPlacer *self)
{
  MapBox box = MAP_BOX_EMPTY;
  int    width, height;

  map_scan_get_size (self->scan, &width, &height);
  for (guint corner = 0; corner < 4; corner++)
    {
      double east, north;

      territory_fit_to_plane (&self->fit, corner % 2 * width, corner / 2 * height, &east, &north);
      box = map_box_with (box, east, north);
    }
  return box;
}

MapViewPlacer *
map_view_placer_new (GtkWindow          *parent,
                     const char         *title,
                     MapScan            *scan,
                     MapScene           *scene,
                     const MapLook      *look,
                     const MapBox       *seen,
                     const TerritoryPin *pins,
                     double              opacity)
{
  MapViewPlacer *self;

  g_return_val_if_fail (scan != NULL && scene != NULL && look != NULL, NULL);

  self = g_object_new (MAP_VIEW_TYPE_PLACER, "transient-for", parent, "title", title, NULL);
  self->scan = map_scan_ref (scan);
  self->scene = map_scene_ref (scene);
  self->look = map_look_copy (look);
  self->look.show_pictures = TRUE;
  g_clear_pointer (&self->look.backdrop, map_backdrop_unref);
  g_clear_pointer (&self->look.shown_structures, g_bytes_unref);
  g_clear_pointer (&self->look.shown_links, g_bytes_unref);
  self->look.show_links = FALSE;
  map_view_aim_set_scan (self->picture, scan);
  if (pins != NULL)
    set_pins (self, pins);
  gtk_range_set_value (self->opacity, opacity * 100);
  update (self);
  if (find_step (self) == 4)
    map_view_aim_show_box (self->ground, find_laid (self));
  else
    map_view_aim_show_box (self->ground, seen != NULL ? *seen : map_scene_get_bounds (scene));
  gtk_widget_grab_focus (GTK_WIDGET (self->picture));
  return self;
}

void
map_view_placer_get_pins (MapViewPlacer *self,
                          TerritoryPin   pins[2])
{
  g_return_if_fail (MAP_VIEW_IS_PLACER (self));

  find_pins (self, pins);
}

double
map_view_placer_get_opacity (MapViewPlacer *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_PLACER (self), 0);

  return gtk_range_get_value (self->opacity) / 100;
}
