#include "config.h"

#include "dossier-view-prose.h"

#include "dossier-view-answer.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

struct _DossierViewProse
{
  DossierViewField parent_instance;
  GtkTextView     *view;
  GtkLabel        *nothing; /* over the view while it is empty */
  gboolean         is_showing;
};

G_DEFINE_FINAL_TYPE (DossierViewProse, dossier_view_prose, DOSSIER_VIEW_TYPE_FIELD)

static char *
dup_typed (DossierViewProse *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->view), &start, &end, FALSE);
}

static void
on_changed (DossierViewProse *self)
{
  g_autofree char *typed = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->nothing), gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0);
  if (self->is_showing)
    return;

  typed = dup_typed (self);
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, NULL);
  dossier_view_field_type (DOSSIER_VIEW_FIELD (self), typed);
}

static gboolean
on_key (DossierViewProse *self,
        guint             key)
{
  if (key != GDK_KEY_Escape || !dossier_view_field_is_edited (DOSSIER_VIEW_FIELD (self)))
    return FALSE;

  dossier_view_field_abandon (DOSSIER_VIEW_FIELD (self));
  return TRUE;
}

static void
dossier_view_prose_show (DossierViewField       *field,
                         const DossierViewFacts *facts)
{
  DossierViewProse *self = DOSSIER_VIEW_PROSE (field);
  g_autofree char  *text = dossier_view_words_dup_value (dossier_record_get (facts->record, dossier_view_field_get_field (field)->code));
  g_autofree char  *shown = dup_typed (self);

  if (g_str_equal (text, shown))
    return;

  self->is_showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->is_showing = FALSE;
}

static gboolean
dossier_view_prose_write (DossierViewField *field,
                          DossierAct       *act,
                          const char       *id,
                          char            **sentence)
{
  const DossierField *what = dossier_view_field_get_field (field);
  g_autofree char    *typed = dup_typed (DOSSIER_VIEW_PROSE (field));

  g_strchomp (typed);
  if (*typed == '\0' && (what->flags & DOSSIER_FIELD_REQUIRED))
    {
      *sentence = g_strdup_printf (_ ("Not saved: “%s” cannot be empty."), dossier_view_field_get_label (field));
      return FALSE;
    }
  dossier_act_set (act, dossier_view_field_get_kind (field), id, what->code, *typed != '\0' ? dossier_value_new_text (typed) : NULL);
  return TRUE;
}

static void
dossier_view_prose_restore (DossierViewField *field,
                            const char       *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (DOSSIER_VIEW_PROSE (field)->view), text, -1);
}

static GtkWidget *
dossier_view_prose_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (DOSSIER_VIEW_PROSE (field)->view);
}

static void
dossier_view_prose_class_init (DossierViewProseClass *klass)
{
  DossierViewFieldClass *field_class = DOSSIER_VIEW_FIELD_CLASS (klass);

  field_class->show = dossier_view_prose_show;
  field_class->write = dossier_view_prose_write;
  field_class->restore = dossier_view_prose_restore;
  field_class->get_editor = dossier_view_prose_get_editor;
}

static void
dossier_view_prose_init (DossierViewProse *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkTextBuffer      *buffer;

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE); /* one undo for all: the dossier's */
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "prose");
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  self->nothing = GTK_LABEL (gtk_label_new (dossier_view_answer_get_label (DOSSIER_VIEW_ANSWER_NONE)));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "placeholder");
  gtk_widget_set_halign (GTK_WIDGET (self->nothing), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->nothing), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->nothing), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->nothing));
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), overlay);
}
