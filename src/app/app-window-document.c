/* app-window-document.c - a typed document, line by line, before it goes into the guide */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "exchange-paste.h"
#include "exchange-view-clipboard.h"
#include "guide-view-review.h"

#include <glib/gi18n-lib.h>

gboolean
app_window_is_document (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file), *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ".docx") || g_str_has_suffix (small, ".odt");
}

static void
on_imported (AppWindow  *self,
             const char *sentence)
{
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

/* NULL, and said: no dossier is open, or the file is elsewhere. The window belongs to this one. */
static GuideViewReview *
present_review (AppWindow *self,
                GFile     *file)
{
  DossierStore    *store = app_session_get_store (self->session);
  g_autofree char *path = g_file_get_path (file);
  GuideViewReview *review;

  if (store == NULL || path == NULL)
    {
      app_window_toast (self, store == NULL ? _ ("Open a dossier first, then drop the files on it.") : _ ("Only a file of this computer can be imported: copy it here first."), NULL, NULL);
      return NULL;
    }
  dossier_view_inspector_save (self->inspector);
  review = guide_view_review_new (GTK_WINDOW (self), store, file);
  g_signal_connect_object (review, "imported", G_CALLBACK (on_imported), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (review));
  return review;
}

void
app_window_review (AppWindow *self,
                   GFile     *file)
{
  present_review (self, file);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GFile)     file = app_dialogs_choose_finish (result);

  if (file != NULL)
    app_window_review (self, file);
}

static void
import_document (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  app_dialogs_choose_to_open (GTK_WINDOW (widget), APP_FILE_DOCUMENT, on_chosen, g_object_ref (widget));
}

/* --- pasted */

static void
write_paste (GTask        *task,
             gpointer      source,
             gpointer      text,
             GCancellable *cancellable)
{
  GError        *error = NULL;
  ExchangePaste *paste = exchange_paste_new_document (text, &error);

  if (paste != NULL)
    g_task_return_pointer (task, paste, (GDestroyNotify) exchange_paste_free);
  else
    g_task_return_error (task, error);
}

/* Its file goes with the window that shows it: what was pasted stays nowhere else. */
static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow)     self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (ExchangePaste) paste = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GFile)         file = paste != NULL ? g_file_new_for_path (exchange_paste_get_path (paste)) : NULL;
  GuideViewReview          *review = file != NULL ? present_review (self, file) : NULL;

  if (review != NULL)
    g_object_set_data_full (G_OBJECT (review), "paste", g_steal_pointer (&paste), (GDestroyNotify) exchange_paste_free);
  else if (g_error_matches (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_WORDS))
    app_window_toast (self, _ ("There are no words to paste: copy the text of the document first, then try again."), NULL, NULL);
  else if (error != NULL)
    app_window_toast (self, exchange_view_clipboard_explain (error), NULL, NULL);
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) work = g_task_new (NULL, NULL, on_pasted, user_data);

  g_task_set_task_data (work, gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL), g_free);
  g_task_run_in_thread (work, write_paste);
}

static void
paste_document (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_text, g_object_ref (widget));
}

void
app_window_install_document_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-document", NULL, import_document);
  gtk_widget_class_install_action (klass, "win.paste-document", NULL, paste_document);
}
