/* map-view-presentations-act.c - what is done to presentations and their steps, by mouse and by keys */
#include "config.h"

#include "map-view-presentations-private.h"

#include <glib/gi18n-lib.h>

/* --- a presentation */

void
map_view_presentations_add (MapViewPresentations *self,
                            const char           *title)
{
  const char *id;
  DossierAct *act = map_presentation_new_act (title, &id);

  map_view_presentations_choose (self, id);
  map_view_presentations_write (self, act, NULL);
}

void
map_view_presentations_rename (MapViewPresentations *self)
{
  MapPresentation   *shown = self->reading != NULL ? self->reading->shown : NULL;
  const DossierKind *kind = dossier_kinds_find ("presentation");
  g_autofree char   *title = self->store != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (self->title))) : NULL;
  DossierAct        *act;

  /* A window that goes takes the focus from what is already gone. */
  if (title == NULL || shown == NULL || self->is_showing || g_str_equal (title, map_presentation_get_title (shown)))
    return;
  if (*title == '\0')
    {
      gtk_editable_set_text (self->title, map_presentation_get_title (shown));
      map_view_presentations_say (self, _ ("A presentation has a title: it keeps the one it had."), FALSE);
      return;
    }
  act = dossier_act_new (NULL);
  dossier_act_set (act, kind, map_presentation_get_id (shown), "title", dossier_value_new_text (title));
  map_view_presentations_write (self, act, NULL);
}

static void
delete_presentation (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (widget);

  if (self->reading != NULL && self->reading->shown != NULL)
    map_view_presentations_write (self, map_presentation_delete_act (self->reading->shown), _ ("The presentation was deleted"));
}

/* What the window of work does with it. */
static void
ask_parent (MapViewPresentations *self,
            const char           *action,
            const char           *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL && id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", id);
}

static void
play (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (widget);

  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* what is being typed is kept */
  if (self->reading != NULL && self->reading->shown != NULL)
    ask_parent (self, "win.present", map_presentation_get_id (self->reading->shown));
}

static void
export_pdf (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (widget);

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->reading != NULL && self->reading->shown != NULL)
    ask_parent (self, "win.export-presentation", map_presentation_get_id (self->reading->shown));
}

static void
show_note (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  ask_parent (MAP_VIEW_PRESENTATIONS (widget), "win.select", g_variant_get_string (parameter, NULL));
  if (parent != NULL)
    gtk_window_present (parent);
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  ask_parent (MAP_VIEW_PRESENTATIONS (widget), "win.help", "present");
}

/* --- a step more */

static void
add_step (MapViewPresentations *self,
          const char           *title,
          const char           *view,
          const MapSight       *sight)
{
  if (self->reading != NULL && self->reading->shown != NULL)
    map_view_presentations_write (self, map_presentation_add_step_act (self->reading->shown, title, view, sight), NULL);
}

static void
add_map (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (widget);
  g_auto (MapSight)     sight = { 0 };

  if (self->map == NULL)
    return;
  sight = map_view_dup_sight (self->map);
  add_step (self, map_view_get_title (self->map), NULL, &sight);
}

static void
add_view (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  const char *id, *title;

  g_variant_get (parameter, "(&s&s)", &id, &title);
  add_step (MAP_VIEW_PRESENTATIONS (widget), title, id, NULL);
}

/* In a menu an underscore would mark a key. */
static char *
dup_menu_label (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("__", parts);
}

void
map_view_presentations_fill_views (MapViewPresentations *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->reading != NULL && i < self->reading->views->len; i++)
    {
      const MapViewChoice  *view = self->reading->views->pdata[i];
      g_autofree char      *label = dup_menu_label (view->title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "presentations.add-view", "(ss)", view->id, view->title);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->views, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->views), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* --- the texts of a step */

void
map_view_presentations_on_edited (MapViewPresentations *self,
                                  const char           *field,
                                  const char           *text,
                                  MapViewStepRow       *row)
{
  const DossierKind *kind = dossier_kinds_find ("presentation_step");
  gboolean           is_reference = dossier_kind_find_field (kind, field)->type == DOSSIER_FIELD_REFERENCE;
  DossierValue      *value = *text == '\0' ? NULL : is_reference ? dossier_value_new_reference (text)
                                                                 : dossier_value_new_text (text);
  DossierAct        *act = dossier_act_new (NULL);

  dossier_act_set (act, kind, map_view_step_row_get_id (row), field, value);
  map_view_presentations_write (self, act, NULL);
}

/* --- the order */

