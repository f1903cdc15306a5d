#include "config.h"

#include "dossier-view-adder.h"

#include "dossier-privacy.h"
#include "dossier-view-line.h"
#include "dossier-view-sight.h"
#include "dossier-view-stride.h"

#include <glib/gi18n-lib.h>

struct _DossierViewAdder
{
  AdwPreferencesRow      parent_instance;
  const DossierViewRing *ring;
  DossierStore          *store;
  DossierVocabulary     *vocabulary;
  char                  *id; /* of the record it is added to */
  GtkEditable           *text;
  GtkLabel              *message;
  gboolean               is_showing;
};

G_DEFINE_FINAL_TYPE (DossierViewAdder, dossier_view_adder, ADW_TYPE_PREFERENCES_ROW)

enum
{
  GIVEN_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const DossierKind *
get_kind (DossierViewAdder *self)
{
  return dossier_kinds_find (self->ring->kind);
}

/* --- what is said under the line */

static void
say (DossierViewAdder *self,
     const char       *tone,
     const char       *sentence)
{
  static const char *const tones[] = { "dim-label", "warning", "error" };

  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), tones[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), tone);
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

static gboolean
names_somebody (const char *text)
{
  g_autoptr (GArray) warnings = dossier_privacy_list_warnings (text);

  return warnings->len > 0;
}

static void
explain (DossierViewAdder *self)
{
  g_autoptr (DossierViewLine) line = self->vocabulary != NULL ? dossier_view_line_new (get_kind (self), self->vocabulary, gtk_editable_get_text (self->text)) : NULL;
  g_autofree char            *told = line != NULL ? dossier_view_line_describe (line, self->vocabulary) : NULL;

  if (line != NULL && names_somebody (line->words))
    say (self, "warning", _ ("This seems to name somebody. A role is enough, and nothing that designates a parent or a child."));
  else if (line != NULL && g_str_equal (self->ring->kind, "passage") && line->code == NULL)
    say (self, "dim-label", _ ("Nobody is said to speak yet: begin with a role and a colon, like “teacher: …”. Never a name."));
  else
    say (self, "dim-label", told);
}

/* --- drafts: a field that no kind has */

static char *
dup_draft_field (DossierViewAdder *self)
{
  return g_strconcat ("+", self->ring->kind, NULL);
}

static void
keep_draft (DossierViewAdder *self,
            const char       *text)
{
  g_autofree char *field = dup_draft_field (self);

  if (self->store != NULL)
    dossier_store_keep_draft (self->store, self->id, field, *text != '\0' ? text : NULL);
}

static const char *
find_draft (DossierViewAdder       *self,
            const DossierViewFacts *facts)
{
  g_autofree char *field = dup_draft_field (self);

  for (guint i = 0; i < facts->drafts->len; i++)
    {
      const DossierDraftLine *draft = facts->drafts->pdata[i];

      if (g_str_equal (draft->field, field))
        return draft->text;
    }
  return "";
}

static void
set_text (DossierViewAdder *self,
          const char       *text)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (self->text, text);
  self->is_showing = FALSE;
  explain (self);
}

/* --- making it */

typedef struct
{
  DossierViewAdder *self;
  char             *id;   /* of what is made */
  char             *text; /* it was made of */
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->self);
  g_free (making->id);
  g_free (making->text);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

/* What was not made stays written. */
static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;
  DossierViewAdder  *self = making->self;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      if (self->ring->flags & DOSSIER_VIEW_RING_OPENS)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", making->id);
      return;
    }
  g_message ("adding to a record: %s", error->message);
  if (self->store != DOSSIER_STORE (source) || dossier_view_adder_is_written (self))
    return;
  set_text (self, making->text);
  keep_draft (self, making->text);
  say (self, "error", _ ("Not saved: nothing was changed, what you wrote is kept here. Press Enter to try again."));
}

static void
refer (DossierViewAdder *self,
       DossierAct       *act,
       const char       *id)
{
  const DossierField *field = dossier_kind_find_field (get_kind (self), self->ring->field);

  if (dossier_field_is_set (field))
    dossier_act_put (act, get_kind (self), id, field->code, self->id, TRUE);
  else
    dossier_act_set (act, get_kind (self), id, field->code, dossier_value_new_reference (self->id));
}

