#include "config.h"

#include "map-view-private.h"

#include "dossier-courtesy.h"

#include <glib/gi18n-lib.h>

#define BUTTON_ZOOM 1.5
#define CALM_OF_LEGEND 120 /* ms after the last picture: several notches of a wheel are one */

G_DEFINE_FINAL_TYPE (MapView, map_view, ADW_TYPE_BIN)

guint       map_view_signals[MAP_VIEW_N_SIGNALS];
GParamSpec *map_view_properties[MAP_VIEW_N_PROPERTIES];

/* While the paper moves nobody reads, and each frame has its time. */
static gboolean
refresh_key (gpointer user_data)
{
  MapView *self = user_data;

  if (map_view_canvas_is_moving (self->canvas))
    return G_SOURCE_CONTINUE;
  self->telling = 0;
  map_view_key_set_layout (self->key, map_view_canvas_get_layout (self->canvas));
  map_view_canvas_set_taken (self->canvas, map_view_key_get_width (self->key), map_view_get_time_height (self));
  map_view_part_key_from_time (self);
  map_view_make_room (self);
  return G_SOURCE_REMOVE;
}

static void
on_settled (MapView *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (CALM_OF_LEGEND, refresh_key, self);
}

/* Nothing to draw is not an empty map: it says what to do. */
static void
on_scene (MapView *self)
{
  MapScene *scene = map_view_source_get_scene (self->source);
  guint     n_structures = 0, n_territories = 0;

  map_view_arranger_set_scene (self->arranger, scene, map_view_source_get_shown (self->source));
  map_view_fill_tray (self);
  map_view_show_trail (self);
  map_view_time_set_scene (self->time, scene);
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
  map_view_arranger_set_shown (self->arranger, map_view_source_get_shown (self->source));
  map_view_fill_tray (self);
}

static void
on_picked (MapView    *self,
           const char *id)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_SELECTED], 0, id);
}

static void
on_picked_several (MapView *self,
                   GStrv    ids)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_SELECTED_SEVERAL], 0, ids);
}

static void
on_opened (MapView    *self,
           const char *id)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_OPENED], 0, id);
}

static void
on_link_drawn (MapView    *self,
               const char *a,
               const char *b)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_LINK_DRAWN], 0, a, b);
}

static void
on_resized (MapView *self,
            int      width,
            int      height)
{
  map_view_key_set_room (self->key, gtk_widget_get_width (GTK_WIDGET (self->stack)), gtk_widget_get_height (GTK_WIDGET (self->stack)));
  map_view_tray_set_room (self->tray, gtk_widget_get_height (GTK_WIDGET (self->stack)));
  map_view_time_set_room (self->time, gtk_widget_get_width (GTK_WIDGET (self->stack)));
  map_view_arranger_set_room (self->arranger, map_view_canvas_get_room (self->canvas));
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

static void
map_view_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  if (id == MAP_VIEW_PROP_THEME)
    g_value_take_string (value, map_view_dup_theme (MAP_VIEW (object)));
  else if (id == MAP_VIEW_PROP_ARRANGE)
    g_value_set_string (value, map_view_get_kind (MAP_VIEW (object)));
  else if (id == MAP_VIEW_PROP_PAUSE)
    g_value_set_boolean (value, map_view_arranger_is_paused (MAP_VIEW (object)->arranger));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
map_view_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  if (id == MAP_VIEW_PROP_THEME)
    map_view_set_theme (MAP_VIEW (object), g_value_get_string (value));
  else if (id == MAP_VIEW_PROP_ARRANGE)
    map_view_set_kind (MAP_VIEW (object), g_value_get_string (value));
  else if (id == MAP_VIEW_PROP_PAUSE)
    map_view_set_paused (MAP_VIEW (object), g_value_get_boolean (value));
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
  map_view_end_project (self);
  g_clear_weak_pointer (&self->left);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->source);
  g_clear_object (&self->pictures);
  g_clear_object (&self->themes);
  map_view_clear_arranger (self);
  g_clear_pointer (&self->around, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), MAP_TYPE_VIEW);
  G_OBJECT_CLASS (map_view_parent_class)->dispose (object);
}

