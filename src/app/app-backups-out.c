/* app-backups-out.c - a copy becomes another dossier, or mends the one that is damaged */
#include "config.h"

#include "app-backups-private.h"

#include "app-backups-words.h"
#include "app-dialogs.h"
#include "dossier-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- another dossier */

typedef struct
{
  AppBackups *view;
  GFile      *file;
} CopyOut;

static void
copy_out_free (CopyOut *self)
{
  g_object_unref (self->view);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CopyOut, copy_out_free)

static void
on_copied_out (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CopyOut) out = user_data;
  g_autoptr (GError)  error = NULL;

  if (app_backups_is_shown (out->view))
    app_backups_end (out->view);
  if (dossier_backup_copy_out_finish (result, &error))
    g_application_open (g_application_get_default (), &out->file, 1, "");
  else if (app_backups_is_shown (out->view))
    app_backups_tell_failure (out->view, error);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AppBackups) self = user_data;
  g_autoptr (GFile)      file = app_dialogs_choose_finish (result);
  g_autofree char       *path = file != NULL ? g_file_get_path (file) : NULL;
  CopyOut               *out;

  if (path == NULL || !app_backups_is_shown (self))
    return;
  out = g_new (CopyOut, 1);
  *out = (CopyOut){ g_object_ref (self), g_object_ref (file) };
  dossier_backup_copy_out_async (self->backup, path, app_backups_begin (self, _ ("Copying…")), on_copied_out, out);
}

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups      *self = APP_BACKUPS (widget);
  g_autofree char *dossier = dossier_file_dup_name (self->path);
  g_autofree char *day = NULL, *file = NULL, *proposed = NULL;

  app_backups_take (self, parameter);
  file = g_path_get_basename (self->backup);
  day = g_strndup (file, strlen ("2026-11-29"));
  proposed = g_strdup_printf ("%s %s.liens", dossier, day);
  app_dialogs_choose_to_save (GTK_WINDOW (gtk_widget_get_root (widget)), APP_FILE_DOSSIER, proposed, on_place_chosen, g_object_ref (self));
}

/* --- mending */

static void
on_mended (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppBackups)    self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (DossierMended) mended = dossier_mend_finish (result, &error);
  g_autofree char          *sentence = mended != NULL ? app_backups_words_of_mended (mended) : NULL;

  if (!app_backups_is_shown (self))
    return;
  app_backups_end (self);
  if (mended != NULL)
    app_backups_emit_mended (self, sentence);
  else
    app_backups_tell_failure (self, error);
}

static void
mend (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);

  app_backups_take (self, parameter);
  dossier_mend_async (self->path, self->backup, app_backups_begin (self, _ ("Mending the dossier: what can still be read is saved…")), on_mended, g_object_ref (self));
}

void
app_backups_install_out_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "backups.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "backups.mend", "s", mend);
}
