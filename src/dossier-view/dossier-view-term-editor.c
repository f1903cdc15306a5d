#include "config.h"

#include "dossier-view-term-editor.h"

#include "dossier-synonyms.h"

#include <glib/gi18n-lib.h>

struct _DossierViewTermEditor
{
  GtkBox       parent_instance;
  GtkEntry    *label_entry;
  GtkWidget   *definition_box;
  GtkTextView *definition_view;
  GtkLabel    *message;
  GtkWidget   *buttons; /* one below the other when they say much */
  GtkButton   *save;
  GtkWidget   *merge;
  gboolean     is_waiting; /* for the person to insist, or to give up */
};

G_DEFINE_FINAL_TYPE (DossierViewTermEditor, dossier_view_term_editor, GTK_TYPE_BOX)

enum
{
  EDITED,
  ENDED,
  MERGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_complaint (DossierViewTermEditor *self)
{
  self->is_waiting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_visible (self->merge, FALSE);
  gtk_button_set_label (self->save, _ ("_Save"));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), GTK_ORIENTATION_HORIZONTAL);
}

static void
on_label_changed (DossierViewTermEditor *self)
{
  forget_complaint (self);
}

static char *
dup_definition (DossierViewTermEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->definition_view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
tell_edited (DossierViewTermEditor *self)
{
  g_autofree char *definition = dup_definition (self);

  g_signal_emit (self, signals[EDITED], 0, dossier_view_term_editor_get_label (self), definition, self->is_waiting);
}

static void
on_save_clicked (DossierViewTermEditor *self)
{
  tell_edited (self);
}

static void
on_cancel_clicked (DossierViewTermEditor *self)
{
  g_signal_emit (self, signals[ENDED], 0);
}

static void
on_merge_clicked (DossierViewTermEditor *self)
{
  g_signal_emit (self, signals[MERGE], 0);
}

static gboolean
on_key (DossierViewTermEditor *self,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean   is_text = focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));

  if (key == GDK_KEY_Escape)
    g_signal_emit (self, signals[ENDED], 0);
  else if (is_text && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && !(modifiers & GDK_SHIFT_MASK))
    tell_edited (self);
  else
    return FALSE;
  return TRUE;
}

static void
on_left (DossierViewTermEditor *self)
{
  if (!self->is_waiting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    tell_edited (self);
}

static gboolean
dossier_view_term_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_VIEW_TERM_EDITOR (widget)->label_entry));
}

static void
dossier_view_term_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_TERM_EDITOR);
  G_OBJECT_CLASS (dossier_view_term_editor_parent_class)->dispose (object);
}

static void
dossier_view_term_editor_class_init (DossierViewTermEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_term_editor_dispose;
  widget_class->grab_focus = dossier_view_term_editor_grab_focus;
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MERGE] = g_signal_new ("merge", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-term-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, label_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, definition_box);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, definition_view);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, message);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, buttons);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, save);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermEditor, merge);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_label_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_merge_clicked);
}

static void
dossier_view_term_editor_init (DossierViewTermEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_view_term_editor_new (const DossierTerm *term)
{
  DossierViewTermEditor *self = g_object_new (DOSSIER_VIEW_TYPE_TERM_EDITOR, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->label_entry), term->label);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->definition_view), term->definition != NULL ? term->definition : "", -1);
  gtk_widget_set_visible (self->definition_box, !g_str_equal (term->vocabulary, DOSSIER_SYNONYMS_VOCABULARY));
  forget_complaint (self);
  return GTK_WIDGET (self);
}

const char *
dossier_view_term_editor_get_label (DossierViewTermEditor *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_TERM_EDITOR (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->label_entry));
}

void
dossier_view_term_editor_complain (DossierViewTermEditor *self,
                                   const char            *sentence,
                                   gboolean               may_insist,
                                   gboolean               may_merge)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_EDITOR (self) && sentence != NULL);

  self->is_waiting = may_insist;
  gtk_label_set_label (self->message, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_set_visible (self->merge, may_merge);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), may_insist ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_button_set_label (self->save, may_insist ? _ ("_Save all the same") : _ ("_Save"));
}
