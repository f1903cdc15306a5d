#include "config.h"

#include "map-view-presentations-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MapViewPresentations, map_view_presentations, ADW_TYPE_WINDOW)

static guint  chosen_signal;
static GQuark id_quark;

/* --- lines of people's words */

static GtkLabel *
add_label (GtkWidget  *box,
           const char *words,
           gboolean    is_quiet)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (is_quiet)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_line (const MapViewLine *line)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_label (box, line->title, FALSE);
  add_label (box, line->detail, TRUE);
  gtk_widget_add_css_class (box, "noted");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->title, -1);
  g_object_set_qdata_full (G_OBJECT (row), id_quark, g_strdup (line->id), g_free);
  return row;
}

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* --- the steps */

static int
compare_rows (GtkListBoxRow *one,
              GtkListBoxRow *other,
              gpointer       user_data)
{
  guint a = map_view_step_row_get_index (MAP_VIEW_STEP_ROW (one)), b = map_view_step_row_get_index (MAP_VIEW_STEP_ROW (other));

  return a < b ? -1 : a > b;
}

static MapViewStepRow *
make_row (MapViewPresentations *self,
          const MapStep        *step)
{
  GtkWidget *row = map_view_step_row_new (self->store);

  g_signal_connect_object (row, "edited", G_CALLBACK (map_view_presentations_on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (map_view_presentations_on_dropped), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->rows, g_strdup (step->id), row);
  gtk_list_box_append (self->steps, row);
  return MAP_VIEW_STEP_ROW (row);
}

/* The focus goes to the row that took the place of one that went. */
static void
remove_row (MapViewPresentations *self,
            GtkWidget            *row)
{
  int            index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  gboolean       had_focus = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkListBoxRow *next;

  gtk_list_box_remove (self->steps, row);
  next = gtk_list_box_get_row_at_index (self->steps, index);
  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (self->steps, index - 1);
  if (had_focus && next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
remove_gone (MapViewPresentations *self)
{
  GHashTableIter each;
  gpointer       id, row;

  g_hash_table_iter_init (&each, self->rows);
  while (g_hash_table_iter_next (&each, &id, &row))
    if (self->reading->shown == NULL || map_presentation_find_step (self->reading->shown, id) == G_MAXUINT)
      {
        remove_row (self, row);
        g_hash_table_iter_remove (&each);
      }
}

static void
show_steps (MapViewPresentations *self)
{
  MapPresentation *shown = self->reading->shown;
  guint            n = shown != NULL ? map_presentation_get_n_steps (shown) : 0;

  remove_gone (self);
  for (guint i = 0; i < n; i++)
    {
      const MapStep  *step = map_presentation_get_step (shown, i);
      MapViewStepRow *row = g_hash_table_lookup (self->rows, step->id);

      map_view_step_row_show (row != NULL ? row : make_row (self, step), step, i, self->reading->practices);
    }
  gtk_list_box_invalidate_sort (self->steps);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_step), n == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "presentations.play", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "presentations.export", n > 0);
}

static void
on_step_activated (MapViewPresentations *self,
                   GtkListBoxRow        *row)
{
  MapViewStepRow *step = MAP_VIEW_STEP_ROW (row);

  map_view_step_row_toggle (step);
  map_view_step_row_show (step, map_presentation_get_step (self->reading->shown, map_view_step_row_get_index (step)), map_view_step_row_get_index (step), self->reading->practices);
}

/* --- all of it */

static void
show_presentations (MapViewPresentations *self)
{
  const char *shown = self->reading->shown != NULL ? map_presentation_get_id (self->reading->shown) : NULL;

  self->is_showing = TRUE;
  empty_list (self->list);
  for (guint i = 0; i < self->reading->presentations->len; i++)
    {
      const MapViewLine *line = self->reading->presentations->pdata[i];
      GtkWidget         *row = make_line (line);

      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (line->id, shown) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->reading->presentations->len > 0);
  self->is_showing = FALSE;
}

static void
show_notes (MapViewPresentations *self)
{
  empty_list (self->notes);
  for (guint i = 0; i < self->reading->notes->len; i++)
    gtk_list_box_append (self->notes, make_line (self->reading->notes->pdata[i]));
  gtk_widget_set_visible (self->said, self->reading->notes->len > 0);
}

static void
show_title (MapViewPresentations *self)
{
  MapPresentation *shown = self->reading->shown;
  gboolean         is_typed = (gtk_widget_get_state_flags (GTK_WIDGET (self->title)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  adw_window_title_set_title (self->heading, shown != NULL ? map_presentation_get_title (shown) : _ ("Presentations"));
  gtk_stack_set_visible_child_name (self->stack, shown != NULL ? "steps" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "presentations.delete", shown != NULL);
  self->is_showing = TRUE;
  if (shown != NULL && !is_typed)
    gtk_editable_set_text (self->title, map_presentation_get_title (shown));
  self->is_showing = FALSE;
}

/* What one does first: a name where there is none yet, else the steps. */
static void
begin (MapViewPresentations *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->steps, 0);

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->adder));
}

