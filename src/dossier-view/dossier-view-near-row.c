#include "config.h"

#include "dossier-view-near-row.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 6

static gboolean
on_delete (GtkWidget *row,
           GVariant  *id,
           gpointer   user_data)
{
  return gtk_widget_activate_action_variant (row, "win.delete", id);
}

static void
add_delete_key (GtkWidget  *row,
                const char *id)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkShortcut        *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0), gtk_callback_action_new (on_delete, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (id));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), shortcut);
  gtk_widget_add_controller (row, shortcuts);
}

static GtkWidget *
make_button (const DossierViewNear *near)
{
  GtkWidget  *button = gtk_button_new_from_icon_name (near->is_missing ? "list-add-symbolic" : "document-open-symbolic");
  const char *words = near->is_missing ? _ ("Choose its file…") : _ ("Open the file");

  if (near->is_missing)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "", near->id);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", near->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), near->is_missing ? "win.attach" : "win.open-attachment");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* A quotation, a story: they are read here, not only named. */
static void
set_words (AdwActionRow          *row,
           const DossierViewNear *near)
{
  g_autofree char *spoken = near->detail != NULL ? g_strdup_printf ("%s, %s", near->title, near->detail) : g_strdup (near->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), near->title);
  adw_action_row_set_title_lines (row, MOST_LINES);
  if (near->detail != NULL)
    adw_action_row_set_subtitle (row, near->detail);
  adw_action_row_set_subtitle_lines (row, MOST_LINES / 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
dossier_view_near_row_new (const DossierViewNear *near)
{
  GtkWidget *row = adw_action_row_new ();

  set_words (ADW_ACTION_ROW (row), near);
  gtk_widget_add_css_class (row, "near");
  if (near->id == NULL)
    {
      gtk_widget_add_css_class (row, "bound");
      return row;
    }
  if (g_str_equal (near->kind->code, "passage"))
    gtk_widget_add_css_class (row, "quote");
  if (near->is_missing)
    gtk_widget_add_css_class (row, "missing");
  if (g_str_equal (near->kind->code, "attachment"))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (near));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", near->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.select");
  add_delete_key (row, near->id);
  return row;
}
