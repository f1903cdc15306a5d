#include "config.h"

#include "map-view-step-editor.h"

#include "dossier-privacy.h"

#include <glib/gi18n-lib.h>

#define INNER_MARGIN 8   /* pixels around words */
#define MOST_LETTERS 320 /* read from the back of a room */

enum
{
  TITLE,
  TEXT,
  NOTES,
  N_FIELDS
};

static const struct
{
  const char *field, *label, *hint;
} fields[N_FIELDS] = {
  { "title", N_ ("Title"), NULL },
  { "text", N_ ("Text for the room"), N_ ("Read from the back: two or three short sentences") },
  { "notes", N_ ("Notes of the presenter"), N_ ("Only you see them while you present") },
};

struct _MapViewStepEditor
{
  GtkBox parent_instance;

  DossierStore  *store;
  GPtrArray     *practices; /* MapViewChoice */
  char          *id;        /* of the step; NULL: none yet */
  char          *kept[N_FIELDS];
  char          *practice; /* id, or "" */
  GtkEditable   *title;
  GtkTextBuffer *buffers[N_FIELDS]; /* NULL for the title */
  GtkDropDown   *choice;
  GtkLabel      *warning;    /* of what the room would read */
  gboolean       is_showing; /* we write, nobody types */
};

G_DEFINE_FINAL_TYPE (MapViewStepEditor, map_view_step_editor, GTK_TYPE_BOX)

static guint edited_signal;

void
map_view_choice_free (MapViewChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/* --- what is typed */

static char *
dup_typed (MapViewStepEditor *self,
           guint              field)
{
  GtkTextIter start, end;

  if (field == TITLE)
    return g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
  gtk_text_buffer_get_bounds (self->buffers[field], &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffers[field], &start, &end, FALSE));
}

static void
write_typed (MapViewStepEditor *self,
             guint              field,
             const char        *text)
{
  self->is_showing = TRUE;
  if (field == TITLE)
    gtk_editable_set_text (self->title, text);
  else
    gtk_text_buffer_set_text (self->buffers[field], text, -1);
  self->is_showing = FALSE;
}

static void
keep_draft (MapViewStepEditor *self,
            guint              field)
{
  g_autofree char *text = dup_typed (self, field);

  if (!self->is_showing && self->id != NULL)
    dossier_store_keep_draft (self->store, self->id, fields[field].field, g_strcmp0 (text, self->kept[field]) != 0 ? text : NULL);
}

static void
save_field (MapViewStepEditor *self,
            guint              field)
{
  g_autofree char *text = dup_typed (self, field);

  if (self->id == NULL || g_strcmp0 (text, self->kept[field]) == 0)
    return;
  dossier_store_keep_draft (self->store, self->id, fields[field].field, NULL);
  g_free (self->kept[field]);
  self->kept[field] = g_strdup (text);
  g_signal_emit (self, edited_signal, 0, fields[field].field, text);
}

void
map_view_step_editor_save (MapViewStepEditor *self)
{
  g_return_if_fail (MAP_VIEW_IS_STEP_EDITOR (self));

  for (guint i = 0; i < N_FIELDS; i++)
    save_field (self, i);
}

/* Never refused, only said. */
static void
warn (MapViewStepEditor *self)
{
  g_autofree char   *title = dup_typed (self, TITLE), *text = dup_typed (self, TEXT), *both = g_strjoin ("\n", title, text, NULL);
  g_autoptr (GArray) named = dossier_privacy_list_warnings (both);
  const char        *sentence = named->len > 0                            ? _ ("The room would read somebody’s name, number or address: is that wanted?")
                                : g_utf8_strlen (text, -1) > MOST_LETTERS ? _ ("This is long for a room: the end may not fit on the screen.")
                                                                          : "";

  gtk_label_set_label (self->warning, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), *sentence != '\0');
}

static void
on_title_changed (MapViewStepEditor *self)
{
  warn (self);
  keep_draft (self, TITLE);
}

static void
on_text_changed (MapViewStepEditor *self,
                 GtkTextBuffer     *buffer)
{
  if (buffer == self->buffers[TEXT])
    warn (self);
  keep_draft (self, buffer == self->buffers[TEXT] ? TEXT : NOTES);
}

static void
on_practice (MapViewStepEditor *self)
{
  guint       chosen = gtk_drop_down_get_selected (self->choice);
  const char *id = chosen == 0 || chosen > self->practices->len ? "" : ((MapViewChoice *) self->practices->pdata[chosen - 1])->id;

  if (self->is_showing || self->id == NULL || g_strcmp0 (id, self->practice) == 0)
    return;
  g_free (self->practice);
  self->practice = g_strdup (id);
  g_signal_emit (self, edited_signal, 0, "practice", id);
}