static void
take (MapViewPresentations *self,
      MapViewReading       *reading)
{
  g_autofree char *before = g_strdup (self->id);
  gboolean         is_first = self->reading == NULL;

  map_view_reading_free (self->reading);
  self->reading = reading;
  g_free (self->id);
  self->id = reading->shown != NULL ? g_strdup (map_presentation_get_id (reading->shown)) : NULL;
  show_presentations (self);
  show_title (self);
  show_steps (self);
  show_notes (self);
  map_view_presentations_fill_views (self);
  map_view_presentations_move_on (self);
  if (is_first)
    begin (self);
  if (g_strcmp0 (before, self->id) != 0)
    g_signal_emit (self, chosen_signal, 0, self->id);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MapViewPresentations) self = user_data;
  g_autoptr (GError)               error = NULL;
  MapViewReading                  *reading = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    map_view_reading_free (reading);
  else if (reading != NULL)
    take (self, reading);
  else
    g_message ("reading presentations: %s", error->message);
}

void
map_view_presentations_ask (MapViewPresentations *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, map_view_reading_read, g_strdup (self->id), g_free, map_view_reading_free, self->asking, on_read, g_object_ref (self));
}

void
map_view_presentations_choose (MapViewPresentations *self,
                               const char           *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  g_signal_emit (self, chosen_signal, 0, self->id);
}

/* --- by hand */

static void
on_presentation_activated (MapViewPresentations *self,
                           GtkListBoxRow        *row)
{
  const char *id = g_object_get_qdata (G_OBJECT (row), id_quark);

  if (self->is_showing)
    return;
  map_view_presentations_choose (self, id);
  adw_leaflet_set_visible_child (self->leaflet, self->steps_pane);
  map_view_presentations_ask (self);
}

static void
on_added (MapViewPresentations *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->adder)));

  if (*title == '\0')
    return;
  map_view_presentations_add (self, title);
  gtk_editable_set_text (self->adder, "");
  adw_leaflet_set_visible_child (self->leaflet, self->steps_pane);
}

static void
on_note_activated (MapViewPresentations *self,
                   GtkListBoxRow        *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "presentations.show-note", "s", g_object_get_qdata (G_OBJECT (row), id_quark));
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  adw_leaflet_set_visible_child (MAP_VIEW_PRESENTATIONS (widget)->leaflet, MAP_VIEW_PRESENTATIONS (widget)->lists_pane);
}

/* Escape folds what is being written, then leaves. */
static gboolean
on_key (MapViewPresentations *self,
        guint                 key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, MAP_VIEW_TYPE_STEP_ROW) : NULL;

  if (key != GDK_KEY_Escape || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;
  if (row != NULL && map_view_step_row_is_unfolded (MAP_VIEW_STEP_ROW (row)))
    map_view_step_row_toggle (MAP_VIEW_STEP_ROW (row));
  else
    gtk_window_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* --- the window */

static gboolean
map_view_presentations_close_request (GtkWindow *window)
{
  GHashTableIter each;
  gpointer       row;

  g_hash_table_iter_init (&each, MAP_VIEW_PRESENTATIONS (window)->rows);
  while (g_hash_table_iter_next (&each, NULL, &row))
    map_view_step_row_save (row);
  map_view_presentations_rename (MAP_VIEW_PRESENTATIONS (window));
  return GTK_WINDOW_CLASS (map_view_presentations_parent_class)->close_request (window);
}

static void
map_view_presentations_dispose (GObject *object)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->map);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAP_VIEW_TYPE_PRESENTATIONS);
  G_OBJECT_CLASS (map_view_presentations_parent_class)->dispose (object);
}

static void
map_view_presentations_finalize (GObject *object)
{
  MapViewPresentations *self = MAP_VIEW_PRESENTATIONS (object);

  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->reading, map_view_reading_free);
  g_free (self->id);
  g_free (self->moving);
  G_OBJECT_CLASS (map_view_presentations_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, toasts);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, lists_pane);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, steps_pane);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, list);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, adder);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, heading);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, stack);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, title);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, steps);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, no_step);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, views);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, play);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, said);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresentations, notes);
}

static void
map_view_presentations_class_init (MapViewPresentationsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = map_view_presentations_dispose;
  G_OBJECT_CLASS (klass)->finalize = map_view_presentations_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = map_view_presentations_close_request;
  id_quark = g_quark_from_static_string ("liens-id");
  chosen_signal = g_signal_new ("chosen", MAP_VIEW_TYPE_PRESENTATIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/map-view-presentations.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_presentation_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_added);
  gtk_widget_class_bind_template_callback (widget_class, on_step_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_note_activated);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_renamed", G_CALLBACK (map_view_presentations_rename));
  gtk_widget_class_install_action (widget_class, "presentations.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "presentations.back", NULL);
  map_view_presentations_install_actions (widget_class);
}

static void
map_view_presentations_init (MapViewPresentations *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->steps, compare_rows, NULL, NULL);
}

MapViewPresentations *
map_view_presentations_new (GtkWindow    *parent,
                            DossierStore *store,
                            MapView      *map,
                            const char   *chosen)
{
  MapViewPresentations *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store) && MAP_IS_VIEW (map), NULL);

  self = g_object_new (MAP_VIEW_TYPE_PRESENTATIONS, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->id = g_strdup (chosen);
  g_set_weak_pointer (&self->map, map);
  g_signal_connect_object (store, "changed", G_CALLBACK (map_view_presentations_ask), self, G_CONNECT_SWAPPED);
  map_view_presentations_ask (self);
  return self;
}
