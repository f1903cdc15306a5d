/* app-window-exchange.c - what the window brings in, hands out and explains */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "app-help.h"
#include "exchange-view-import.h"
#include "exchange-view-map.h"
#include "exchange-view-workbook.h"

#include <glib/gi18n-lib.h>

static void
on_imported (AppWindow  *self,
             const char *sentence)
{
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

static void
import (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  AppWindow          *self = APP_WINDOW (widget);
  DossierStore       *store = app_session_get_store (self->session);
  ExchangeViewImport *view;

  if (store == NULL)
    return;
  dossier_view_inspector_save (self->inspector);
  view = exchange_view_import_new (GTK_WINDOW (self), store, self->settings);
  g_signal_connect_object (view, "imported", G_CALLBACK (on_imported), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
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
on_exported (AppWindow *self,
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
export_map (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store == NULL)
    return;
  dossier_view_inspector_save (self->inspector);
  present_export (self, exchange_view_map_new (GTK_WINDOW (self), store, find_shown (self)));
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
  gtk_widget_class_install_action (klass, "win.export-workbook", NULL, export_workbook);
  gtk_widget_class_install_action (klass, "win.export-map", NULL, export_map);
  gtk_widget_class_install_action (klass, "win.show-folder", "s", show_folder);
  gtk_widget_class_install_action (klass, "win.help", "s", help);
}
