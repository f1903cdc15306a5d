#include "config.h"

#include "dossier-view-text.h"

#include "dossier-view-reach.h"
#include "dossier-view-stride.h"

struct _DossierViewText
{
  DossierViewTyped parent_instance;
  GtkEntry        *text;
  GtkWidget       *reach; /* made at the first show: the field is known then; NULL: nothing is reached by it */
  gboolean         is_known;
};

G_DEFINE_FINAL_TYPE (DossierViewText, dossier_view_text, DOSSIER_VIEW_TYPE_TYPED)

static char *
dossier_view_text_dup_text (DossierViewTyped *typed)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (DOSSIER_VIEW_TEXT (typed)->text)));
}

static void
dossier_view_text_set_text (DossierViewTyped *typed,
                            const char       *text)
{
  gtk_editable_set_text (GTK_EDITABLE (DOSSIER_VIEW_TEXT (typed)->text), text);
}

static void
dossier_view_text_set_placeholder (DossierViewTyped *typed,
                                   const char       *words)
{
  gtk_entry_set_placeholder_text (DOSSIER_VIEW_TEXT (typed)->text, words);
}

static GtkWidget *
dossier_view_text_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (DOSSIER_VIEW_TEXT (field)->text);
}

static void
show_reach (DossierViewText        *self,
            const DossierViewFacts *facts)
{
  DossierViewField *field = DOSSIER_VIEW_FIELD (self);
  const char       *code = dossier_view_field_get_field (field)->code;

  if (!self->is_known)
    {
      self->is_known = TRUE;
      self->reach = dossier_view_reach_new_button (code);
      if (self->reach != NULL)
        dossier_view_field_add_suffix (field, self->reach);
    }
  if (self->reach != NULL)
    dossier_view_reach_show (self->reach, dossier_record_get_text (facts->record, code));
}

static void
dossier_view_text_show (DossierViewField       *field,
                        const DossierViewFacts *facts)
{
  DOSSIER_VIEW_FIELD_CLASS (dossier_view_text_parent_class)->show (field, facts);
  show_reach (DOSSIER_VIEW_TEXT (field), facts);
}

static void
on_activated (DossierViewText *self)
{
  dossier_view_typed_confirm (DOSSIER_VIEW_TYPED (self));
  if (!dossier_view_stride_on (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
dossier_view_text_class_init (DossierViewTextClass *klass)
{
  DossierViewTypedClass *typed_class = DOSSIER_VIEW_TYPED_CLASS (klass);

  DOSSIER_VIEW_FIELD_CLASS (klass)->show = dossier_view_text_show;
  DOSSIER_VIEW_FIELD_CLASS (klass)->get_editor = dossier_view_text_get_editor;
  typed_class->dup_text = dossier_view_text_dup_text;
  typed_class->set_text = dossier_view_text_set_text;
  typed_class->set_placeholder = dossier_view_text_set_placeholder;
}

static void
dossier_view_text_init (DossierViewText *self)
{
  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  /* One undo for all: the dossier's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (dossier_view_typed_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (self->text));
  dossier_view_typed_set_up (DOSSIER_VIEW_TYPED (self), GTK_WIDGET (self->text));
}
