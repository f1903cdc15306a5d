/* app-backups-out.c - a copy becomes another dossier, or mends the one that is damaged */
#include "config.h"

#include "app-backups-private.h"

#include "app-backups-words.h"
#include "app-dialogs.h"
#include "dossier-file.h"
#include "sync-mend.h"

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

/* How far it is, told by the thread that mends; the window may be closed meanwhile. */
typedef struct
{
  GWeakRef view;
  int      done, all; /* atomic: files of the shared folder */
  int      is_told;   /* atomic: somebody goes to say it */
} Mending;

static void
clear_mending (gpointer data)
{
  g_weak_ref_clear (&((Mending *) data)->view);
}

static void
drop_mending (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_mending);
}

static gboolean
say_progress (gpointer data)
{
  Mending               *mending = data;
  g_autoptr (AppBackups) view = g_weak_ref_get (&mending->view);
  g_autofree char       *doing = NULL;

  g_atomic_int_set (&mending->is_told, 0);
  if (view == NULL || view->job == NULL)
    return G_SOURCE_REMOVE;
  /* Translators: %d of %d files. */
  doing = g_strdup_printf (_ ("Mending the dossier: %d of %d files of the shared folder…"), g_atomic_int_get (&mending->done), g_atomic_int_get (&mending->all));
  gtk_label_set_label (view->doing, doing);
  return G_SOURCE_REMOVE;
}

static void
on_file_taken (gint64   done,
               gint64   all,
               gpointer data)
{
  Mending *mending = data;

  g_atomic_int_set (&mending->done, (int) done);
  g_atomic_int_set (&mending->all, (int) all);
  if (g_atomic_int_compare_and_exchange (&mending->is_told, 0, 1))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, say_progress, g_atomic_rc_box_acquire (mending), drop_mending);
}

static void
tell_mended (AppBackups          *self,
             const DossierMended *mended,
             const GError        *error)
{
  g_autofree char *sentence = mended != NULL ? app_backups_words_of_mended (mended) : NULL;

  app_backups_end (self);
  if (mended != NULL)
    app_backups_emit_mended (self, sentence);
  else
    app_backups_tell_failure (self, error);
}

static void
on_mended (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Mending                  *mending = user_data;
  g_autoptr (AppBackups)    self = g_weak_ref_get (&mending->view);
  g_autoptr (GError)        error = NULL;
  g_autoptr (DossierMended) mended = sync_mend_finish (result, &error);

  if (self != NULL && app_backups_is_shown (self))
    tell_mended (self, mended, error);
  drop_mending (mending);
}

/* "": with the newest copy that is sound, or none. */
static void
mend (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppBackups *self = APP_BACKUPS (widget);
  Mending    *mending = g_atomic_rc_box_new0 (Mending);

  app_backups_take (self, parameter);
  g_weak_ref_init (&mending->view, self);
  sync_mend_async (self->path, *self->backup != '\0' ? self->backup : NULL, on_file_taken, mending,
                   app_backups_begin (self, _ ("Mending the dossier: what can still be read is saved…")), on_mended, mending);
}

void
app_backups_install_out_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "backups.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "backups.mend", "s", mend);
}
