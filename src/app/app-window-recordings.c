/* app-window-recordings.c - the file of a recording, chosen or replaced
 *
 * It stays where it lies, and only this computer remembers where; or it is copied beside the dossier, as what is attached. Either way
 * the record holds the name of the file and no path, and nothing that is handed out holds the sound.
 */
#include "config.h"

#include "app-window-private.h"

#include "app-beside.h"
#include "app-dialogs.h"
#include "dossier-reader.h"
#include "guide-recordings.h"

#include <glib/gi18n-lib.h>

#define KEY "recordings"
#define MOST 200                    /* remembered; the oldest are forgotten */
#define LARGEST (200 * 1024 * 1024) /* bytes, beside the dossier: some three hours of speech; what is left where it lies has no limit */

typedef struct
{
  AppWindow *window;
  char      *dossier;   /* its path: another one may be opened meanwhile */
  char      *of;        /* what was recorded: "FIELD ID" */
  char      *recording; /* whose file it is from now on; "": a new one */
  char      *passage;   /* that is heard there; "": none */
  GFile     *file;
  char      *name; /* in the record */
  gboolean   is_copied;
} Keeping;

static void
keeping_free (Keeping *self)
{
  g_clear_object (&self->window);
  g_free (self->dossier);
  g_clear_object (&self->file);
  g_free (self->of);
  g_free (self->recording);
  g_free (self->passage);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, keeping_free)

/* --- what this computer remembers */

/* uri: NULL forgets it. */
static void
remember (AppWindow  *self,
          const char *recording,
          const char *uri)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  gsize                n = g_variant_n_children (all);
  GVariantBuilder      builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (gsize i = n >= MOST ? n - MOST + 1 : 0; i < n; i++)
    {
      const char *id, *known;

      g_variant_get_child (all, i, "{&s&s}", &id, &known);
      if (!g_str_equal (id, recording))
        g_variant_builder_add (&builder, "{ss}", id, known);
    }
  if (uri != NULL)
    g_variant_builder_add (&builder, "{ss}", recording, uri);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

/* --- the record */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  g_autoptr (GError)  error = NULL;
  g_autofree char    *uri = g_file_get_uri (keeping->file);

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      app_window_toast (keeping->window, _ ("The recording could not be noted. Nothing was changed; try again."), NULL, NULL);
      return;
    }
  remember (keeping->window, keeping->recording, keeping->is_copied ? NULL : uri);
  app_window_toast (keeping->window, keeping->is_copied ? _ ("The recording is beside the dossier") : _ ("The recording stays where it is; this computer knows where"), _ ("_Undo"), "win.undo");
}

/* Takes keeping. */
static void
write_record (Keeping *keeping)
{
  const DossierKind *kind = dossier_kinds_find ("recording");
  DossierAct        *act;

  if (!app_window_still_has (keeping->window, keeping->dossier, keeping->is_copied ? keeping->name : NULL))
    {
      keeping_free (keeping);
      return;
    }
  act = dossier_act_new (NULL);
  if (*keeping->recording == '\0')
    {
      g_auto (GStrv) of = g_strsplit (keeping->of, " ", 2); /* field, id */

      g_free (keeping->recording);
      keeping->recording = g_strdup (dossier_act_create (act, kind, NULL));
      dossier_act_set (act, kind, keeping->recording, "label", dossier_value_new_text (keeping->name));
      dossier_act_set (act, kind, keeping->recording, of[0], dossier_value_new_reference (of[1]));
      if (*keeping->passage != '\0')
        dossier_act_set (act, dossier_kinds_find ("passage"), keeping->passage, "recording", dossier_value_new_reference (keeping->recording));
    }
  dossier_act_set (act, kind, keeping->recording, "file", dossier_value_new_text (keeping->name));
  dossier_store_write_async (app_session_get_store (keeping->window->session), act, on_written, keeping);
}

/* --- the copy */

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  g_autoptr (GError)  error = NULL;
  char               *name = app_beside_copy_finish (result, NULL, &error);

  if (name != NULL)
    {
      g_free (keeping->name);
      keeping->name = name;
      write_record (g_steal_pointer (&keeping));
      return;
    }
  g_message ("copying a recording: %s", error->message);
  app_window_toast (keeping->window, app_beside_explain (error, _ ("This recording is larger than 200 MB: too large to be copied beside the dossier. Nothing was changed: choose it again and leave it where it is.")), NULL, NULL);
}

/* --- the choice */

static void
on_answered (Keeping    *keeping,
             const char *answer)
{
  if (!g_str_equal (answer, "leave") && !g_str_equal (answer, "copy"))
    {
      keeping_free (keeping);
      return;
    }
  keeping->is_copied = g_str_equal (answer, "copy");
  if (keeping->is_copied)
    app_beside_copy_async (keeping->dossier, keeping->file, LARGEST, on_copied, keeping);
  else
    write_record (keeping);
}

/* Takes keeping. */
static void
ask_where (Keeping *keeping)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (keeping->window), _ ("Where is this recording kept?"),
                                                                         _ ("Left where it is, only this computer finds it. Copied beside the dossier, it goes wherever the files of the dossier go. Either way no export, print or booklet holds it.")));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "copy", _ ("_Copy Beside the Dossier"), "leave", _ ("_Leave It Where It Is"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "leave");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_answered), keeping);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;

  keeping->file = app_dialogs_choose_finish (result);
  if (keeping->file == NULL)
    return;
  keeping->name = g_file_get_basename (keeping->file);
  ask_where (g_steal_pointer (&keeping));
}

/* "FIELD ID" of what was recorded; NULL: it is gone. */
static gpointer
find_origin (DossierReader *reader,
             gpointer       id,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DossierRecord) origin = dossier_reader_find_record (reader, id, error);

  if (origin == NULL || dossier_record_is_deleted (origin) || guide_recordings_get_field (dossier_record_get_kind (origin)) == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", guide_recordings_get_field (dossier_record_get_kind (origin)), dossier_record_get_id (origin));
}

static void
on_origin_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  GtkWindow          *parent = GTK_WINDOW (keeping->window);

  keeping->of = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  if (keeping->of != NULL)
    app_dialogs_choose_to_open (parent, APP_FILE_ANY, on_chosen, g_steal_pointer (&keeping));
}

/* (sss): what was recorded; the recording whose file is replaced, "": a new one; the passage that is heard in the new one, or "". */
static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  Keeping      *keeping;
  char         *of;

  if (store == NULL)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  keeping->dossier = g_strdup (dossier_store_get_path (store));
  g_variant_get (parameter, "(sss)", &of, &keeping->recording, &keeping->passage);
  dossier_store_ask_async (store, find_origin, of, g_free, g_free, NULL, on_origin_found, keeping);
}

static void
open_recording (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  app_dialogs_show (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
app_window_install_recording_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.choose-recording", "(sss)", choose);
  gtk_widget_class_install_action (klass, "win.open-recording", "s", open_recording);
}