static guint
find_index (MapViewPresentations *self,
            const char           *id)
{
  return self->reading != NULL && self->reading->shown != NULL ? map_presentation_find_step (self->reading->shown, id) : G_MAXUINT;
}

void
map_view_presentations_on_dropped (MapViewPresentations *self,
                                   const char           *id,
                                   gboolean              after,
                                   MapViewStepRow       *row)
{
  guint from = find_index (self, id), to = find_index (self, map_view_step_row_get_id (row));

  if (from == G_MAXUINT || to == G_MAXUINT)
    return;
  if (from < to && !after)
    to--;
  else if (from > to && after)
    to++;
  map_view_presentations_write (self, map_presentation_move_step_act (self->reading->shown, from, to), NULL);
}

/* Towards where keys asked for. */
static void
move_one (MapViewPresentations *self)
{
  guint  at = self->moving != NULL ? find_index (self, self->moving) : G_MAXUINT;
  int    by = self->n_moves > 0 ? 1 : -1;
  gint64 to = (gint64) at + by;

  if (at == G_MAXUINT || self->n_moves == 0 || to < 0 || to >= map_presentation_get_n_steps (self->reading->shown))
    {
      self->n_moves = 0;
      g_clear_pointer (&self->moving, g_free);
      return;
    }
  self->n_moves -= by;
  map_view_presentations_write (self, map_presentation_move_step_act (self->reading->shown, at, (guint) to), NULL);
}

/* One step at a time, each upon what the one before has written. */
void
map_view_presentations_move_on (MapViewPresentations *self)
{
  if (self->n_writings == 0)
    move_one (self);
}

static void
move_by (MapViewPresentations *self,
         const char           *id,
         int                   by)
{
  if (g_strcmp0 (self->moving, id) == 0)
    {
      self->n_moves += by;
      return;
    }
  g_free (self->moving);
  self->moving = g_strdup (id);
  self->n_moves = by;
  map_view_presentations_move_on (self);
}

static void
move_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move_by (MAP_VIEW_PRESENTATIONS (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
move_down (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move_by (MAP_VIEW_PRESENTATIONS (widget), g_variant_get_string (parameter, NULL), 1);
}

static void
edit (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GtkWidget *row = g_hash_table_lookup (MAP_VIEW_PRESENTATIONS (widget)->rows, g_variant_get_string (parameter, NULL));

  if (row != NULL)
    gtk_widget_activate (row);
}

static void
delete_step (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (widget);
  guint                 index = find_index (self, g_variant_get_string (parameter, NULL));

  if (index != G_MAXUINT)
    map_view_presentations_write (self, map_presentation_delete_step_act (self->reading->shown, index), _ ("The step was deleted"));
}

/* --- by keys */

/* The step that has the focus, not a field of it; NULL: none. */
static const char *
find_focused (MapViewPresentations *self,
              gboolean              or_within)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, MAP_VIEW_TYPE_STEP_ROW);

  return row != NULL && (or_within || row == focus) ? map_view_step_row_get_id (MAP_VIEW_STEP_ROW (row)) : NULL;
}

static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   user_data)
{
  const char      *action = g_variant_get_string (parameter, NULL);
  g_autofree char *id = g_strdup (find_focused (MAP_VIEW_PRESENTATIONS (widget), !g_str_equal (action, "step.delete")));

  return id != NULL && gtk_widget_activate_action (widget, action, "s", id);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_shortcut, "s", "step.up");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_shortcut, "s", "step.down");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_shortcut, "s", "step.delete");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, on_shortcut, "s", "step.edit");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "presentations.play", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "presentations.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "presentations.add-map", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "presentations.export", NULL);
}

void
map_view_presentations_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "presentations.delete", NULL, delete_presentation);
  gtk_widget_class_install_action (widget_class, "presentations.play", NULL, play);
  gtk_widget_class_install_action (widget_class, "presentations.export", NULL, export_pdf);
  gtk_widget_class_install_action (widget_class, "presentations.add-map", NULL, add_map);
  gtk_widget_class_install_action (widget_class, "presentations.add-view", "(ss)", add_view);
  gtk_widget_class_install_action (widget_class, "presentations.show-note", "s", show_note);
  gtk_widget_class_install_action (widget_class, "presentations.help", NULL, ask_help);
  gtk_widget_class_install_action (widget_class, "step.edit", "s", edit);
  gtk_widget_class_install_action (widget_class, "step.up", "s", move_up);
  gtk_widget_class_install_action (widget_class, "step.down", "s", move_down);
  gtk_widget_class_install_action (widget_class, "step.delete", "s", delete_step);
  map_view_presentations_install_undo (widget_class);
  bind_keys (widget_class);
}
