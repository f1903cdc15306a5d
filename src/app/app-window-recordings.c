/* app-window-recordings.c - the file of a recording, chosen or replaced
 *
 * It stays where it lies, and only this computer remembers where; or it is copied beside the dossier, as what is attached. Either way
 * the record holds the name of the file and no path, and nothing that is handed out holds the sound.
 */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "dossier-file.h"
#include "dossier-reader.h"
#include "guide-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY "recordings"
#define MOST 200 /* remembered; the oldest are forgotten */
#define MOST_NAMES 100

typedef struct
{
  AppWindow *window;
  char      *notes;
  char      *recording; /* whose file it is from now on; "": a new one */
  GFile     *file;
  char      *name; /* in the record */
  guint      n_tried;
  gboolean   is_copied;
} Keeping;

static void
keeping_free (Keeping *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_free (self->notes);
  g_free (self->recording);
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
  AppWindow         *self = keeping->window;
  DossierStore      *store = app_session_get_store (self->session);
  const DossierKind *kind = dossier_kinds_find ("recording");
  DossierAct        *act;

  if (store == NULL)
    {
      keeping_free (keeping);
      return;
    }
  act = dossier_act_new (NULL);
  if (*keeping->recording == '\0')
    {
      g_auto (GStrv) notes = g_strsplit (keeping->notes, " ", 2); /* kind, id */

      g_free (keeping->recording);
      keeping->recording = g_strdup (dossier_act_create (act, kind, NULL));
      dossier_act_set (act, kind, keeping->recording, "label", dossier_value_new_text (keeping->name));
      dossier_act_set (act, kind, keeping->recording, notes[0], dossier_value_new_reference (notes[1]));
    }
  dossier_act_set (act, kind, keeping->recording, "file", dossier_value_new_text (keeping->name));
  dossier_store_write_async (store, act, on_written, keeping);
}

/* --- the copy */

/* "entretien.ogg", then "entretien (2).ogg". */
static char *
make_name (const char *name,
           guint       n)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return n == 1 ? g_strdup (name) : g_strdup_printf ("%s (%u)%s", stem, n, name + strlen (stem));
}

static GFile *
find_folder (AppWindow *self)
{
  DossierStore    *store = app_session_get_store (self->session);
  g_autofree char *path = store != NULL ? dossier_file_dup_folder (dossier_store_get_path (store)) : NULL;

  return path != NULL ? g_file_new_for_path (path) : NULL;
}

static void copy (Keeping *keeping);

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  g_autoptr (GError)  error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    write_record (g_steal_pointer (&keeping));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && keeping->n_tried < MOST_NAMES)
    copy (g_steal_pointer (&keeping));
  else
    {
      g_message ("copying a recording: %s", error->message);
      app_window_toast (keeping->window, _ ("This file could not be copied beside the dossier: the disk may be full. Nothing was changed."), NULL, NULL);
    }
}

/* Takes keeping. */
static void
copy (Keeping *keeping)
{
  g_autoptr (GFile) folder = find_folder (keeping->window), target = NULL;
  g_autofree char  *name = g_file_get_basename (keeping->file);

  if (folder == NULL)
    {
      keeping_free (keeping);
      return;
    }
  g_free (keeping->name);
  keeping->name = make_name (name, ++keeping->n_tried);
  target = g_file_get_child (folder, keeping->name);
  g_file_copy_async (keeping->file, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL, NULL, on_copied, keeping);
}

static void
on_folder_made (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_file_make_directory_finish (G_FILE (source), result, NULL); /* it may be there; if it cannot be, the copy says so */
  copy (user_data);
}

/* --- the choice */

static void
on_answered (Keeping    *keeping,
             const char *answer)
{
  g_autoptr (GFile) folder = find_folder (keeping->window);

  if (folder == NULL || (!g_str_equal (answer, "leave") && !g_str_equal (answer, "copy")))
    {
      keeping_free (keeping);
      return;
    }
  keeping->is_copied = g_str_equal (answer, "copy");
  if (keeping->is_copied)
    g_file_make_directory_async (folder, G_PRIORITY_DEFAULT, NULL, on_folder_made, keeping);
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

/* "KIND ID" of the notes; NULL: they are gone. */
static gpointer
find_kind (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierRecord) notes = dossier_reader_find_record (reader, id, error);

  if (notes == NULL || guide_notes_get_field (dossier_record_get_kind (notes)) == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", dossier_record_get_kind (notes)->code, dossier_record_get_id (notes));
}

static void
on_kind_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  GtkWindow          *parent = GTK_WINDOW (keeping->window);

  keeping->notes = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  if (keeping->notes != NULL)
    app_dialogs_choose_to_open (parent, APP_FILE_ANY, on_chosen, g_steal_pointer (&keeping));
}

/* (ss): the notes, and the recording whose file is replaced; "": a new one. */
static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  Keeping      *keeping;
  char         *notes;

  if (store == NULL)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  g_variant_get (parameter, "(ss)", &notes, &keeping->recording);
  dossier_store_ask_async (store, find_kind, notes, g_free, g_free, NULL, on_kind_found, keeping);
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
  gtk_widget_class_install_action (klass, "win.choose-recording", "(ss)", choose);
  gtk_widget_class_install_action (klass, "win.open-recording", "s", open_recording);
}
