#include "config.h"

#include "dossier-view-chip.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_remover (const char *key,
              const char *name)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: takes one word out of a list of answers */
  g_autofree char *spoken = g_strdup_printf (_ ("Remove %s"), name);

  gtk_widget_set_name (remove, key);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return remove;
}

GtkWidget *
dossier_view_chip_new (const char *key,
                       const char *name,
                       GtkWidget  *content,
                       GCallback   removed,
                       gpointer    owner)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *remove = make_remover (key, name);

  g_signal_connect_object (remove, "clicked", removed, owner, 0);
  gtk_box_append (GTK_BOX (chip), content);
  gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_add_css_class (chip, "word");
  return chip;
}
