#include "config.h"

#include "map-view.h"

#include "base-text.h"

#include "map-view-canvas.h"
#include "map-view-key.h"
#include "map-view-look.h"
#include "map-view-source.h"
#include "map-view-tray.h"

#include <glib/gi18n-lib.h>

#define BUTTON_ZOOM 1.5
#define CALM_OF_LEGEND 120 /* ms after the last picture: several notches of a wheel are one */

struct _MapView
{
  AdwBin parent_instance;

  MapViewSource *source;
  MapViewCanvas *canvas;
  MapViewKey    *key;
  MapViewTray   *tray;
  GtkLabel      *hint;  /* what to do with what is in the hand */
  GtkStack      *stack; /* the map, or why there is none */
  MapViewThemes *themes;
  MapViewLook   *look; /* in the popover of the button */
  GtkMenuButton *look_button;
  guint          telling; /* timeout that refreshes the legend, 0: none */
};

G_DEFINE_FINAL_TYPE (MapView, map_view, ADW_TYPE_BIN)

enum
{
  SELECTED,
  OPENED,
  LINK_DRAWN,
  FAMILY_PRESSED,
  TERM_PRESSED,
  PLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_THEME = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* While the paper moves nobody reads, and each frame has its time. */
static gboolean
refresh_key (gpointer user_data)
{
  MapView *self = user_data;

  if (map_view_canvas_is_moving (self->canvas))
    return G_SOURCE_CONTINUE;
  self->telling = 0;
  map_view_key_set_layout (self->key, map_view_canvas_get_layout (self->canvas));
  return G_SOURCE_REMOVE;
}

static void
on_settled (MapView *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (CALM_OF_LEGEND, refresh_key, self);
}

static void
fill_tray (MapView *self)
{
  const MapShown *shown = map_view_source_get_shown (self->source);

  map_view_tray_set_scene (self->tray, map_view_source_get_scene (self->source), shown == NULL ? NULL : shown->structures);
}

/* Nothing to draw is not an empty map: it says what to do. */
static void
on_scene (MapView *self)
{
  MapScene *scene = map_view_source_get_scene (self->source);
  guint     n_structures = 0, n_territories = 0;

  map_view_canvas_set_scene (self->canvas, scene);
  fill_tray (self);
  if (scene != NULL)
    {
      map_scene_get_structures (scene, &n_structures);
      map_scene_get_territories (scene, &n_territories);
    }
  gtk_stack_set_visible_child_name (self->stack, scene != NULL && n_structures + n_territories == 0 ? "empty" : "map");
}

static void
on_shown (MapView *self)
{
  map_view_canvas_set_shown (self->canvas, map_view_source_get_scene (self->source), map_view_source_get_shown (self->source));
  fill_tray (self);
}

static void
on_picked (MapView    *self,
           const char *id)
{
  g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
on_opened (MapView    *self,
           const char *id)
{
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
on_link_drawn (MapView    *self,
               const char *a,
               const char *b)
{
  g_signal_emit (self, signals[LINK_DRAWN], 0, a, b);
}

/* --- what is in the hand */

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
  g_signal_emit (self, signals[PLACED], 0, id, lon, lat);
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
    map_view_canvas_begin_placing (self->canvas, id);
}

static void
on_resized (MapView *self,
            int      width,
            int      height)
{
  map_view_key_set_room (self->key, width, height);
  map_view_tray_set_room (self->tray, height);
}

static void
zoom_in (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  map_view_canvas_zoom (MAP_VIEW (widget)->canvas, BUTTON_ZOOM);
}

static void
zoom_out (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  map_view_canvas_zoom (MAP_VIEW (widget)->canvas, 1 / BUTTON_ZOOM);
}

static void
fit (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  map_view_canvas_fit (MAP_VIEW (widget)->canvas);
}

/* --- the legend */

static void
on_key_pressed (MapView *self,
                guint    sign,
                guint    key)
{
  const MapLayout *layout = map_view_canvas_get_layout (self->canvas);
  const MapLook   *look = layout == NULL ? NULL : map_layout_get_look (layout);
  guint            aspect;
  g_autofree char *path = NULL;

  if (look == NULL)
    return;
  if (sign == MAP_LEGEND_FAMILY)
    {
      g_signal_emit (self, signals[FAMILY_PRESSED], 0, key);
      return;
    }
  aspect = sign == MAP_LEGEND_COLOUR ? look->colour_by : sign == MAP_LEGEND_DASH ? look->dash_by
                                                                                 : look->width_by;
  path = g_strdup_printf ("link.%s", map_theme_get_aspect_code (aspect));
  g_signal_emit (self, signals[TERM_PRESSED], 0, path, key == MAP_TERM_UNKNOWN ? "" : map_scene_get_term_code (map_layout_get_scene (layout), aspect, key));
}

/* --- what it tells */

/* Before the popover is drawn, who had the focus keeps it. */
static gboolean
focus_look (GtkWidget     *look,
            GdkFrameClock *clock,
            gpointer       data)
{
  gtk_widget_grab_focus (look);
  return G_SOURCE_REMOVE;
}

static void
on_look_opened (MapView *self)
{
  g_autofree char *words = map_view_dup_theme (self);

  map_view_themes_ask (self->themes);
  map_view_look_show (self->look, words);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->look), focus_look, NULL, NULL);
}

static void
on_look_chosen (MapView    *self,
                const char *words)
{
  map_view_set_theme (self, words);
  map_view_look_show (self->look, words);
}

