#include "config.h"

#include "map-view-canvas-private.h"

#include "map-frame.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

guint map_view_canvas_signals[MAP_VIEW_CANVAS_N_SIGNALS];

G_DEFINE_FINAL_TYPE (MapViewCanvas, map_view_canvas, GTK_TYPE_WIDGET)

const char *
map_view_canvas_get_hit_id (MapViewCanvas *self,
                            const MapHit  *hit)
{
  const MapScene *scene = map_view_canvas_get_shown_scene (self);
  guint           n;

  if (scene == NULL || hit->item == MAP_NONE)
    return NULL;
  if (hit->kind == MAP_HIT_STRUCTURE && map_frame_is_programme (map_scene_get_frame (scene), hit->item))
    return NULL;
  if (hit->kind == MAP_HIT_STRUCTURE)
    return map_scene_get_structures (scene, &n)[hit->item].id;
  if (hit->kind == MAP_HIT_LINK)
    return map_scene_get_links (scene, &n)[hit->item].id;
  return NULL;
}

const char *
map_view_canvas_find_structure (MapViewCanvas *self,
                                double         x,
                                double         y)
{
  MapHit hit = map_cache_pick (self->cache, &self->camera, x, y, 4);

  return hit.kind == MAP_HIT_STRUCTURE ? map_view_canvas_get_hit_id (self, &hit) : NULL;
}

static gboolean
tell_size (gpointer user_data)
{
  MapViewCanvas *self = user_data;

  self->resizing = 0;
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_RESIZED], 0, (int) self->camera.width, (int) self->camera.height);
  return G_SOURCE_REMOVE;
}

static void
map_view_canvas_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (widget);

  if (width < 1 || height < 1)
    return;
  self->camera = map_camera_snap (map_camera_resize (self->camera, width, height));
  self->camera.device = gtk_widget_get_scale_factor (widget);
  if (!map_box_is_empty (self->wanted))
    map_view_canvas_show_box (self, self->wanted);
  else if (!self->is_placed)
    self->camera = map_view_canvas_begin_camera (self, self->camera);
  if (self->resizing == 0)
    self->resizing = g_idle_add (tell_size, self);
}

static void
on_ready (gpointer user_data)
{
  MapViewCanvas *self = user_data;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_SETTLED], 0);
}

void
map_view_canvas_apply_look (MapViewCanvas *self)
{
  map_cache_set_look (self->cache, &self->look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_CHANGED], 0);
}

/* Links that are over today are drawn thin. */
static guint32
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return g_date_get_julian (&today);
}

static void
follow_style (MapViewCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (self->is_bare)
    return;
  self->look.palette = adw_style_manager_get_high_contrast (style) ? MAP_PALETTE_CONTRAST
                       : adw_style_manager_get_dark (style)        ? MAP_PALETTE_DARK
                                                                   : MAP_PALETTE_LIGHT;
  map_view_canvas_apply_look (self);
}

