#include "config.h"

#include "dossier-view-text.h"

#include "base-text.h"
#include "dossier-view-answer.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

struct _DossierViewText
{
  DossierViewField  parent_instance;
  GtkEntry         *text;
  DossierViewAnswer answer; /* what stands when nothing is typed */
  gboolean          is_showing;
};

G_DEFINE_FINAL_TYPE (DossierViewText, dossier_view_text, DOSSIER_VIEW_TYPE_FIELD)

static char *
dup_typed (DossierViewText *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
}

static void
set_text (DossierViewText *self,
          const char      *text)
{
  self->is_showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->is_showing = FALSE;
}

static void
set_answer (DossierViewText  *self,
            DossierViewAnswer answer)
{
  self->answer = answer;
  gtk_entry_set_placeholder_text (self->text, dossier_view_answer_get_label (answer));
}

static void
explain_date (DossierViewText *self)
{
  g_autofree char     *typed = dup_typed (self);
  g_autofree char     *sentence = NULL;
  g_autoptr (BaseDate) date = NULL;

  if (dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self))->type != DOSSIER_FIELD_DATE)
    return;

  if (*typed != '\0')
    {
      date = base_date_new_from_words (typed);
      sentence = dossier_view_words_explain_date (date);
    }
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, sentence);
}

static void
on_changed (DossierViewText *self)
{
  if (self->is_showing)
    return;

  set_answer (self, DOSSIER_VIEW_ANSWER_NONE);
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, NULL);
  explain_date (self);
  dossier_view_field_type (DOSSIER_VIEW_FIELD (self), gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
on_activated (DossierViewText *self)
{
  dossier_view_field_flush (DOSSIER_VIEW_FIELD (self));
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static gboolean
on_key (DossierViewText *self,
        guint            key)
{
  if (key != GDK_KEY_Escape || !dossier_view_field_is_edited (DOSSIER_VIEW_FIELD (self)))
    return FALSE;

  dossier_view_field_abandon (DOSSIER_VIEW_FIELD (self));
  return TRUE;
}

static void
on_answer_chosen (gpointer          field,
                  DossierViewAnswer answer)
{
  DossierViewText *self = field;

  set_text (self, "");
  set_answer (self, answer);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

static void
dossier_view_text_show (DossierViewField       *field,
                        const DossierViewFacts *facts)
{
  DossierViewText *self = DOSSIER_VIEW_TEXT (field);
  DossierValue    *value = dossier_record_get (facts->record, dossier_view_field_get_field (field)->code);
  g_autofree char *text = dossier_view_words_dup_value (value);

  set_answer (self, dossier_view_answer_of (value));
  set_text (self, text);
  explain_date (self);
}

static gboolean
read_number (const DossierField *field,
             const char         *typed,
             DossierValue      **value,
             char              **sentence)
{
  double number;

  if (!base_text_read_number (typed, &number) || (field->type == DOSSIER_FIELD_INTEGER && number != (double) (gint64) number))
    {
      *sentence = g_strdup (field->type == DOSSIER_FIELD_INTEGER ? _ ("Not saved: a whole number is expected here, like 12.") : _ ("Not saved: a number is expected here, like 12 or 3,5."));
      return FALSE;
    }

  *value = field->type == DOSSIER_FIELD_INTEGER ? dossier_value_new_integer ((gint64) number) : dossier_value_new_real (number);
  return TRUE;
}

static gboolean
read_typed (DossierViewText    *self,
            const DossierField *field,
            DossierValue      **value,
            char              **sentence)
{
  g_autofree char     *typed = dup_typed (self);
  g_autoptr (BaseDate) date = NULL;

  if (*typed == '\0')
    {
      *value = dossier_view_answer_make_value (self->answer);
      if (*value == NULL && (field->flags & DOSSIER_FIELD_REQUIRED))
        *sentence = g_strdup_printf (_ ("Not saved: “%s” cannot be empty."), dossier_kinds_translate (field->label));
      return *sentence == NULL;
    }
  if (field->type == DOSSIER_FIELD_INTEGER || field->type == DOSSIER_FIELD_REAL)
    return read_number (field, typed, value, sentence);
  if (field->type == DOSSIER_FIELD_DATE)
    {
      date = base_date_new_from_words (typed);
      *value = dossier_value_new_date (date);
      return TRUE;
    }
  *value = dossier_value_new_text (typed);
  return TRUE;
}

static gboolean
dossier_view_text_write (DossierViewField *field,
                         DossierAct       *act,
                         const char       *id,
                         char            **sentence)
{
  const DossierField *what = dossier_view_field_get_field (field);
  DossierValue       *value = NULL;

  if (!read_typed (DOSSIER_VIEW_TEXT (field), what, &value, sentence))
    return FALSE;

  dossier_act_set (act, dossier_view_field_get_kind (field), id, what->code, value);
  return TRUE;
}

static void
dossier_view_text_restore (DossierViewField *field,
                           const char       *text)
{
  gtk_editable_set_text (GTK_EDITABLE (DOSSIER_VIEW_TEXT (field)->text), text);
}

static GtkWidget *
dossier_view_text_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (DOSSIER_VIEW_TEXT (field)->text);
}

static void
dossier_view_text_class_init (DossierViewTextClass *klass)
{
  DossierViewFieldClass *field_class = DOSSIER_VIEW_FIELD_CLASS (klass);

  field_class->show = dossier_view_text_show;
  field_class->write = dossier_view_text_write;
  field_class->restore = dossier_view_text_restore;
  field_class->get_editor = dossier_view_text_get_editor;
}

static void
dossier_view_text_init (DossierViewText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  /* One undo for all: the dossier's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (self->text));
  dossier_view_field_add_suffix (DOSSIER_VIEW_FIELD (self), dossier_view_answer_new_button (on_answer_chosen, self));
  set_answer (self, DOSSIER_VIEW_ANSWER_NONE);
}