static void
make (DossierViewAdder      *self,
      const DossierViewLine *line)
{
  DossierAct *act = dossier_act_new (NULL);
  Making     *making = g_new0 (Making, 1);

  making->self = g_object_ref (self);
  making->id = g_strdup (dossier_view_line_write (line, act));
  making->text = g_strdup (gtk_editable_get_text (self->text));
  refer (self, act, making->id);
  dossier_store_write_async (self->store, act, on_written, making);
  set_text (self, "");
  keep_draft (self, "");
}

static void
on_activated (DossierViewAdder *self)
{
  g_autoptr (DossierViewLine) line = self->vocabulary != NULL ? dossier_view_line_new (get_kind (self), self->vocabulary, gtk_editable_get_text (self->text)) : NULL;

  if (line != NULL)
    make (self, line);
  else if (!dossier_view_stride_on (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
on_changed (DossierViewAdder *self)
{
  if (self->is_showing)
    return;
  explain (self);
  dossier_view_sight_keep (GTK_WIDGET (self));
  keep_draft (self, gtk_editable_get_text (self->text));
}

static gboolean
on_key (DossierViewAdder *self,
        guint             key)
{
  gboolean was_written = dossier_view_adder_is_written (self);

  if (key != GDK_KEY_Escape)
    return FALSE;
  set_text (self, "");
  keep_draft (self, "");
  g_signal_emit (self, signals[GIVEN_UP], 0);
  return was_written || !gtk_widget_get_mapped (GTK_WIDGET (self)); /* nothing was given up: Escape is the page's */
}

static void
on_choose_file (DossierViewAdder *self)
{
  if (self->id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.attach", "(ss)", self->id, "");
}

/* --- the row */

static void
dossier_view_adder_dispose (GObject *object)
{
  dossier_view_adder_clear (DOSSIER_VIEW_ADDER (object));
  G_OBJECT_CLASS (dossier_view_adder_parent_class)->dispose (object);
}

static void
dossier_view_adder_class_init (DossierViewAdderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_adder_dispose;
  signals[GIVEN_UP] = g_signal_new ("given-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_body (DossierViewAdder *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *entry = gtk_entry_new (), *message = gtk_label_new (NULL);

  self->text = GTK_EDITABLE (entry);
  self->message = GTK_LABEL (message);
  gtk_editable_set_enable_undo (self->text, FALSE); /* one undo for all: the dossier's */
  gtk_label_set_xalign (self->message, 0.0f);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (message, "caption");
  gtk_widget_set_visible (message, FALSE);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), entry);
  gtk_box_append (GTK_BOX (body), message);
  return body;
}

static void
listen (DossierViewAdder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
}

static void
dossier_view_adder_init (DossierViewAdder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *sign = gtk_image_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), make_body (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "add");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  listen (self);
}

static void
add_file_button (DossierViewAdder *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("File…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Choose a file…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a file…"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose_file), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), button);
}

GtkWidget *
dossier_view_adder_new (const DossierViewRing *ring)
{
  DossierViewAdder *self = g_object_new (DOSSIER_VIEW_TYPE_ADDER, NULL);

  self->ring = ring;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (ring->add));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->text), _ (ring->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (ring->add), -1);
  if (ring->flags & DOSSIER_VIEW_RING_FILE)
    add_file_button (self);
  return GTK_WIDGET (self);
}

void
dossier_view_adder_show (DossierViewAdder       *self,
                         DossierStore           *store,
                         const DossierViewFacts *facts)
{
  const char *id = dossier_record_get_id (facts->record);
  gboolean    is_other = self->store != store || g_strcmp0 (self->id, id) != 0;

  g_return_if_fail (DOSSIER_VIEW_IS_ADDER (self));

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = dossier_vocabulary_ref (facts->vocabulary);
  if (!is_other)
    return;
  g_set_object (&self->store, store);
  g_free (self->id);
  self->id = g_strdup (id);
  set_text (self, find_draft (self, facts));
}

void
dossier_view_adder_clear (DossierViewAdder *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->id, g_free);
}

void
dossier_view_adder_begin (DossierViewAdder *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ADDER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  dossier_view_sight_keep (GTK_WIDGET (self));
}

void
dossier_view_adder_keep_in_sight (DossierViewAdder *self)
{
  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    dossier_view_sight_keep (GTK_WIDGET (self));
}

gboolean
dossier_view_adder_is_written (DossierViewAdder *self)
{
  return *gtk_editable_get_text (self->text) != '\0';
}