static void
map_view_canvas_dispose (GObject *object)
{
  MapViewCanvas *self = MAP_VIEW_CANVAS (object);

  map_view_canvas_stop (self);
  g_clear_handle_id (&self->resizing, g_source_remove);
  g_clear_pointer (&self->cache, map_cache_free);
  g_clear_pointer (&self->scene, map_scene_unref);
  map_look_clear (&self->look);
  g_clear_pointer (&self->selection, g_free);
  g_clear_pointer (&self->link_from, g_free);
  g_clear_pointer (&self->placing, g_free);
  g_clear_pointer (&self->focus, g_free);
  g_clear_pointer (&self->several, g_strfreev);
  g_clear_pointer (&self->lasso, g_array_unref);
  g_clear_pointer (&self->spotlight, g_free);
  g_clear_pointer (&self->asked, g_bytes_unref);
  G_OBJECT_CLASS (map_view_canvas_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_params)
{
  return g_signal_new (name, MAP_VIEW_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, G_TYPE_STRING, G_TYPE_STRING);
}

static void
map_view_canvas_class_init (MapViewCanvasClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = map_view_canvas_dispose;
  widget_class->snapshot = map_view_canvas_snapshot;
  widget_class->size_allocate = map_view_canvas_size_allocate;

  map_view_canvas_signals[MAP_VIEW_CANVAS_PICKED] = add_signal ("picked", 1);
  map_view_canvas_signals[MAP_VIEW_CANVAS_OPENED] = add_signal ("opened", 1);
  map_view_canvas_signals[MAP_VIEW_CANVAS_LINK_DRAWN] = add_signal ("link-drawn", 2);
  map_view_canvas_signals[MAP_VIEW_CANVAS_SETTLED] = add_signal ("settled", 0);
  map_view_canvas_signals[MAP_VIEW_CANVAS_PICKED_SEVERAL] =
    g_signal_new ("picked-several", MAP_VIEW_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  map_view_canvas_signals[MAP_VIEW_CANVAS_FOCUSED] = add_signal ("focused", 1);
  map_view_canvas_signals[MAP_VIEW_CANVAS_MOVED] = add_signal ("moved", 0);
  map_view_canvas_signals[MAP_VIEW_CANVAS_CHANGED] = add_signal ("changed", 0);
  map_view_canvas_signals[MAP_VIEW_CANVAS_PLACING] = add_signal ("placing", 1);
  map_view_canvas_signals[MAP_VIEW_CANVAS_PLACED] =
    g_signal_new ("placed", MAP_VIEW_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  map_view_canvas_signals[MAP_VIEW_CANVAS_PIN_ASKED] = add_signal ("pin-asked", 1);
  map_view_canvas_signals[MAP_VIEW_CANVAS_MARK_MOVED] =
    g_signal_new ("mark-moved", MAP_VIEW_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  map_view_canvas_signals[MAP_VIEW_CANVAS_RESIZED] =
    g_signal_new ("resized", MAP_VIEW_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  map_view_canvas_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
map_view_canvas_init (MapViewCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->cache = map_cache_new (on_ready, self);
  self->look = map_look_new (MAP_PALETTE_LIGHT);
  self->camera = map_camera_new (1, 1, 1);
  self->wanted = MAP_BOX_EMPTY;
  self->lasso = g_array_new (FALSE, FALSE, sizeof (MapPoint));
  self->hovered_structure = self->hovered_link = MAP_NONE;
  follow_style (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the territory"), -1);
  map_view_canvas_add_gestures (self);
  map_view_canvas_accept_structures (self);
}

static void
forget_shown (MapViewCanvas *self)
{
  g_clear_pointer (&self->asked, g_bytes_unref);
  g_clear_pointer (&self->look.shown_structures, g_bytes_unref);
  g_clear_pointer (&self->look.shown_links, g_bytes_unref);
}

static void
forget_fates (MapViewCanvas *self)
{
  g_clear_pointer (&self->look.fates, g_bytes_unref);
}

/* Indices of the scene before mean nothing in the next one. */
static void
forget_indices (MapViewCanvas *self)
{
  self->hovered_structure = self->hovered_link = MAP_NONE;
  forget_shown (self);
  forget_fates (self);
  map_cache_set_look (self->cache, &self->look);
}

void
map_view_canvas_set_scene (MapViewCanvas *self,
                           MapScene      *scene)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  self->look.today = get_today ();
  forget_indices (self);
  g_clear_pointer (&self->scene, map_scene_unref);
  self->scene = scene ? map_scene_ref (scene) : NULL;
  map_cache_set_scene (self->cache, scene);
  map_view_canvas_apply_shown (self);
  if (scene == NULL)
    self->is_placed = FALSE;
  else if (!self->is_placed)
    self->camera = map_view_canvas_begin_camera (self, self->camera);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
map_view_canvas_forget_place (MapViewCanvas *self)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  map_view_canvas_stop (self);
  self->is_placed = FALSE;
  self->wanted = MAP_BOX_EMPTY;
}

void
map_view_canvas_set_moves_marks (MapViewCanvas *self,
                                 gboolean       moves_marks)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  self->moves_marks = moves_marks;
}

void
map_view_canvas_move_mark (MapViewCanvas *self,
                           const char    *id,
                           double         x,
                           double         y)
{
  double origin_x, origin_y;

  if (self->scene == NULL)
    return;
  map_scene_get_origin (self->scene, &origin_x, &origin_y);
  map_camera_from_screen (&self->camera, x, y, &x, &y);
  self->is_placed = TRUE; /* what is let go of stays under the hand */
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_MARK_MOVED], 0, id, x - origin_x, y - origin_y);
}

gboolean
map_view_canvas_find_mark (MapViewCanvas *self,
                           const char    *id,
                           double        *x,
                           double        *y)
{
  guint               n, index = self->scene != NULL && id != NULL ? map_scene_find_structure (self->scene, id) : MAP_NONE;
  const MapStructure *structure = index != MAP_NONE ? &map_scene_get_structures (self->scene, &n)[index] : NULL;
  double              origin_x, origin_y;

  if (structure == NULL || !structure->has_place)
    return FALSE;
  map_scene_get_origin (self->scene, &origin_x, &origin_y);
  map_camera_to_screen (&self->camera, origin_x + (double) structure->place.x, origin_y + (double) structure->place.y, x, y);
  return TRUE;
}

void
map_view_canvas_set_shown (MapViewCanvas  *self,
                           MapScene       *scene,
                           const MapShown *shown)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  if (scene != self->scene)
    return;
  forget_shown (self);
  if (shown != NULL && shown->structures != NULL)
    self->asked = g_bytes_ref (shown->structures);
  if (shown != NULL && shown->links != NULL)
    self->look.shown_links = g_bytes_ref (shown->links);
  map_view_canvas_apply_shown (self);
}

void
map_view_canvas_set_fates (MapViewCanvas *self,
                           MapScene      *scene,
                           GBytes        *fates)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  if (scene != self->scene || fates == self->look.fates)
    return;
  forget_fates (self);
  self->look.fates = fates != NULL ? g_bytes_ref (fates) : NULL;
  map_view_canvas_apply_shown (self);
}

static void
say_selection (MapViewCanvas *self)
{
  guint               n, index = self->scene && self->selection ? map_scene_find_structure (self->scene, self->selection) : MAP_NONE;
  const MapStructure *structure = index != MAP_NONE ? &map_scene_get_structures (self->scene, &n)[index] : NULL;
  g_autofree char    *sentence = NULL;

  if (structure != NULL)
    /* Translators: said by a screen reader: the name of a structure, then how many links it has. */
    sentence = g_strdup_printf (ngettext ("%s, %u link", "%s, %u links", structure->n_links), structure->name, structure->n_links);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence ? sentence : "", -1);
}