/* The paper moves under a hand, or glides on after it. */
static void
on_moved (MapView *self)
{
  DossierStore *store = map_view_source_get_store (self->source);

  if (store != NULL)
    dossier_store_give_way (store);
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
  map_view_properties[MAP_VIEW_PROP_THEME] = g_param_spec_string ("theme", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  map_view_properties[MAP_VIEW_PROP_ARRANGE] = g_param_spec_string ("arrange", NULL, NULL, "map", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  map_view_properties[MAP_VIEW_PROP_PAUSE] = g_param_spec_boolean ("pause", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), MAP_VIEW_N_PROPERTIES, map_view_properties);
  widget_class->grab_focus = map_view_grab_focus;
  map_view_signals[MAP_VIEW_SELECTED] = add_signal ("selected", 1);
  map_view_signals[MAP_VIEW_OPENED] = add_signal ("opened", 1);
  map_view_signals[MAP_VIEW_SELECTED_SEVERAL] = g_signal_new ("selected-several", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  map_view_signals[MAP_VIEW_LINK_DRAWN] = add_signal ("link-drawn", 2);
  map_view_signals[MAP_VIEW_PLACED] = g_signal_new ("placed", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  map_view_signals[MAP_VIEW_PINNED] = add_signal ("pinned", 0);
  map_view_signals[MAP_VIEW_WORDS_WANTED] = add_signal ("words-wanted", 0);
  map_view_signals[MAP_VIEW_PRESENTED] = g_signal_new ("presented", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  map_view_signals[MAP_VIEW_NOTHING_PRESENTED] = add_signal ("nothing-presented", 0);
  map_view_signals[MAP_VIEW_LINKS_PRESSED] = g_signal_new ("links-pressed", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_STRING);
  map_view_signals[MAP_VIEW_TERM_PRESSED] = add_signal ("term-pressed", 2);
  map_view_signals[MAP_VIEW_FAMILY_PRESSED] = g_signal_new ("family-pressed", MAP_TYPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (MAP_VIEW_TYPE_CANVAS);
  g_type_ensure (MAP_VIEW_TYPE_KEY);
  g_type_ensure (MAP_VIEW_TYPE_TIME);
  g_type_ensure (MAP_VIEW_TYPE_TRAIL);
  g_type_ensure (MAP_VIEW_TYPE_TRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MapView, canvas);
  gtk_widget_class_bind_template_child (widget_class, MapView, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_settled);
  gtk_widget_class_bind_template_callback (widget_class, on_resized);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_several);
  gtk_widget_class_bind_template_callback (widget_class, on_link_drawn);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit);
  map_view_bind_around (widget_class);
  map_view_bind_told (widget_class);
  map_view_bind_hand (widget_class);
  map_view_bind_when (widget_class);
  map_view_bind_arrange (widget_class);
}

static void
map_view_init (MapView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->around = g_ptr_array_new_with_free_func (g_free);
  map_view_add_look (self);
  map_view_add_arranger (self);
  self->source = map_view_source_new (DOSSIER_VISIBILITY_INTERNAL);
  self->pictures = map_view_pictures_new (DOSSIER_VISIBILITY_INTERNAL, self->canvas);
  g_signal_connect_object (self->source, "scene", G_CALLBACK (on_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  map_view_add_when (self);
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

  map_view_canvas_set_focus (self->canvas, NULL, 1);
  map_view_source_set_store (self->source, store);
  map_view_pictures_set_store (self->pictures, store);
  map_view_themes_set_store (self->themes, store);
  map_view_end_project (self);
}

void
map_view_set_query (MapView            *self,
                    const DossierQuery *query)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_follow_narrowed (self, query);
  map_view_source_set_query (self->source, query);
  if (self->run != NULL)
    map_view_projector_follow_source (map_view_run_get_projector (self->run));
}

void
map_view_set_selected (MapView           *self,
                       const char *const *ids)
{
  g_return_if_fail (MAP_IS_VIEW (self) && ids != NULL);

  map_view_choose_arranged (self, g_strv_length ((char **) ids) == 1 ? ids[0] : NULL);
  map_view_canvas_set_selected (self->canvas, ids);
  map_view_canvas_reveal_selection (self->canvas);
}

gboolean
map_view_find_paper (MapView         *self,
                     GtkWidget       *holder,
                     graphene_rect_t *paper)
{
  g_return_val_if_fail (MAP_IS_VIEW (self) && paper != NULL, FALSE);

  return gtk_widget_get_mapped (GTK_WIDGET (self->canvas)) && !gtk_stack_get_transition_running (self->stack) &&
         gtk_widget_compute_bounds (GTK_WIDGET (self->canvas), holder, paper);
}

void
map_view_set_text_scale (MapView *self,
                         double   scale)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_canvas_set_text_scale (self->canvas, scale);
  map_view_arranger_set_room (self->arranger, map_view_canvas_get_room (self->canvas));
}

char *
map_view_dup_seen (MapView *self)
{
  MapCamera camera;

  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  camera = map_view_canvas_get_camera (self->canvas);
  return map_view_canvas_is_placed (self->canvas) ? map_sight_dup_box (map_camera_get_box (&camera)) : NULL;
}

void
map_view_show_seen (MapView    *self,
                    const char *seen)
{
  MapBox box;

  g_return_if_fail (MAP_IS_VIEW (self));

  if (!map_view_is_arranged (self))
    {
      g_free (self->seen);
      self->seen = g_strdup (seen);
      self->fits = seen == NULL;
    }
  else if (seen == NULL)
    map_view_canvas_fit (self->canvas);
  else if (map_sight_read_box (seen, &box))
    map_view_canvas_show_box (self->canvas, box);
}

MapSight
map_view_dup_sight (MapView *self)
{
  const MapLook      *look;
  const DossierQuery *query;
  guint               n;
  MapSight            sight = { 0 };

  g_return_val_if_fail (MAP_IS_VIEW (self), sight);

  look = map_view_canvas_get_look (self->canvas);
  query = map_view_source_get_query (self->source);
  sight.filters = query != NULL ? dossier_query_dup_text (query) : NULL;
  sight.arrangement = map_view_dup_arrangement (self);
  sight.positions = map_view_dup_positions (self);
  sight.theme = map_theme_dup_words (look);
  sight.seen = map_view_dup_seen (self);
  sight.from = look->from;
  sight.to = look->to;
  sight.compared = look->compared;
  sight.focus = g_strdup (map_view_canvas_get_focus (self->canvas, &sight.degrees, &n));
  return sight;
}

void
map_view_fill_sheet (MapView  *self,
                     MapSheet *sheet)
{
  const MapLook *look;
  MapCamera      camera;
  guint          n;

  g_return_if_fail (MAP_IS_VIEW (self) && sheet != NULL);

  look = map_view_canvas_get_look (self->canvas);
  camera = map_view_canvas_get_camera (self->canvas);
  g_free (sheet->theme);
  sheet->theme = map_theme_dup_words (look);
  /* Rows are laid for their page: a part of the window is no part of it. */
  sheet->is_part = map_view_canvas_is_placed (self->canvas) && self->arrangement.kind <= MAP_ARRANGEMENT_NETWORK;
  g_free (sheet->arrangement);
  sheet->arrangement = map_view_dup_arrangement (self);
  g_free (sheet->positions);
  sheet->positions = map_view_dup_positions (self);
  sheet->seen = map_camera_get_box (&camera);
  sheet->from = look->from;
  sheet->to = look->to;
  sheet->compared = look->compared;
  g_free (sheet->focus);
  sheet->focus = g_strdup (map_view_canvas_get_focus (self->canvas, &sheet->degrees, &n));
}
