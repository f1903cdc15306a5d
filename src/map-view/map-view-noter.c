#include "config.h"

#include "map-view-noter.h"

#include "map-presentation.h"

#include <glib/gi18n-lib.h>

#define CALM_MS 1500 /* after the last letter: what is typed is on the disk */

/* A line that is kept, or is being. */
typedef struct
{
  MapViewNoter *noter; /* not owned: they go together */
  char         *id;    /* of the post-it; NULL: never written yet */
  char         *words;
  char         *meeting, *step, *shown;
  GtkWidget    *row;
  GtkLabel     *label;
  GtkWidget    *again; /* a button: it was not written */
} Note;

struct _MapViewNoter
{
  AdwBin parent_instance;

  DossierStore *store;
  char         *meeting, *step, *shown; /* of the next */
  GPtrArray    *notes;                  /* oldest first */
  Note         *typed;                  /* of notes; NULL: nothing is being typed */
  GtkEditable  *entry;
  GtkListBox   *list;
  guint         calm; /* source */
};

G_DEFINE_FINAL_TYPE (MapViewNoter, map_view_noter, ADW_TYPE_BIN)

static guint ended_signal;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_free (note->id);
  g_free (note->words);
  g_free (note->meeting);
  g_free (note->step);
  g_free (note->shown);
  g_free (note);
}

/* --- writing */

typedef struct
{
  MapViewNoter *noter;
  char         *id;
} Writing;

static Note *
find_note (MapViewNoter *self,
           const char   *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (g_strcmp0 (((Note *) self->notes->pdata[i])->id, id) == 0)
      return self->notes->pdata[i];
  return NULL;
}

static void
show_failed (Note    *note,
             gboolean failed)
{
  gtk_widget_set_visible (note->again, failed);
  if (failed)
    gtk_widget_add_css_class (note->row, "error");
  else
    gtk_widget_remove_css_class (note->row, "error");
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           written = dossier_store_write_finish (DOSSIER_STORE (source), result, &error) != FALSE;
  Note              *note = find_note (writing->noter, writing->id);

  if (!written)
    g_message ("keeping a note: %s", error->message);
  if (note != NULL)
    show_failed (note, !written);
  g_object_unref (writing->noter);
  g_free (writing->id);
  g_free (writing);
}

/* A note that was not written keeps its id, and is made anew under another one. */
static void
write_note (MapViewNoter *self,
            Note         *note)
{
  Writing    *writing = g_new0 (Writing, 1);
  DossierAct *act;

  if (note->id == NULL || gtk_widget_get_visible (note->again))
    {
      const char *id;

      act = map_presentation_note_act (note->words, note->step, note->shown, note->meeting, &id);
      g_free (note->id);
      note->id = g_strdup (id);
    }
  else
    act = map_presentation_note_again_act (note->id, note->words);
  writing->noter = g_object_ref (self);
  writing->id = g_strdup (note->id);
  dossier_store_write_async (self->store, act, on_written, writing);
}

static void
on_again (GtkWidget *button,
          Note      *note)
{
  write_note (note->noter, note);
}

/* --- one line */

static void
show_words (Note *note)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *time = g_date_time_format (now, "%H:%M"), *words = NULL;

  words = note->shown != NULL && *note->shown != '\0' ? g_strdup_printf ("%s\n%s · %s", note->words, time, note->shown) : g_strdup_printf ("%s\n%s", note->words, time);
  gtk_label_set_label (note->label, words);
}

