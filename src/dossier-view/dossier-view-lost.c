#include "config.h"

#include "dossier-view-lost.h"

#include <glib/gi18n-lib.h>

static void
copy (DossierViewField *field)
{
  g_autofree char *typed = dossier_view_field_dup_typed (field);

  if (typed != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (field)), typed);
}

static void
add_button (GtkWidget        *choice,
            const char       *label,
            DossierViewField *field,
            void (*does) (DossierViewField *))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "caption");
  g_signal_connect_object (button, "clicked", G_CALLBACK (does), field, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (choice), button);
}

const char *
dossier_view_lost_get_sentence (void)
{
  return _ ("Words were erased here for good while you were typing: somebody was anonymised. What you typed is not saved; it stays here, to be copied, until you leave this page.");
}

GtkWidget *
dossier_view_lost_new_choice (DossierViewField *field)
{
  GtkWidget       *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *typed = dossier_view_field_dup_typed (field);

  gtk_widget_add_css_class (choice, "overtaken");
  if (typed != NULL)
    add_button (choice, _ ("Copy it"), field, copy);
  add_button (choice, _ ("Let go of it"), field, dossier_view_field_abandon);
  return choice;
}
