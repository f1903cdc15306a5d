/* app-backups-restore.c - what a copy would bring back is seen, then brought back */
#include "config.h"

#include "app-backups-private.h"

#include "app-backups-rows.h"
#include "app-backups-words.h"

#include <glib/gi18n-lib.h>

#define N_SHOWN 200 /* of what would change */

/* --- what would change */

static void
show_returns (AppBackups *self,
              GPtrArray  *returns)
{
  g_autofree char *counts = app_backups_words_count (returns);
  g_autofree char *note = NULL;

  app_backups_rows_clear (self->returns, self->changes);
  for (guint i = 0; i < MIN (returns->len, N_SHOWN); i++)
    {
      const DossierReturn *returned = returns->pdata[i];
      g_autofree char     *words = app_backups_words_describe_return (returned);

      app_backups_rows_add (self->returns, self->changes, returned->title != NULL ? returned->title : dossier_kinds_translate (returned->kind->label), words);
    }
  if (returns->len == 0)
    note = g_strdup (_ ("The dossier says the same as this copy: there is nothing to put back."));
  else if (returns->len > N_SHOWN)
    note = g_strdup_printf (_ ("%s Nothing is changed yet. The first %d are listed."), counts, N_SHOWN);
  else
    note = g_strdup_printf (_ ("%s Nothing is changed yet; a copy is made of today’s dossier first, and “Undo” takes it back."), counts);
  adw_preferences_group_set_description (self->returns, note);
  gtk_widget_set_visible (self->restore_button, returns->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (returns->len > 0)
    gtk_widget_grab_focus (self->restore_button);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  returns = dossier_backup_compare_finish (result, &error);

  if (!app_backups_is_shown (self))
    return;
  app_backups_end (self);
  if (returns != NULL)
    show_returns (self, returns);
  else
    app_backups_tell_failure (self, error);
}

static char *
dup_when (AppBackups *self)
{
  g_autofree char          *folder = g_path_get_dirname (self->backup);
  g_autofree char          *name = g_path_get_basename (self->backup);
  g_autoptr (DossierBackup) backup = dossier_backup_new_of_name (folder, name);

  return app_backups_words_dup_when (backup != NULL ? backup->when : 0);
}

static void
preview (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppBackups      *self = APP_BACKUPS (widget);
  g_autofree char *when = NULL, *title = NULL;

  if (self->store == NULL)
    return;
  app_backups_take (self, parameter);
  when = dup_when (self);
  /* Translators: %s is a moment. */
  title = g_strdup_printf (_ ("As it was on %s"), when);
  adw_preferences_group_set_title (self->returns, title);
  dossier_backup_compare_async (self->store, self->backup, app_backups_begin (self, _ ("Looking at what would change…")), on_compared, g_object_ref (self));
}

static void
go_back (AppBackups *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "lines" : "empty");
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
back (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  go_back (APP_BACKUPS (widget));
}

/* --- putting back */

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GError)     error = NULL;
  gint64                 n = dossier_backup_restore_finish (result, &error);
  g_autofree char       *sentence = NULL;

  if (!app_backups_is_shown (self))
    return;
  app_backups_end (self);
  if (n < 0)
    {
      app_backups_tell_failure (self, error);
      return;
    }
  sentence = g_strdup_printf (ngettext ("%u record put back", "%u records put back", (gulong) n), (guint) n);
  app_backups_say (self, sentence, "backups.undo");
  go_back (self);
  app_backups_ask (self);
}

static void
restore (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);

  if (self->store != NULL && self->backup != NULL)
    dossier_backup_restore_async (self->store, self->backup, app_backups_begin (self, _ ("Putting the dossier back…")), on_restored, g_object_ref (self));
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

void
app_backups_install_restore_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "backups.preview", "s", preview);
  gtk_widget_class_install_action (widget_class, "backups.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "backups.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "backups.undo", NULL, undo);
}