static void
add_look (MapView *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->themes = map_view_themes_new ();
  self->look = MAP_VIEW_LOOK (map_view_look_new (self->themes));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->look));
  gtk_widget_add_css_class (popover, "filters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the map tells"), -1);
  gtk_menu_button_set_popover (self->look_button, popover);
  g_signal_connect_object (popover, "map", G_CALLBACK (on_look_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "chosen", G_CALLBACK (on_look_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->look, "kept", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
}

static void
open_look (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  map_view_open_look (MAP_VIEW (widget));
}

static void
map_view_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  if (id == PROP_THEME)
    g_value_take_string (value, map_view_dup_theme (MAP_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
map_view_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  if (id == PROP_THEME)
    map_view_set_theme (MAP_VIEW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
map_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MAP_VIEW (widget)->canvas));
}

static void
map_view_dispose (GObject *object)
{
  MapView *self = MAP_VIEW (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_object (&self->source);
  g_clear_object (&self->themes);
  adw_bin_set_child (ADW_BIN (self), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), MAP_TYPE_VIEW);
  G_OBJECT_CLASS (map_view_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_params)
{
  return g_signal_new (name, MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, G_TYPE_STRING, G_TYPE_STRING);
}

static void
map_view_class_init (MapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = map_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = map_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = map_view_set_property;
  properties[PROP_THEME] = g_param_spec_string ("theme", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  widget_class->grab_focus = map_view_grab_focus;
  signals[SELECTED] = add_signal ("selected", 1);
  signals[OPENED] = add_signal ("opened", 1);
  signals[LINK_DRAWN] = add_signal ("link-drawn", 2);
  signals[PLACED] = g_signal_new ("placed", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[TERM_PRESSED] = add_signal ("term-pressed", 2);
  signals[FAMILY_PRESSED] = g_signal_new ("family-pressed", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (MAP_VIEW_TYPE_CANVAS);
  g_type_ensure (MAP_VIEW_TYPE_KEY);
  g_type_ensure (MAP_VIEW_TYPE_TRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MapView, canvas);
  gtk_widget_class_bind_template_child (widget_class, MapView, key);
  gtk_widget_class_bind_template_child (widget_class, MapView, look_button);
  gtk_widget_class_bind_template_child (widget_class, MapView, tray);
  gtk_widget_class_bind_template_child (widget_class, MapView, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_placing);
  gtk_widget_class_bind_template_callback (widget_class, on_placed);
  gtk_widget_class_bind_template_callback (widget_class, on_tray_chosen);
  gtk_widget_class_bind_template_child (widget_class, MapView, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_settled);
  gtk_widget_class_bind_template_callback (widget_class, on_resized);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_link_drawn);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "map.look", NULL, open_look);
}

static void
map_view_init (MapView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_look (self);
  self->source = map_view_source_new ();
  g_signal_connect_object (self->source, "scene", G_CALLBACK (on_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
}

GtkWidget *
map_view_new (void)
{
  return g_object_new (MAP_TYPE_VIEW, NULL);
}

void
map_view_set_store (MapView      *self,
                    DossierStore *store)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_source_set_store (self->source, store);
  map_view_themes_set_store (self->themes, store);
}

void
map_view_set_query (MapView            *self,
                    const DossierQuery *query)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_source_set_query (self->source, query);
}

void
map_view_set_selection (MapView    *self,
                        const char *id)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_canvas_set_selection (self->canvas, id);
  map_view_canvas_reveal_selection (self->canvas);
}

void
map_view_set_text_scale (MapView *self,
                         double   scale)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_canvas_set_text_scale (self->canvas, scale);
}

char *
map_view_dup_theme (MapView *self)
{
  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  return map_theme_dup_words (map_view_canvas_get_look (self->canvas));
}

void
map_view_set_theme (MapView    *self,
                    const char *words)
{
  g_auto (MapLook) look = { 0 };

  g_return_if_fail (MAP_IS_VIEW (self));

  look = map_look_copy (map_view_canvas_get_look (self->canvas));
  map_theme_apply (words, &look);
  if (map_look_equal (&look, map_view_canvas_get_look (self->canvas)))
    return;
  map_view_canvas_set_look (self->canvas, &look);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

void
map_view_open_look (MapView *self)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  gtk_menu_button_popup (self->look_button);
}

char *
map_view_dup_seen (MapView *self)
{
  MapCamera        camera;
  MapBox           box;
  g_autofree char *x0 = NULL, *y0 = NULL, *x1 = NULL, *y1 = NULL;

  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  if (!map_view_canvas_is_placed (self->canvas))
    return NULL;
  camera = map_view_canvas_get_camera (self->canvas);
  box = map_camera_get_box (&camera);
  x0 = base_text_dup_number (box.x0);
  y0 = base_text_dup_number (box.y0);
  x1 = base_text_dup_number (box.x1);
  y1 = base_text_dup_number (box.y1);
  return g_strjoin (" ", x0, y0, x1, y1, NULL);
}

void
map_view_show_seen (MapView    *self,
                    const char *seen)
{
  g_auto (GStrv) words = NULL;
  double         sides[4];

  g_return_if_fail (MAP_IS_VIEW (self));

  if (seen == NULL)
    {
      map_view_canvas_fit (self->canvas);
      return;
    }
  words = g_strsplit (seen, " ", -1);
  if (g_strv_length (words) != G_N_ELEMENTS (sides))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!base_text_read_number (words[i], &sides[i]))
      return;
  map_view_canvas_show_box (self->canvas, (MapBox){ sides[0], sides[1], sides[2], sides[3] });
}
