/* app-window-exchange.c - what the window brings in, hands out and explains */
#include "config.h"

#include "app-window-private.h"

#include "app-help.h"
#include "exchange-view-import.h"

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
  gtk_widget_class_install_action (klass, "win.help", "s", help);
}
