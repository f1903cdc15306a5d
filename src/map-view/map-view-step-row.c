#include "config.h"

#include "map-view-step-row.h"

#include <glib/gi18n-lib.h>

struct _MapViewStepRow
{
  GtkListBoxRow parent_instance;

  DossierStore      *store;
  char              *id;
  guint              index;
  GPtrArray         *practices;
  GtkBox            *box;
  GtkWidget         *handle;
  GtkLabel          *title, *what;
  GtkMenuButton     *menu;
  MapViewStepEditor *editor; /* NULL: folded */
};

G_DEFINE_FINAL_TYPE (MapViewStepRow, map_view_step_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  EDITED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what can be done */

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
fill_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  MapViewStepRow   *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new (), moves = g_menu_new (), ends = g_menu_new ();

  add_item (menu, _ ("_Write the Texts"), "step.edit", self->id);
  add_item (moves, _ ("Move _Up"), "step.up", self->id);
  add_item (moves, _ ("Move D_own"), "step.down", self->id);
  add_item (ends, _ ("_Delete"), "step.delete", self->id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- reading */

static char *
dup_what (const MapStep *step)
{
  if (step->state == MAP_STEP_LOST)
    return g_strdup (_ ("The view it showed was deleted: all of the map is shown"));
  if (step->state == MAP_STEP_NEWER)
    return g_strdup (_ ("Kept by a newer Liens: all of the map is shown"));
  if (*step->view == '\0')
    return g_strdup (_ ("The map as it stood"));
  return g_strdup_printf (_ ("View “%s”"), step->view_title);
}

void
map_view_step_row_show (MapViewStepRow *self,
                        const MapStep  *step,
                        guint           index,
                        GPtrArray      *practices)
{
  g_autofree char *what = NULL, *title = NULL, *spoken = NULL;

  g_return_if_fail (MAP_VIEW_IS_STEP_ROW (self) && step != NULL);

  what = dup_what (step);
  title = g_strdup_printf ("%u. %s", index + 1, step->title);
  spoken = g_strdup_printf (_ ("What can be done with “%s”"), step->title);
  g_free (self->id);
  self->id = g_strdup (step->id);
  self->index = index;
  g_ptr_array_ref (practices);
  g_clear_pointer (&self->practices, g_ptr_array_unref);
  self->practices = practices;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->what, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (self->editor != NULL)
    map_view_step_editor_show (self->editor, step);
}

const char *
map_view_step_row_get_id (MapViewStepRow *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_STEP_ROW (self), NULL);

  return self->id;
}

guint
map_view_step_row_get_index (MapViewStepRow *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_STEP_ROW (self), 0);

  return self->index;
}

/* --- writing */

static void
on_edited (MapViewStepRow *self,
           const char     *field,
           const char     *text)
{
  g_signal_emit (self, signals[EDITED], 0, field, text);
}

void
map_view_step_row_save (MapViewStepRow *self)
{
  g_return_if_fail (MAP_VIEW_IS_STEP_ROW (self));

  if (self->editor != NULL)
    map_view_step_editor_save (self->editor);
}

static void
fold (MapViewStepRow *self)
{
  GtkWidget *editor = GTK_WIDGET (g_steal_pointer (&self->editor));

  map_view_step_editor_save (MAP_VIEW_STEP_EDITOR (editor));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_box_remove (self->box, editor);
}

void
map_view_step_row_toggle (MapViewStepRow *self)
{
  g_return_if_fail (MAP_VIEW_IS_STEP_ROW (self));

  if (self->editor != NULL)
    {
      fold (self);
      return;
    }
  self->editor = MAP_VIEW_STEP_EDITOR (map_view_step_editor_new (self->store, self->practices));
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->editor));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

gboolean
map_view_step_row_is_unfolded (MapViewStepRow *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_STEP_ROW (self), FALSE);

  return self->editor != NULL;
}

/* --- another place */

static GdkContentProvider *
on_drag_prepare (MapViewStepRow *self,
                 double          x,
                 double          y)
{
  return gdk_content_provider_new_typed (MAP_VIEW_TYPE_STEP_ROW, self);
}

static void
on_drag_begin (MapViewStepRow *self,
               GdkDrag        *drag,
               GtkDragSource  *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

static gboolean
is_lower_half (MapViewStepRow *self,
               double          y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
mark_drop (MapViewStepRow *self,
           const char     *mark)
{
  static const char *const marks[] = { "drop-before", "drop-after" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i], mark) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), marks[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), marks[i]);
}

static GdkDragAction
on_drop_motion (MapViewStepRow *self,
                double          x,
                double          y)
{
  mark_drop (self, is_lower_half (self, y) ? "drop-after" : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave (MapViewStepRow *self)
{
  mark_drop (self, NULL);
}

static gboolean
on_drop (MapViewStepRow *self,
         const GValue   *value,
         double          x,
         double          y)
{
  MapViewStepRow *other = g_value_get_object (value);

  mark_drop (self, NULL);
  if (other == NULL || other == self || gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, other->id, is_lower_half (self, y));
  return TRUE;
}

/* By its handle: elsewhere a drag selects words. */
static void
add_dragging (MapViewStepRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MAP_VIEW_TYPE_STEP_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the widget */

static void
map_view_step_row_finalize (GObject *object)
{
  MapViewStepRow *self = MAP_VIEW_STEP_ROW (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->practices, g_ptr_array_unref);
  g_free (self->id);
  G_OBJECT_CLASS (map_view_step_row_parent_class)->finalize (object);
}

static void
map_view_step_row_class_init (MapViewStepRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = map_view_step_row_finalize;
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_name != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, class_name);
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_face (MapViewStepRow *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_set_tooltip_text (self->handle, _ ("Drag to put it elsewhere (Alt+Up, Alt+Down)"));
  gtk_widget_add_css_class (self->handle, "dim-label");
  gtk_widget_add_css_class (self->handle, "handle");
  self->title = add_label (words, NULL);
  self->what = add_label (words, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (self->menu, fill_menu, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), self->handle);
  gtk_box_append (GTK_BOX (face), words);
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->menu));
  return face;
}

static void
map_view_step_row_init (MapViewStepRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_add_css_class (GTK_WIDGET (self), "term");
  gtk_box_append (self->box, make_face (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  add_dragging (self);
}

GtkWidget *
map_view_step_row_new (DossierStore *store)
{
  MapViewStepRow *self = g_object_new (MAP_VIEW_TYPE_STEP_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