void
map_view_canvas_set_selection (MapViewCanvas *self,
                               const char    *id)
{
  const char *ids[] = { id, NULL };

  map_view_canvas_set_selected (self, ids);
}

void
map_view_canvas_set_selected (MapViewCanvas     *self,
                              const char *const *ids)
{
  g_autofree char *one = NULL;

  g_return_if_fail (MAP_VIEW_IS_CANVAS (self) && ids != NULL);

  one = ids[0] != NULL && ids[1] == NULL ? g_strdup (ids[0]) : NULL;
  if (self->several == NULL && (ids[0] == NULL || ids[1] == NULL) && g_strcmp0 (one, self->selection) == 0)
    return;
  g_clear_pointer (&self->several, g_strfreev);
  if (ids[0] != NULL && ids[1] != NULL)
    self->several = g_strdupv ((GStrv) ids);
  g_free (self->selection);
  self->selection = g_steal_pointer (&one);
  say_selection (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_CHANGED], 0);
}

const char *
map_view_canvas_get_selection (MapViewCanvas *self)
{
  return self->selection;
}

const char *const *
map_view_canvas_get_several (MapViewCanvas *self)
{
  return (const char *const *) self->several;
}

void
map_view_canvas_pick (MapViewCanvas *self,
                      const char    *id)
{
  g_autofree char *kept = g_strdup (id);

  map_view_canvas_set_selection (self, kept);
  g_signal_emit (self, map_view_canvas_signals[MAP_VIEW_CANVAS_PICKED], 0, kept);
}

void
map_view_canvas_set_text_scale (MapViewCanvas *self,
                                double         scale)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self) && scale > 0);

  self->look.text_scale = scale;
  map_view_canvas_apply_look (self);
}

void
map_view_canvas_set_backdrop (MapViewCanvas *self,
                              MapBackdrop   *backdrop)
{
  g_return_if_fail (MAP_VIEW_IS_CANVAS (self));

  if (backdrop == self->look.backdrop)
    return;
  g_clear_pointer (&self->look.backdrop, map_backdrop_unref);
  self->look.backdrop = backdrop != NULL ? map_backdrop_ref (backdrop) : NULL;
  map_view_canvas_apply_look (self);
}

void
map_view_canvas_set_look (MapViewCanvas *self,
                          const MapLook *look)
{
  MapLook copy;

  g_return_if_fail (MAP_VIEW_IS_CANVAS (self) && look != NULL);

  copy = map_look_copy (look);
  map_look_clear (&self->look);
  self->look = copy;
  map_view_canvas_apply_shown (self); /* who is around depends on the links that are shown */
}

const MapLook *
map_view_canvas_get_look (MapViewCanvas *self)
{
  return &self->look;
}

const MapLayout *
map_view_canvas_get_layout (MapViewCanvas *self)
{
  return map_cache_get_layout (self->cache);
}

MapCamera
map_view_canvas_get_camera (MapViewCanvas *self)
{
  return self->camera;
}

gboolean
map_view_canvas_is_moving (MapViewCanvas *self)
{
  return self->hand == MAP_VIEW_HAND_MOVES_PAPER || self->hand == MAP_VIEW_HAND_PINCHES || self->glide != 0;
}

gboolean
map_view_canvas_is_sharp (MapViewCanvas *self)
{
  return map_cache_is_sharp (self->cache, &self->camera);
}
