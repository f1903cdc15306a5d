/* app-window-attach.c - files that are kept beside the dossier
 *
 * A file that is chosen is copied into a folder beside the dossier, NAME.pieces for NAME.liens, under a name nobody has there yet. The
 * record holds that name and no path: what others wrote never leads out of the folder.
 */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "dossier-file.h"
#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

#define LARGEST (20 * 1024 * 1024) /* bytes: what a shared folder takes */
#define MOST_NAMES 100

typedef struct
{
  AppWindow *window;
  char      *subject;    /* what it is attached to */
  char      *attachment; /* record that misses its file; "": a new one */
  GFile     *file;       /* chosen */
  char      *name;       /* beside the dossier */
  guint      n_tried;
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_free (self->subject);
  g_free (self->attachment);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attaching, attaching_free)

static GFile *
find_folder (AppWindow *self)
{
  DossierStore    *store = app_session_get_store (self->session);
  g_autofree char *path = NULL;

  if (store == NULL)
    return NULL;
  path = dossier_file_dup_folder (dossier_store_get_path (store));
  return g_file_new_for_path (path);
}

/* "plan.pdf", then "plan (2).pdf". */
static char *
make_name (const char *name,
           guint       n)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  if (n == 1)
    return g_strdup (name);
  return g_strdup_printf ("%s (%u)%s", stem, n, name + strlen (stem));
}

/* --- the record */

static void
on_attached (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    app_window_toast (self, _ ("This file could not be attached. Nothing was changed; try again."), NULL, NULL);
}

static void
write_record (Attaching *attaching)
{
  AppWindow         *self = attaching->window;
  DossierStore      *store = app_session_get_store (self->session);
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act;
  const char        *id = attaching->attachment;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  if (*id == '\0')
    {
      id = dossier_act_create (act, kind, NULL);
      dossier_act_set (act, kind, id, "label", dossier_value_new_text (attaching->name));
      dossier_act_set (act, kind, id, "subject", dossier_value_new_reference (attaching->subject));
    }
  dossier_act_set (act, kind, id, "file", dossier_value_new_text (attaching->name));
  dossier_act_set (act, kind, id, "missing", dossier_value_new_boolean (FALSE));
  dossier_store_write_async (store, act, on_attached, g_object_ref (self));
}

/* --- the copy */

static void copy (Attaching *attaching);

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GError)    error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    {
      write_record (attaching);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && attaching->n_tried < MOST_NAMES)
    {
      copy (g_steal_pointer (&attaching));
      return;
    }
  g_message ("attaching a file: %s", error->message);
  app_window_toast (attaching->window, _ ("This file could not be copied beside the dossier: the disk may be full. Nothing was changed."), NULL, NULL);
}

/* Takes attaching. */
static void
copy (Attaching *attaching)
{
  g_autoptr (GFile) folder = find_folder (attaching->window), target = NULL;
  g_autofree char  *name = g_file_get_basename (attaching->file);

  if (folder == NULL)
    {
      attaching_free (attaching);
      return;
    }
  g_free (attaching->name);
  attaching->name = make_name (name, ++attaching->n_tried);
  target = g_file_get_child (folder, attaching->name);
  g_file_copy_async (attaching->file, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL, NULL, on_copied, attaching);
}

static void
on_folder_made (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_file_make_directory_finish (G_FILE (source), result, NULL); /* it may be there; if it cannot be, the copy says so */
  copy (user_data);
}

static void
on_weighed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr (GFile)     folder = find_folder (attaching->window);

  if (folder == NULL)
    return;
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    app_window_toast (attaching->window, _ ("This file cannot be read. Nothing was changed."), NULL, NULL);
  else if (g_file_info_get_size (info) > LARGEST)
    app_window_toast (attaching->window, _ ("This file is larger than 20 MB. Nothing was changed: attach a smaller one, or say where it is in the notes."), NULL, NULL);
  else
    g_file_make_directory_async (folder, G_PRIORITY_DEFAULT, NULL, on_folder_made, g_steal_pointer (&attaching));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  GFile                *file = attaching->file = app_dialogs_choose_finish (result);

  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                             on_weighed, g_steal_pointer (&attaching));
}

/* (ss): what it is attached to, and the attachment that misses its file; one of them "". */
static void
attach (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->window = g_object_ref (APP_WINDOW (widget));
  g_variant_get (parameter, "(ss)", &attaching->subject, &attaching->attachment);
  app_dialogs_choose_to_open (GTK_WINDOW (widget), APP_FILE_ANY, on_chosen, attaching);
}

/* --- opening it */

static gpointer
find_name (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, error);
  const char               *file = record != NULL ? dossier_record_get_text (record, "file") : NULL;

  return file != NULL ? g_path_get_basename (file) : NULL;
}

static void
on_named (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autofree char      *name = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autoptr (GFile)     folder = find_folder (self), file = name != NULL && folder != NULL ? g_file_get_child (folder, name) : NULL;
  g_autofree char      *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && g_file_query_exists (file, NULL))
    app_dialogs_show (GTK_WINDOW (self), uri);
  else
    app_window_toast (self, _ ("This file is not beside the dossier. Whoever attached it may still have it."), NULL, NULL);
}

static void
open_attachment (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    dossier_store_ask_async (store, find_name, g_variant_dup_string (parameter, NULL), g_free, g_free, NULL, on_named, g_object_ref (self));
}

void
app_window_install_attach_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.attach", "(ss)", attach);
  gtk_widget_class_install_action (klass, "win.open-attachment", "s", open_attachment);
}
