/* app-window-people.c - what the window does with people: they are reached, anonymised */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "dossier-view-anonymise.h"

#include <glib/gi18n-lib.h>

/* --- anonymise */

static void
on_anonymised (AppWindow  *self,
               const char *sentence)
{
  self->has_erased = TRUE;
  app_window_toast (self, sentence, NULL, NULL);
}

/* (s): the person. */
static void
anonymise (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow            *self = APP_WINDOW (widget);
  DossierStore         *store = app_session_get_store (self->session);
  DossierViewAnonymise *view;

  if (store == NULL)
    return;
  view = dossier_view_anonymise_new (GTK_WINDOW (self), store, g_variant_get_string (parameter, NULL));
  g_signal_connect_object (view, "done", G_CALLBACK (on_anonymised), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

gboolean
app_window_refuse_undo (AppWindow *self)
{
  if (!self->has_erased)
    return FALSE;

  self->has_erased = FALSE;
  app_window_toast (self, _ ("The last thing done was to anonymise somebody: that is not taken back. Ctrl+Z again undoes what was done before."), NULL, NULL);
  return TRUE;
}

/* --- reach */

/* (s): an address that another program opens. */
static void
open_address (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  app_dialogs_show (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
app_window_install_people_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.anonymise", "s", anonymise);
  gtk_widget_class_install_action (klass, "win.open-address", "s", open_address);
}
