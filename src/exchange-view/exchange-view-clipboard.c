#include "config.h"

#include "exchange-view-clipboard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARKUP "text/html"

/* The two forms of the cells, as they come; then the files, when there were none. */
typedef struct
{
  char   *html, *text;
  GSList *files;
} Copied;

static void
files_free (gpointer files)
{
  g_slist_free_full (files, g_object_unref);
}

static void
copied_free (gpointer data)
{
  Copied *copied = data;

  g_free (copied->html);
  g_free (copied->text);
  files_free (copied->files);
  g_free (copied);
}

/* --- cells */

static void
write_paste (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Copied        *copied = data;
  GError        *error = NULL;
  ExchangePaste *paste = exchange_paste_new (copied->html, copied->text, &error);

  if (paste != NULL)
    g_task_return_pointer (task, paste, (GDestroyNotify) exchange_paste_free);
  else
    g_task_return_error (task, error);
}

static void
on_paste (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  ExchangePaste    *paste = g_task_propagate_pointer (G_TASK (result), &error);

  if (paste != NULL)
    g_task_return_pointer (task, paste, (GDestroyNotify) exchange_paste_free);
  else
    g_task_return_error (task, error);
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask            *task = user_data;
  Copied           *copied = g_task_get_task_data (task);
  g_autoptr (GTask) work = g_task_new (NULL, NULL, on_paste, task);

  copied->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL); /* none: the markup may do */
  g_task_set_task_data (work, copied, NULL);                                            /* task owns it, and waits */
  g_task_run_in_thread (work, write_paste);
}

static void
read_text (GTask *task)
{
  gdk_clipboard_read_text_async (GDK_CLIPBOARD (g_task_get_source_object (task)), NULL, on_text, task);
}

/* Browsers hand it out in UTF-16. */
static char *
dup_markup (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length >= 2 && memcmp (data, "\xFF\xFE", 2) == 0)
    return g_convert (data + 2, (gssize) (length - 2), "UTF-8", "UTF-16LE", NULL, NULL, NULL);
  return g_strndup (data, length);
}

static void
on_markup_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask             *task = user_data;
  Copied            *copied = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      copied->html = dup_markup (bytes);
    }
  read_text (task);
}

static void
on_markup (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask                    *task = user_data;
  g_autoptr (GInputStream)  stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    read_text (task); /* the other form may do */
  else
    g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, on_markup_read, task);
}

static void
read_cells (GTask *task)
{
  static const char *mime_types[] = { MARKUP, NULL };
  GdkClipboard      *clipboard = g_task_get_source_object (task);

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MARKUP))
    gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, on_markup, task);
  else
    read_text (task);
}

/* --- files */

static void
on_files (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask        *task = user_data;
  Copied       *copied = g_task_get_task_data (task);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList       *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files == NULL)
    {
      read_cells (task);
      return;
    }
  copied->files = g_slist_copy_deep (files, (GCopyFunc) (GCallback) g_object_ref, NULL);
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

void
exchange_view_clipboard_read_async (GdkClipboard       *clipboard,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);

  g_task_set_task_data (task, g_new0 (Copied, 1), copied_free);
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files, task);
  else
    read_cells (task);
}

ExchangePaste *
exchange_view_clipboard_read_finish (GAsyncResult *result,
                                     GSList      **files,
                                     GError      **error)
{
  Copied *copied = g_task_get_task_data (G_TASK (result));

  *files = g_steal_pointer (&copied->files);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
exchange_view_clipboard_explain (const GError *error)
{
  if (g_error_matches (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_TABLE))
    return _ ("What was copied is not a table. Select cells in Excel, LibreOffice or Word, copy them, then paste here.");
  return _ ("What was copied could not be read. Nothing was imported. Save it as a file, then import the file.");
}
