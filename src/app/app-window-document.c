/* app-window-document.c - a typed document, line by line, before it goes into the guide */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
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

void
app_window_review (AppWindow *self,
                   GFile     *file)
{
  DossierStore    *store = app_session_get_store (self->session);
  g_autofree char *path = g_file_get_path (file);
  GuideViewReview *review;

  if (store == NULL || path == NULL)
    {
      app_window_toast (self, store == NULL ? _ ("Open a dossier first, then drop the files on it.") : _ ("Only a file of this computer can be imported: copy it here first."), NULL, NULL);
      return;
    }
  dossier_view_inspector_save (self->inspector);
  review = guide_view_review_new (GTK_WINDOW (self), store, file);
  g_signal_connect_object (review, "imported", G_CALLBACK (on_imported), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (review));
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

void
app_window_install_document_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-document", NULL, import_document);
}
