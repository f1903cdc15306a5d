/* app-window-exchange.c - what the window brings in, hands out and explains */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "app-help.h"
#include "app-print.h"
#include "exchange-paste.h"
#include "exchange-view-booklet.h"
#include "exchange-view-clipboard.h"
#include "exchange-view-import.h"
#include "exchange-view-deck.h"
#include "exchange-view-map.h"
#include "exchange-view-workbook.h"
#include "guide-starter.h"

#include <glib/gi18n-lib.h>

static void
on_imported (AppWindow  *self,
             const char *sentence)
{
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

/* NULL: no dossier is open. The window belongs to this one. */
static ExchangeViewImport *
present_import (AppWindow *self)
{
  DossierStore       *store = app_session_get_store (self->session);
  ExchangeViewImport *view;

  if (store == NULL)
    return NULL;
  dossier_view_inspector_save (self->inspector);
  view = exchange_view_import_new (GTK_WINDOW (self), store, self->settings);
  g_signal_connect_object (view, "imported", G_CALLBACK (on_imported), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "document", G_CALLBACK (app_window_review), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
  return view;
}

static void
import (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  present_import (APP_WINDOW (widget));
}

static gboolean
is_dossier (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".liens");
}

/* Dossiers are opened, all else is imported. */
static void
take_files (AppWindow *self,
            GSList    *files)
{
  ExchangeViewImport *view = NULL;

  for (GSList *item = files; item != NULL; item = item->next)
    {
      GFile *file = item->data;

      if (is_dossier (file))
        g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
      else if (app_window_is_document (file))
        app_window_review (self, file);
      else if (view != NULL || (view = present_import (self)) != NULL)
        exchange_view_import_add (view, file);
      else
        app_window_toast (self, _ ("Open a dossier first, then drop the files on it."), NULL, NULL);
    }
}

static gboolean
on_drop (AppWindow    *self,
         const GValue *value)
{
  take_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  GSList               *files = NULL;
  ExchangePaste        *paste = exchange_view_clipboard_read_finish (result, &files, &error);
  ExchangeViewImport   *view = paste != NULL ? present_import (self) : NULL;
  gboolean              is_text = g_error_matches (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_TABLE);

  if (error != NULL)
    app_window_toast (self, exchange_view_clipboard_explain (error), is_text ? _ ("As a _Document") : NULL, is_text ? "win.paste-document" : NULL);
  if (view != NULL)
    exchange_view_import_add_paste (view, paste);
  else
    g_clear_pointer (&paste, exchange_paste_free); /* the dossier was closed meanwhile */
  take_files (self, files);
  g_slist_free_full (files, g_object_unref);
}

static void
paste_table (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  exchange_view_clipboard_read_async (gtk_widget_get_clipboard (widget), on_copied, g_object_ref (widget));
}

void
app_window_accept_files (AppWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* --- handing out */

static void
show_folder (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  app_dialogs_show (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
tell_file (AppWindow *self,
           GFile     *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char  *path = g_file_get_path (folder), *shown = g_filename_display_basename (path), *uri = g_file_get_uri (folder);
  g_autofree char  *base = g_file_get_basename (file), *name = g_filename_display_name (base);
  g_autofree char  *sentence = g_strdup_printf (_ ("“%s” saved in “%s”"), name, shown);
  g_autofree char  *plain = g_markup_escape_text (sentence, -1);
  AdwToast         *toast = adw_toast_new (plain);

  adw_toast_set_button_label (toast, _ ("_Open the Folder"));
  adw_toast_set_action_name (toast, "win.show-folder");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_set_timeout (toast, 12);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* file: NULL: it went to the printer. */
static void
on_exported (AppWindow *self,
             GFile     *file)
{
  if (file == NULL)
    app_window_toast (self, _ ("The map was sent to the printer"), NULL, NULL);
  else
    tell_file (self, file);
}

/* NULL when nothing is hidden. */
static const DossierQuery *
find_shown (AppWindow *self)
{
  return app_session_is_filtered (self->session) ? app_session_get_query (self->session) : NULL;
}

/* Takes nothing: the window belongs to its parent. */
static void
present_export (AppWindow          *self,
                ExchangeViewExport *view)
{
  g_signal_connect_object (view, "exported", G_CALLBACK (on_exported), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

static void
export_workbook (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store == NULL)
    return;
  dossier_view_inspector_save (self->inspector);
  present_export (self, exchange_view_workbook_new (GTK_WINDOW (self), store, find_shown (self)));
}

static void
present_map (AppWindow           *self,
             ExchangeViewMapPrint print)
{
  DossierStore     *store = app_session_get_store (self->session);
  g_auto (MapSheet) sheet = { 0 };

  if (store == NULL)
    return;
  dossier_view_inspector_save (self->inspector);
  map_view_fill_sheet (self->map, &sheet);
  present_export (self, exchange_view_map_new (GTK_WINDOW (self), store, find_shown (self), &sheet, print));
}

static void
export_map (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  present_map (APP_WINDOW (widget), NULL);
}

static void
send_to_printer (GtkWindow          *parent,
                 MapHandout         *handout,
                 const MapSheet     *sheet,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  app_print_map_async (parent, handout, sheet, NULL, cancellable, callback, user_data);
}

static void
print_map (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  present_map (APP_WINDOW (widget), send_to_printer);
}

static void
export_presentation (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    present_export (self, exchange_view_deck_new (GTK_WINDOW (self), store, g_variant_get_string (parameter, NULL)));
}

static void
on_starter_taken (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    app_window_toast (self, _ ("The starter guide is in the dossier"), _ ("_Undo"), "win.undo");
  else
    app_dialogs_alert (GTK_WINDOW (self), _ ("The starter guide could not be put in the dossier"), _ ("Nothing was changed. Look at the room on the disk, and try again."));
}

/* In one act: one undo takes it back. */
static void
take_starter_guide (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    dossier_store_write_async (store, guide_starter_new_act (), on_starter_taken, g_object_ref (self));
}

static void
on_starter_asked (ExchangeViewExport *view,
                  AppWindow          *self)
{
  DossierStore *store = app_session_get_store (self->session);

  if (store == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.take-starter-guide", NULL);
  g_signal_connect_object (store, "changed", G_CALLBACK (exchange_view_export_ask_again), view, G_CONNECT_SWAPPED);
}

static void
make_booklet (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AppWindow          *self = APP_WINDOW (widget);
  DossierStore       *store = app_session_get_store (self->session);
  ExchangeViewExport *view;

  if (store == NULL)
    return;
  dossier_view_inspector_save (self->inspector);
  view = exchange_view_booklet_new (GTK_WINDOW (self), store, self->settings);
  g_signal_connect_object (view, "starter-asked", G_CALLBACK (on_starter_asked), self, 0);
  present_export (self, view);
}

/* Asked by the windows of the views, which name their own place; F1 in this one is app.help. */
static void
help (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  app_help_show (gtk_window_get_application (GTK_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

void
app_window_install_exchange_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import", NULL, import);
  /* Not a key of the application: where one types, Ctrl+V pastes words. */
  gtk_widget_class_install_action (klass, "win.paste-table", NULL, paste_table);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-table", NULL);
  gtk_widget_class_install_action (klass, "win.export-workbook", NULL, export_workbook);
  gtk_widget_class_install_action (klass, "win.export-map", NULL, export_map);
  gtk_widget_class_install_action (klass, "win.print-map", NULL, print_map);
  gtk_widget_class_install_action (klass, "win.export-presentation", "s", export_presentation);
  gtk_widget_class_install_action (klass, "win.booklet", NULL, make_booklet);
  gtk_widget_class_install_action (klass, "win.take-starter-guide", NULL, take_starter_guide);
  gtk_widget_class_install_action (klass, "win.show-folder", "s", show_folder);
  gtk_widget_class_install_action (klass, "win.help", "s", help);
}
