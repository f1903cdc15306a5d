/* app-backups-window.c - where the copies are shown: a window of a dossier that is open, or in place of one that is damaged */
#include "config.h"

#include "app-backups-private.h"

#include "dossier-backup.h"
#include "dossier-file.h"

#include <glib/gi18n-lib.h>

/* The button of the header asks the page below it. */
static void
on_make_clicked (AppBackups *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "backups.make", NULL);
}

static GtkWidget *
make_header (AppBackups *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Back Up _Now"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_make_clicked), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

static gboolean
close_window (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_window, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

void
app_backups_present (GtkWindow    *parent,
                     DossierStore *store)
{
  AppBackups *self;
  GtkWidget  *window, *box;

  g_return_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store));

  self = g_object_new (APP_TYPE_BACKUPS, "vexpand", TRUE, NULL);
  self->store = g_object_ref (store);
  self->path = g_strdup (dossier_store_get_path (store));
  self->data_dir = g_strdup (dossier_store_get_data_dir (store));
  adw_preferences_group_set_description (self->lines, _ ("One is made by itself on each day something changed, and before each import. Seven days and four weeks are kept, on this computer."));
  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Backups"), "default-width", 620, "default-height", 600, "width-request", 340,
                         "destroy-with-parent", TRUE, "transient-for", parent, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  app_backups_ask (self);
  gtk_window_present (GTK_WINDOW (window));
}

GtkWidget *
app_backups_new_of_damaged (const char *path)
{
  AppBackups      *self = g_object_new (APP_TYPE_BACKUPS, "vexpand", TRUE, NULL);
  g_autofree char *name = dossier_file_dup_name (path);
  g_autofree char *title = g_strdup_printf (_ ("“%s” is damaged"), name);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->data_dir = dossier_backup_find_data_dir (path);
  adw_preferences_group_set_title (self->lines, title);
  adw_preferences_group_set_description (self->lines, _ ("It was left as it is. Mending takes what you choose, adds what was done since and can still be read, and keeps the damaged file beside."));
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, _ ("It was left as it is, and there is no copy of it on this computer. Ask a colleague for theirs, and keep this file."));
  app_backups_ask (self);
  return GTK_WIDGET (self);
}
