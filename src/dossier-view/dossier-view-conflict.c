#include "config.h"

#include "dossier-view-conflict.h"

#include "dossier-conflicts.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

struct _DossierViewConflict
{
  AdwWindow        parent_instance;
  GtkStack        *stack;
  GtkLabel        *record;
  GtkLabel        *question;
  GtkBox          *answers;
  GtkLabel        *said;
  DossierStore    *store;
  char            *id;
  char            *field;
  DossierConflict *shown;
  GPtrArray       *buttons; /* GtkToggleButton, borrowed: one for each side, then that of both together */
  gboolean         is_writing;
};

G_DEFINE_FINAL_TYPE (DossierViewConflict, dossier_view_conflict, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- an answer */

static char *
sign (const DossierConflictSide *side,
      guint                      index)
{
  g_autofree char *when = side->wall != 0 ? dossier_view_words_dup_moment (side->wall) : g_strdup ("");
  const char      *who = side->author != NULL ? side->author : _ ("Somebody");

  if (index == 0)
    /* Translators: a person's name, a moment */
    return g_strdup_printf (_ ("%s · %s · shown now"), who, when);
  return g_strdup_printf ("%s · %s", who, when);
}

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget                *label = gtk_label_new (text);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE)); /* an address is not that of another */

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
on_toggled (DossierViewConflict *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.choose", !self->is_writing);
}

static void
add_choice (DossierViewConflict *self,
            const char          *text,
            const char          *signature)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), make_label (text, NULL));
  gtk_box_append (GTK_BOX (box), make_label (signature, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "answer");
  gtk_widget_set_hexpand (button, TRUE);
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, signature, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->answers, button);
  g_ptr_array_add (self->buttons, button);
}

static void
add_answer (DossierViewConflict       *self,
            const DossierConflictSide *side,
            guint                      index)
{
  g_autofree char *signature = sign (side, index);

  add_choice (self, *side->text != '\0' ? side->text : _ ("(emptied)"), signature);
}

/* --- reading */

typedef struct
{
  char *id;
  char *field;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->id);
  g_free (question->field);
  g_free (question);
}

static gpointer
find (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Question       *question = data;
  g_autoptr (GPtrArray) conflicts = dossier_conflicts_list (reader, question->id, error);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const DossierConflict *conflict = conflicts->pdata[i];

      if (g_str_equal (conflict->field->code, question->field))
        return g_ptr_array_steal_index (conflicts, i);
    }
  return NULL;
}

static gboolean
is_same (const DossierConflict *one,
         const DossierConflict *other)
{
  if (one == NULL || one->sides->len != other->sides->len || g_strcmp0 (one->key, other->key) != 0)
    return FALSE;
  for (guint i = 0; i < one->sides->len; i++)
    {
      const DossierConflictSide *side = one->sides->pdata[i], *beside = other->sides->pdata[i];

      if (g_strcmp0 (side->text, beside->text) != 0 || side->wall != beside->wall)
        return FALSE; /* two versions of a file are called the same */
    }
  return TRUE;
}

static void
show (DossierViewConflict *self)
{
  GtkWidget *child;

  gtk_label_set_label (self->record, self->shown->title != NULL ? self->shown->title : "");
  gtk_label_set_label (self->question, self->shown->label);
  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
  for (guint i = 0; i < self->shown->sides->len; i++)
    add_answer (self, self->shown->sides->pdata[i], i);
  if (self->shown->together != NULL)
    add_choice (self, self->shown->together, _ ("Both together: what each changed, in one text"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.choose", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "answers");
  gtk_widget_grab_focus (self->buttons->pdata[0]);
}

/* Somebody may have chosen meanwhile; a new answer is shown before one is chosen. */
static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierViewConflict) self = user_data;
  DossierConflict                *conflict = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  gboolean                        is_known = conflict != NULL && is_same (self->shown, conflict);

  if (self->store == NULL || self->is_writing)
    {
      dossier_conflict_free (conflict);
      return;
    }
  g_clear_pointer (&self->shown, dossier_conflict_free);
  self->shown = conflict;
  if (conflict == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "settled");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.choose", FALSE);
    }
  else if (!is_known)
    show (self);
}

static void
ask (DossierViewConflict *self)
{
  Question *question;

  if (self->store == NULL || self->is_writing)
    return;
  question = g_new (Question, 1);
  question->id = g_strdup (self->id);
  question->field = g_strdup (self->field);
  dossier_store_ask_async (self->store, find, question, question_free, (GDestroyNotify) dossier_conflict_free, NULL, on_found, g_object_ref (self));
}

/* --- choosing */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewConflict) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autofree char                *sentence = NULL;

  self->is_writing = FALSE;
  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_message ("choosing an answer: %s", error->message);
      gtk_label_set_label (self->said, _ ("This could not be done. Nothing was changed."));
      on_toggled (self);
      return;
    }
  if (self->store == NULL || self->shown == NULL)
    return;
  /* Translators: the name of a field */
  sentence = g_strdup_printf (_ ("“%s”: one answer now"), self->shown->label);
  g_signal_emit (self, signals[DONE], 0, sentence);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  DossierViewConflict *self = DOSSIER_VIEW_CONFLICT (widget);

  for (guint i = 0; self->shown != NULL && !self->is_writing && i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      {
        self->is_writing = TRUE;
        gtk_widget_action_set_enabled (widget, "conflict.choose", FALSE);
        dossier_store_write_async (self->store, dossier_conflict_new_act (self->shown, i), on_written, g_object_ref (self));
        return;
      }
}

/* --- the window */

static void
dossier_view_conflict_dispose (GObject *object)
{
  DossierViewConflict *self = DOSSIER_VIEW_CONFLICT (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, dossier_conflict_free);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_CONFLICT);
  G_OBJECT_CLASS (dossier_view_conflict_parent_class)->dispose (object);
}

static void
dossier_view_conflict_finalize (GObject *object)
{
  DossierViewConflict *self = DOSSIER_VIEW_CONFLICT (object);

  g_ptr_array_unref (self->buttons);
  g_free (self->id);
  g_free (self->field);
  G_OBJECT_CLASS (dossier_view_conflict_parent_class)->finalize (object);
}

static void
dossier_view_conflict_class_init (DossierViewConflictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_conflict_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_conflict_finalize;
  signals[DONE] = g_signal_new ("done", DOSSIER_VIEW_TYPE_CONFLICT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-conflict.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewConflict, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierViewConflict, record);
  gtk_widget_class_bind_template_child (widget_class, DossierViewConflict, question);
  gtk_widget_class_bind_template_child (widget_class, DossierViewConflict, answers);
  gtk_widget_class_bind_template_child (widget_class, DossierViewConflict, said);
  gtk_widget_class_install_action (widget_class, "conflict.choose", NULL, choose);
}

static void
dossier_view_conflict_init (DossierViewConflict *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

DossierViewConflict *
dossier_view_conflict_new (GtkWindow    *parent,
                           DossierStore *store,
                           const char   *id,
                           const char   *field)
{
  DossierViewConflict *self = g_object_new (DOSSIER_VIEW_TYPE_CONFLICT, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  self->field = g_strdup (field);
  g_signal_connect_object (store, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}