static void
add_row (MapViewNoter *self,
         Note         *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  note->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (note->label, TRUE);
  gtk_label_set_wrap_mode (note->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (note->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (note->label), TRUE);
  note->again = gtk_button_new_with_mnemonic (_ ("Not kept: _try again"));
  gtk_widget_set_valign (note->again, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (note->again, FALSE);
  g_signal_connect (note->again, "clicked", G_CALLBACK (on_again), note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (note->label));
  gtk_box_append (GTK_BOX (box), note->again);
  gtk_widget_add_css_class (box, "noted");
  note->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (note->row), FALSE);
  gtk_widget_set_focusable (note->row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (note->row), box);
  gtk_list_box_prepend (self->list, note->row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
}

static Note *
begin_note (MapViewNoter *self)
{
  Note *note = g_new0 (Note, 1);

  note->noter = self;
  note->meeting = g_strdup (self->meeting);
  note->step = g_strdup (self->step);
  note->shown = g_strdup (self->shown);
  g_ptr_array_add (self->notes, note);
  add_row (self, note);
  return note;
}

static void
forget_note (MapViewNoter *self,
             Note         *note)
{
  gtk_list_box_remove (self->list, note->row);
  g_ptr_array_remove (self->notes, note);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->notes->len > 0);
}

/* --- what is typed */

static char *
dup_typed (MapViewNoter *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
keep_typed (MapViewNoter *self)
{
  g_autofree char *words = dup_typed (self);

  g_clear_handle_id (&self->calm, g_source_remove);
  if (self->store == NULL || (self->typed == NULL && *words == '\0') || (self->typed != NULL && g_strcmp0 (self->typed->words, words) == 0))
    return;
  if (self->typed == NULL)
    self->typed = begin_note (self);
  g_free (self->typed->words);
  self->typed->words = g_steal_pointer (&words);
  write_note (self, self->typed);
  if (*self->typed->words != '\0')
    show_words (self->typed);
  else
    forget_note (self, g_steal_pointer (&self->typed));
}

static gboolean
on_calm (gpointer user_data)
{
  MapViewNoter *self = user_data;

  self->calm = 0;
  keep_typed (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (MapViewNoter *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM_MS, on_calm, self);
}

void
map_view_noter_end (MapViewNoter *self)
{
  g_return_if_fail (MAP_VIEW_IS_NOTER (self));

  keep_typed (self);
  self->typed = NULL;
  g_signal_handlers_block_by_func (self->entry, on_changed, self);
  gtk_editable_set_text (self->entry, "");
  g_signal_handlers_unblock_by_func (self->entry, on_changed, self);
}

static void
on_entered (MapViewNoter *self)
{
  map_view_noter_end (self);
  g_signal_emit (self, ended_signal, 0);
}

/* After Enter the next note can be typed; after Escape keys are those of the presentation again. */
static gboolean
on_key (MapViewNoter *self,
        guint         key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  on_entered (self);
  return GDK_EVENT_STOP;
}

/* --- the widget */

static void
map_view_noter_dispose (GObject *object)
{
  MapViewNoter *self = MAP_VIEW_NOTER (object);

  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (map_view_noter_parent_class)->dispose (object);
}

static void
map_view_noter_finalize (GObject *object)
{
  MapViewNoter *self = MAP_VIEW_NOTER (object);

  g_ptr_array_unref (self->notes);
  g_free (self->meeting);
  g_free (self->step);
  g_free (self->shown);
  G_OBJECT_CLASS (map_view_noter_parent_class)->finalize (object);
}

static void
map_view_noter_class_init (MapViewNoterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_noter_dispose;
  G_OBJECT_CLASS (klass)->finalize = map_view_noter_finalize;
  ended_signal = g_signal_new ("ended", MAP_VIEW_TYPE_NOTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_entry (MapViewNoter *self)
{
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What the room says… (N)"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, "document-edit-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the room says"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_list (MapViewNoter *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Notes that were kept"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
map_view_noter_init (MapViewNoter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->notes = g_ptr_array_new_with_free_func (free_note);
  gtk_box_append (GTK_BOX (box), make_entry (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
map_view_noter_set_store (MapViewNoter *self,
                          DossierStore *store)
{
  g_return_if_fail (MAP_VIEW_IS_NOTER (self));

  g_set_object (&self->store, store);
}

static void
replace (char      **place,
         const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

void
map_view_noter_set_shown (MapViewNoter *self,
                          const char   *meeting,
                          const char   *step,
                          const char   *title)
{
  g_return_if_fail (MAP_VIEW_IS_NOTER (self));

  if (g_strcmp0 (meeting, self->meeting) == 0 && g_strcmp0 (step, self->step) == 0 && g_strcmp0 (title, self->shown) == 0)
    return;
  keep_typed (self);
  replace (&self->meeting, meeting);
  replace (&self->step, step);
  replace (&self->shown, title);
}

void
map_view_noter_begin (MapViewNoter *self)
{
  g_return_if_fail (MAP_VIEW_IS_NOTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

gboolean
map_view_noter_is_typing (MapViewNoter *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_NOTER (self), FALSE);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

guint
map_view_noter_count (MapViewNoter *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_NOTER (self), 0);

  return self->notes->len;
}

const char *
map_view_noter_get_last (MapViewNoter *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_NOTER (self), NULL);

  return self->notes->len > 0 ? ((Note *) self->notes->pdata[self->notes->len - 1])->id : NULL;
}
