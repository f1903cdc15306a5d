/* map-view-arrange.c - on the ground, as a network, in columns, in a matrix */
#include "config.h"

#include "map-view-private.h"

#include "map-frame.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = { "map", "network", "columns", "matrix" };

static void
show_seen (MapView *self)
{
  g_autofree char *seen = g_steal_pointer (&self->seen);

  if (seen != NULL || self->fits)
    {
      self->fits = FALSE;
      map_view_show_seen (self, seen);
    }
}

static void
update_pin (MapView *self)
{
  MapScene *scene = map_view_arranger_get_arranged (self->arranger);
  gboolean  can_pin = self->arrangement.kind == MAP_ARRANGEMENT_NETWORK && scene != NULL && self->selection != NULL &&
                     map_scene_find_structure (scene, self->selection) != MAP_NONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.pin", can_pin);
}

static gboolean
is_arranged (MapScene      *scene,
             MapArrangement arrangement)
{
  const MapFrame *frame = scene != NULL ? map_scene_get_frame (scene) : NULL;

  return arrangement.kind == MAP_ARRANGEMENT_GROUND ? frame == NULL : frame != NULL && (guint) frame->kind == (guint) arrangement.kind - 1;
}

static void
show_tools (MapView *self)
{
  MapScene *scene = map_view_arranger_get_arranged (self->arranger);
  guint     n_links = 1;

  if (scene != NULL && is_arranged (scene, self->arrangement) && self->arrangement.kind >= MAP_ARRANGEMENT_COLUMNS)
    map_scene_get_links (scene, &n_links);
  gtk_widget_set_visible (GTK_WIDGET (self->facing), self->arrangement.kind >= MAP_ARRANGEMENT_COLUMNS);
  gtk_widget_set_visible (self->network, self->arrangement.kind == MAP_ARRANGEMENT_NETWORK);
  gtk_widget_set_visible (self->unpin, map_view_arranger_count_pinned (self->arranger) > 0);
  gtk_widget_set_visible (self->nothing, n_links == 0);
  update_pin (self);
}

static void
on_arranged (MapView *self)
{
  MapScene            *scene = map_view_arranger_get_arranged (self->arranger);
  g_autoptr (MapShown) shown = map_view_arranger_dup_shown (self->arranger);

  if (scene != self->pictured)
    map_view_canvas_set_scene (self->canvas, scene);
  self->pictured = scene;
  map_view_canvas_set_shown (self->canvas, scene, shown);
  map_view_show_fates (self);
  if (is_arranged (scene, self->arrangement))
    show_seen (self);
  show_tools (self);
}

static void
on_pinned (MapView *self)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_PINNED], 0);
}

static void
on_mark_moved (MapView    *self,
               const char *id,
               double      x,
               double      y)
{
  map_view_arranger_pin (self->arranger, id, (MapPoint){ (float) x, (float) y });
}

static void
on_pin_asked (MapView    *self,
              const char *id)
{
  MapScene           *scene = map_view_arranger_get_arranged (self->arranger);
  guint               n, index = scene != NULL ? map_scene_find_structure (scene, id) : MAP_NONE;
  const MapStructure *structure = index != MAP_NONE ? map_scene_get_structures (scene, &n) + index : NULL;

  if (structure != NULL && structure->has_place && !map_view_arranger_unpin (self->arranger, id))
    map_view_arranger_pin (self->arranger, id, structure->place);
}

static void
keep_again (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  on_pinned (MAP_VIEW (widget));
}

/* Its menu is about to be seen. */
static void
on_words_looked_at (GtkMenuButton *button,
                    gpointer       user_data)
{
  g_signal_emit (user_data, map_view_signals[MAP_VIEW_WORDS_WANTED], 0);
}

void
map_view_name_canvas (MapViewCanvas     *canvas,
                      MapArrangementKind kind)
{
  static const char *const names[] = { N_ ("Map of the territory"), N_ ("Network of the structures"), N_ ("Structures in two columns"), N_ ("Matrix of the structures") };

  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (names[kind]), -1);
}

