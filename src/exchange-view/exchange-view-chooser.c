#include "config.h"

#include "exchange-view-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const readable[] = { "csv", "tsv", "txt", "xlsx", "ods", "json", "geojson", "shp", "gpkg", "kml", "zip", "docx", "odt" };

static void
end (GtkNativeDialog *dialog,
     GTask           *task)
{
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
on_open_response (GtkNativeDialog *dialog,
                  int              response,
                  GTask           *task)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
  end (dialog, task);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Tables, maps and documents"));
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    gtk_file_filter_add_suffix (tables, readable[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, tables);
  gtk_file_chooser_add_filter (chooser, all);
}

void
exchange_view_chooser_open (GtkWindow          *parent,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Choose Files to Import"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Read"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_open_response), g_task_new (NULL, NULL, callback, user_data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GListModel *
exchange_view_chooser_open_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* --- saving */

static GFile *
complete (GFile      *file,
          const char *suffix)
{
  g_autofree char  *name = g_file_get_basename (file), *full = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder == NULL || g_str_has_suffix (name, suffix))
    return g_object_ref (file);
  full = g_strconcat (name, suffix, NULL);
  return g_file_get_child (folder, full);
}

static void
on_save_response (GtkNativeDialog *dialog,
                  int              response,
                  GTask           *task)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  g_task_return_pointer (task, file != NULL ? complete (file, g_task_get_task_data (task)) : NULL, g_object_unref);
  end (dialog, task);
}

void
exchange_view_chooser_save (GtkWindow          *parent,
                            const char         *title,
                            const char         *filter,
                            const char         *name,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GtkFileChooserNative     *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) files = gtk_file_filter_new ();
  GTask                    *task = g_task_new (NULL, NULL, callback, user_data);
  const char               *suffix = strrchr (name, '.');

  g_task_set_task_data (task, g_strdup (suffix != NULL ? suffix : ""), g_free);
  gtk_file_filter_set_name (files, filter);
  if (suffix != NULL)
    gtk_file_filter_add_suffix (files, suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), files);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_save_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GFile *
exchange_view_chooser_save_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
