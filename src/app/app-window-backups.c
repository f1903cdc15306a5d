/* app-window-backups.c - the copies of the dossier, made, shown, and offered when it is damaged */
#include "config.h"

#include "app-window-private.h"

#include "app-backups.h"
#include "dossier-backup.h"
#include "dossier-file.h"

#include <glib/gi18n-lib.h>

#define AFTER 10 /* seconds: what was opened is looked at first */

static void
show_backups (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierStore *store = app_session_get_store (APP_WINDOW (widget)->session);

  if (store != NULL)
    app_backups_present (GTK_WINDOW (widget), store);
}

/* --- looked after by itself */

static void
on_tended (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (dossier_backup_tend_finish (result, &error) || self->store != DOSSIER_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_message ("looking after the dossier: %s", error->message);
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    app_notice_show (self->notice, _ ("The file of this dossier is damaged. What you see is safe to read; mend it before you go on."), _ ("Mend…"), "win.mend", NULL);
  else
    app_notice_show (self->notice, _ ("No copy of this dossier could be made today: the disk may be full. The older copies are kept."), _ ("Backups…"), "win.backups", NULL);
}

static gboolean
tend (gpointer user_data)
{
  GWeakRef             *window = user_data;
  g_autoptr (AppWindow) self = g_weak_ref_get (window);

  if (self != NULL && self->store != NULL)
    dossier_backup_tend_async (self->store, on_tended, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
free_window (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

void
app_window_tend (AppWindow *self)
{
  GWeakRef *window = g_new (GWeakRef, 1);

  g_weak_ref_init (window, self);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, AFTER, tend, window, free_window);
}

/* --- a dossier that does not open */

static void
leave_damaged (AppWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->faces, "damaged");

  if (page != NULL)
    gtk_stack_remove (self->faces, page);
}

/* What was saved is told once the dossier is there. */
static void
on_mended (AppWindow  *self,
           const char *sentence)
{
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "damaged");

  if (path == NULL)
    return;
  self->mended = g_strdup (sentence);
  app_window_open (self, path, FALSE);
  leave_damaged (self);
}

static void
close_damaged (AppWindow *self)
{
  gtk_stack_set_visible_child_name (self->faces, "welcome");
  leave_damaged (self);
}

static void
show_damaged (AppWindow  *self,
              const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *leave = gtk_button_new_with_mnemonic (_ ("_Close"));
  GtkWidget *page = app_backups_new_of_damaged (path);

  leave_damaged (self);
  g_object_set_data_full (G_OBJECT (self), "damaged", g_strdup (path), g_free);
  g_signal_connect_object (leave, "clicked", G_CALLBACK (close_damaged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "mended", G_CALLBACK (on_mended), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), leave);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  gtk_stack_add_named (self->faces, box, "damaged");
  gtk_stack_set_visible_child_name (self->faces, "damaged");
}

gboolean
app_window_offer_copies (AppWindow    *self,
                         const char   *path,
                         const GError *error)
{
  g_autofree char *data_dir = NULL;

  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_DOSSIER) || g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING))
    data_dir = dossier_backup_find_data_dir (path);
  if (data_dir == NULL && !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return FALSE;
  show_damaged (self, path);
  return TRUE;
}

void
app_window_tell_mended (AppWindow *self)
{
  g_autofree char *sentence = g_steal_pointer (&self->mended);

  if (sentence != NULL)
    app_notice_show (self->notice, sentence, _ ("Backups…"), "win.backups", NULL);
}

static void
mend (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  g_autofree char *path = g_strdup (app_window_get_path (self));

  if (path == NULL)
    return;
  app_window_close_dossier (self);
  show_damaged (self, path);
}

void
app_window_install_backup_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.backups", NULL, show_backups);
  gtk_widget_class_install_action (klass, "win.mend", NULL, mend);
}
