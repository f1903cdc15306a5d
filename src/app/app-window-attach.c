/* app-window-attach.c - files that are kept beside the dossier, and opened from there */
#include "config.h"

#include "app-window-private.h"

#include "app-beside.h"
#include "app-dialogs.h"
#include "dossier-beside.h"
#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

#define LARGEST (200 * 1024 * 1024) /* bytes; what is larger than 20 MB stays on this computer, and its row says so */

typedef struct
{
  AppWindow *window;
  char      *dossier;    /* its path: another one may be opened meanwhile */
  char      *subject;    /* what it is attached to */
  char      *attachment; /* record that misses its file; "": a new one */
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_clear_object (&self->window);
  g_free (self->dossier);
  g_free (self->subject);
  g_free (self->attachment);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attaching, attaching_free)

/* --- the record */

gboolean
app_window_still_has (AppWindow  *self,
                      const char *dossier,
                      const char *copied)
{
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL && g_str_equal (dossier_store_get_path (store), dossier))
    return TRUE;
  if (copied != NULL)
    app_beside_remove (dossier, copied);
  app_window_toast (self, _ ("Another dossier was opened meanwhile: nothing was changed in either. Open the first one and choose the file again."), NULL, NULL);
  return FALSE;
}

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

/* name: beside the dossier. digest: of its content, or NULL. */
static void
write_record (Attaching  *attaching,
              const char *name,
              const char *digest)
{
  AppWindow         *self = attaching->window;
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act;
  const char        *id = attaching->attachment;

  if (!app_window_still_has (self, attaching->dossier, name))
    return;
  act = dossier_act_new (NULL);
  if (*id == '\0')
    {
      id = dossier_act_create (act, kind, NULL);
      dossier_act_set (act, kind, id, "label", dossier_value_new_text (name));
      dossier_act_set (act, kind, id, "subject", dossier_value_new_reference (attaching->subject));
    }
  dossier_act_set (act, kind, id, "file", dossier_value_new_text (name));
  dossier_act_set (act, kind, id, "digest", digest != NULL ? dossier_value_new_text (digest) : NULL);
  dossier_act_set (act, kind, id, "missing", dossier_value_new_boolean (FALSE));
  dossier_store_write_async (app_session_get_store (self->session), act, on_attached, g_object_ref (self));
}

/* --- the copy */

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *digest = NULL, *name = app_beside_copy_finish (result, &digest, &error);

  if (name != NULL)
    {
      write_record (attaching, name, digest);
      return;
    }
  g_message ("attaching a file: %s", error->message);
  app_window_toast (attaching->window, app_beside_explain (error, _ ("This file is larger than 200 MB. Nothing was changed: attach a smaller one, or say where it is in the notes.")), NULL, NULL);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Attaching        *attaching = user_data;
  g_autoptr (GFile) file = app_dialogs_choose_finish (result);

  if (file != NULL)
    app_beside_copy_async (attaching->dossier, file, LARGEST, on_copied, attaching);
  else
    attaching_free (attaching);
}

/* (ss): what it is attached to, and the attachment that misses its file; one of them "". */
static void
attach (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  Attaching    *attaching;

  if (store == NULL)
    return;
  attaching = g_new0 (Attaching, 1);
  attaching->window = g_object_ref (self);
  attaching->dossier = g_strdup (dossier_store_get_path (store));
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
  g_autoptr (DossierBeside) beside = dossier_beside_read (reader);
  const char               *file = record != NULL ? dossier_record_get_text (record, "file") : NULL;

  return file != NULL ? dossier_beside_dup_name (beside, dossier_record_get_id (record), file) : NULL;
}

static void
on_named (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autofree char      *name = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autoptr (GFile)     file = name != NULL ? app_beside_get_file (dossier_store_get_path (DOSSIER_STORE (source)), name) : NULL;
  g_autofree char      *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && g_file_query_exists (file, NULL))
    app_dialogs_show (GTK_WINDOW (self), uri);
  else
    app_window_toast (self, _ ("This file is not beside the dossier. In a shared dossier it may be on its way; else whoever attached it may still have it."), NULL, NULL);
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