static void
arrange (MapView       *self,
         MapArrangement arrangement)
{
  gboolean is_other = arrangement.kind != self->arrangement.kind;

  if (!is_other && arrangement.facing == self->arrangement.facing)
    return;
  self->arrangement = arrangement;
  map_view_canvas_forget_place (self->canvas);
  map_view_canvas_set_moves_marks (self->canvas, arrangement.kind == MAP_ARRANGEMENT_NETWORK);
  map_view_fill_tray (self);
  gtk_drop_down_set_selected (self->facing, arrangement.facing);
  map_view_name_canvas (self->canvas, arrangement.kind);
  map_view_make_room (self);
  show_tools (self);
  map_view_arranger_set_arrangement (self->arranger, arrangement);
  if (is_other)
    g_object_notify_by_pspec (G_OBJECT (self), map_view_properties[MAP_VIEW_PROP_ARRANGE]);
}

static void
on_facing (MapView *self)
{
  arrange (self, (MapArrangement){ self->arrangement.kind, (MapFacing) gtk_drop_down_get_selected (self->facing) });
}

static void
pin (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  MapView *self = MAP_VIEW (widget);

  if (self->selection != NULL)
    on_pin_asked (self, self->selection);
}

static void
unpin_all (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  map_view_arranger_unpin_all (MAP_VIEW (widget)->arranger);
}

const char *
map_view_get_kind (MapView *self)
{
  return kinds[self->arrangement.kind];
}

void
map_view_set_kind (MapView    *self,
                   const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      arrange (self, (MapArrangement){ (MapArrangementKind) i, self->arrangement.facing });
}

void
map_view_set_paused (MapView *self,
                     gboolean paused)
{
  if (paused == map_view_arranger_is_paused (self->arranger))
    return;
  map_view_arranger_set_paused (self->arranger, paused);
  g_object_notify_by_pspec (G_OBJECT (self), map_view_properties[MAP_VIEW_PROP_PAUSE]);
}

gboolean
map_view_is_arranged (MapView *self)
{
  return is_arranged (self->pictured, self->arrangement);
}

void
map_view_choose_arranged (MapView    *self,
                          const char *id)
{
  g_free (self->selection);
  self->selection = g_strdup (id);
  update_pin (self);
}

void
map_view_bind_arrange (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapView, facing);
  gtk_widget_class_bind_template_child (widget_class, MapView, network);
  gtk_widget_class_bind_template_child (widget_class, MapView, unpin);
  gtk_widget_class_bind_template_child (widget_class, MapView, unkept);
  gtk_widget_class_bind_template_child (widget_class, MapView, words);
  gtk_widget_class_bind_template_child (widget_class, MapView, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_facing);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_pin_asked);
  gtk_widget_class_install_action (widget_class, "map.pin", NULL, pin);
  gtk_widget_class_install_action (widget_class, "map.unpin-all", NULL, unpin_all);
  gtk_widget_class_install_action (widget_class, "map.keep-again", NULL, keep_again);
  gtk_widget_class_install_property_action (widget_class, "map.arrange", "arrange");
  gtk_widget_class_install_property_action (widget_class, "map.pause", "pause");
}

void
map_view_add_arranger (MapView *self)
{
  gtk_menu_button_set_create_popup_func (self->words, on_words_looked_at, self, NULL);
  self->arranger = map_view_arranger_new ();
  g_signal_connect_object (self->arranger, "arranged", G_CALLBACK (on_arranged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arranger, "placed", G_CALLBACK (on_pinned), self, G_CONNECT_SWAPPED);
}

void
map_view_clear_arranger (MapView *self)
{
  g_clear_object (&self->arranger);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->selection, g_free);
}

void
map_view_tell_unkept (MapView *self,
                      gboolean is_unkept)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  gtk_widget_set_visible (self->unkept, is_unkept);
}

char *
map_view_dup_arrangement (MapView *self)
{
  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  return map_arrangement_dup_name (self->arrangement);
}

gboolean
map_view_set_arrangement (MapView    *self,
                          const char *name)
{
  MapArrangement arrangement;

  g_return_val_if_fail (MAP_IS_VIEW (self), FALSE);

  if (!map_arrangement_from_name (name, &arrangement))
    return FALSE;
  if (arrangement.kind < MAP_ARRANGEMENT_COLUMNS)
    arrangement.facing = self->arrangement.facing;
  arrange (self, arrangement);
  return TRUE;
}

char *
map_view_dup_positions (MapView *self)
{
  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  return map_view_arranger_dup_positions (self->arranger);
}

void
map_view_set_positions (MapView    *self,
                        const char *positions)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  map_view_arranger_set_positions (self->arranger, positions);
}

void
map_view_set_words (MapView    *self,
                    GMenuModel *words)
{
  g_return_if_fail (MAP_IS_VIEW (self));

  gtk_menu_button_set_menu_model (self->words, words);
}
