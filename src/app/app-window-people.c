/* app-window-people.c - what the window does with people: they are reached, anonymised */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "dossier-view-anonymise.h"
#include "dossier-view-newcomer.h"

#include <glib/gi18n-lib.h>

/* --- somebody new */

/* What was looked for in their list, and not found, is most often their name. */
static void
make_person (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  gboolean      is_in_list = g_str_equal (dossier_view_lists_get_kind (self->lists), "person") && gtk_widget_get_mapped (GTK_WIDGET (self->lists));

  if (store != NULL)
    dossier_view_newcomer_present (GTK_WINDOW (self), store, is_in_list ? dossier_query_get_words (app_session_get_query (self->session)) : NULL);
}

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
  self->tells_erased = TRUE;
  app_notice_show (self->notice, _ ("The last thing done was to anonymise somebody: that is not taken back. Ctrl+Z again undoes what was done before."), _ ("Undo What Was Before"), "win.undo", NULL);
  return TRUE;
}

void
app_window_forget_erasure (AppWindow *self)
{
  self->has_erased = FALSE;
  if (self->tells_erased)
    app_notice_hide (self->notice);
  self->tells_erased = FALSE;
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
  gtk_widget_class_install_action (klass, "win.new-person", NULL, make_person);
  gtk_widget_class_install_action (klass, "win.anonymise", "s", anonymise);
  gtk_widget_class_install_action (klass, "win.open-address", "s", open_address);
}
