#include "config.h"

#include "app-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *title_open;
  const char *title_save;
  const char *label; /* of the filter */
  const char *suffixes[5];
} FileType;

static const FileType types[] = {
  [APP_FILE_DOSSIER] = { N_ ("Open a Dossier"), N_ ("New Dossier"), N_ ("Liens dossiers"), { "liens" } },
  [APP_FILE_ANY] = { N_ ("Attach a File"), NULL, NULL, { NULL } },
  [APP_FILE_PICTURE] = { N_ ("Choose a Picture"), NULL, N_ ("Pictures"), { "png", "jpg", "jpeg", "webp" } },
  [APP_FILE_DOCUMENT] = { N_ ("Choose a Document to Import"), NULL, N_ ("Typed documents"), { "docx", "odt", "txt" } },
  [APP_FILE_FOLDER] = { N_ ("Choose a Folder"), NULL, NULL, { NULL } },
  [APP_FILE_PDF] = { NULL, N_ ("Save as PDF"), N_ ("PDF documents"), { "pdf" } },
};

static gboolean
has_suffix (const FileType *type,
            const char     *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && type->suffixes[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, type->suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

static GFile *
complete (const FileType *type,
          GFile          *file)
{
  g_autofree char  *name = g_file_get_basename (file);
  g_autofree char  *full = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder == NULL || has_suffix (type, name))
    return g_object_ref (file);

  full = g_strconcat (name, ".", type->suffixes[0], NULL);
  return g_file_get_child (folder, full);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             GTask           *task)
{
  const FileType   *type = g_task_get_task_data (task);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    g_task_return_pointer (task, complete (type, file), g_object_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
add_filter (GtkFileChooser *chooser,
            const FileType *type)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (type->label));
  for (guint i = 0; type->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, type->suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose (GtkWindow           *parent,
        AppFileType          type,
        GtkFileChooserAction action,
        const char          *name,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  const FileType       *file_type = &types[type];
  gboolean              save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ (save ? file_type->title_save : file_type->title_open), parent, action,
                                                              save ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));
  GTask                *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, (gpointer) file_type, NULL);
  if (file_type->label != NULL)
    add_filter (GTK_FILE_CHOOSER (dialog), file_type);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
app_dialogs_choose_to_open (GtkWindow          *parent,
                            AppFileType         type,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  choose (parent, type, type == APP_FILE_FOLDER ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, NULL, callback, user_data);
}

void
app_dialogs_choose_to_save (GtkWindow          *parent,
                            AppFileType         type,
                            const char         *name,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  choose (parent, type, GTK_FILE_CHOOSER_ACTION_SAVE, name, callback, user_data);
}

GFile *
app_dialogs_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
app_dialogs_alert (GtkWindow  *parent,
                   const char *heading,
                   const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
app_dialogs_about (GtkWindow *parent)
{
  GtkWidget       *about = adw_about_window_new ();
  g_autofree char *data = g_strconcat (_ ("Ministère de l’Éducation nationale, IGN, Insee, ANCT, Base Adresse Nationale"), "\n\n",
                                       _ ("Public registers are reused under the Licence Ouverte 2.0. Every imported record keeps the name and the date of its source."), NULL);

  g_object_set (about,
                "transient-for", parent,
                "modal", TRUE,
                "application-name", "Liens",
                "application-icon", LIENS_APP_ID,
                "version", LIENS_VERSION,
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _ ("Links between social centres and schools: found, described, shared."),
                "developer-name", _ ("The Liens contributors"),
                NULL);
  /* The owners stand in the text: libadwaita 1.2 never lets go of a copyright that it is given. */
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _ ("Open data"), NULL, GTK_LICENSE_CUSTOM, data);
  gtk_window_present (GTK_WINDOW (about));
}

void
app_dialogs_show (GtkWindow  *parent,
                  const char *uri)
{
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