/* --- what is shown */

static void
show_practice (MapViewStepEditor *self,
               const char        *id)
{
  guint chosen = 0;

  for (guint i = 0; i < self->practices->len; i++)
    if (g_strcmp0 (((MapViewChoice *) self->practices->pdata[i])->id, id) == 0)
      chosen = i + 1;
  g_free (self->practice);
  self->practice = g_strdup (id);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->choice, chosen);
  self->is_showing = FALSE;
}

void
map_view_step_editor_show (MapViewStepEditor *self,
                           const MapStep     *step)
{
  const char *texts[N_FIELDS];

  g_return_if_fail (MAP_VIEW_IS_STEP_EDITOR (self) && step != NULL);

  texts[TITLE] = step->title;
  texts[TEXT] = step->text;
  texts[NOTES] = step->notes;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);
      gboolean         is_touched = self->id != NULL && g_strcmp0 (typed, self->kept[i]) != 0;

      g_free (self->kept[i]);
      self->kept[i] = g_strdup (texts[i]);
      if (!is_touched && g_strcmp0 (typed, texts[i]) != 0)
        write_typed (self, i, texts[i]);
    }
  g_free (self->id);
  self->id = g_strdup (step->id);
  show_practice (self, step->practice);
}

/* --- the widget */

static void
add_labelled (MapViewStepEditor *self,
              const char        *label,
              GtkWidget         *widget)
{
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), widget);
}

static void
listen_to_focus (MapViewStepEditor *self,
                 GtkWidget         *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (map_view_step_editor_save), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

static GtkLabel *
make_warning (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "warning");
  gtk_widget_set_visible (label, FALSE);
  return GTK_LABEL (label);
}

static void
add_title (MapViewStepEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->title = GTK_EDITABLE (entry);
  add_labelled (self, _ (fields[TITLE].label), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_title_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (map_view_step_editor_save), self, G_CONNECT_SWAPPED);
  listen_to_focus (self, entry);
}

static void
add_text (MapViewStepEditor *self,
          guint              field)
{
  GtkWidget *view = gtk_text_view_new (), *frame = gtk_frame_new (NULL), *scroller = gtk_scrolled_window_new ();

  self->buffers[field] = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), INNER_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), INNER_MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), INNER_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), INNER_MARGIN);
  gtk_widget_set_tooltip_text (view, _ (fields[field].hint));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 64);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_frame_set_child (GTK_FRAME (frame), scroller);
  add_labelled (self, _ (fields[field].label), frame);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (fields[field].label), -1);
  g_signal_connect_object (self->buffers[field], "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  listen_to_focus (self, view);
}

static void
add_practice (MapViewStepEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget                *choice;

  gtk_string_list_append (names, _ ("No practice"));
  for (guint i = 0; i < self->practices->len; i++)
    gtk_string_list_append (names, ((MapViewChoice *) self->practices->pdata[i])->title);
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  self->choice = GTK_DROP_DOWN (choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_practice), self, G_CONNECT_SWAPPED);
  add_labelled (self, _ ("Practice of the guide"), choice);
  if (self->practices->len == 0)
    {
      gtk_widget_set_visible (gtk_widget_get_prev_sibling (choice), FALSE);
      gtk_widget_set_visible (choice, FALSE);
    }
}

static void
map_view_step_editor_finalize (GObject *object)
{
  MapViewStepEditor *self = MAP_VIEW_STEP_EDITOR (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->practices, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->practice);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->kept[i]);
  G_OBJECT_CLASS (map_view_step_editor_parent_class)->finalize (object);
}

static gboolean
map_view_step_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MAP_VIEW_STEP_EDITOR (widget)->title));
}

static void
map_view_step_editor_class_init (MapViewStepEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = map_view_step_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = map_view_step_editor_grab_focus;
  edited_signal = g_signal_new ("edited", MAP_VIEW_TYPE_STEP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
map_view_step_editor_init (MapViewStepEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

GtkWidget *
map_view_step_editor_new (DossierStore *store,
                          GPtrArray    *practices)
{
  MapViewStepEditor *self = g_object_new (MAP_VIEW_TYPE_STEP_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->practices = g_ptr_array_ref (practices);
  self->warning = make_warning ();
  add_title (self);
  add_text (self, TEXT);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->warning));
  add_text (self, NOTES);
  add_practice (self);
  return GTK_WIDGET (self);
}
