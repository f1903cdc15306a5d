/* app-window-people.c - what the window does with people: somebody new, the line of the register, who is anonymised, who is reached */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "app-print.h"
#include "dossier-view-anonymise.h"
#include "dossier-view-newcomer.h"
#include "dossier-view-register.h"

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

/* --- the register */

typedef struct
{
  AppWindow *window;
  char      *person;
  char      *path; /* NULL: to the printer */
} Handing;

static void
handing_free (Handing *self)
{
  g_object_unref (self->window);
  g_free (self->person);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handing, handing_free)

/* The window of the line is over ours: what is said is said there. */
static GtkWindow *
find_front (AppWindow *self)
{
  GtkWindow *front = gtk_application_get_active_window (gtk_window_get_application (GTK_WINDOW (self)));

  return front != NULL ? front : GTK_WINDOW (self);
}

static void
on_line_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Handing)      handing = user_data;
  g_autoptr (GError)       error = NULL;
  DossierViewRegisterLine *line = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (line != NULL && app_print_register_line (find_front (handing->window), line, handing->path, &error))
    {
      if (handing->path != NULL)
        app_window_toast (handing->window, _ ("The register line was saved"), NULL, NULL);
      return;
    }
  g_message ("the line of the register: %s", error->message);
  app_dialogs_alert (find_front (handing->window), handing->path != NULL ? _ ("The register line could not be saved") : _ ("The register line could not be printed"),
                     _ ("Nothing in the dossier was changed. Try another place or another printer."));
}

static void
hand_line (Handing *handing) /* taken */
{
  DossierStore *store = app_session_get_store (handing->window->session);

  if (store == NULL)
    handing_free (handing);
  else
    dossier_store_ask_async (store, dossier_view_register_line_read, g_strdup (handing->person), g_free, (GDestroyNotify) dossier_view_register_line_free, NULL,
                             on_line_read, handing);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Handing) handing = user_data;
  g_autoptr (GFile)   file = app_dialogs_choose_finish (result);

  handing->path = file != NULL ? g_file_get_path (file) : NULL;
  if (handing->path != NULL)
    hand_line (g_steal_pointer (&handing));
}

static Handing *
handing_new (AppWindow *self,
             GVariant  *person)
{
  Handing *handing = g_new0 (Handing, 1);

  handing->window = g_object_ref (self);
  handing->person = g_variant_dup_string (person, NULL);
  return handing;
}

/* (s): the person. */
static void
show_line (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    gtk_window_present (dossier_view_register_new (GTK_WINDOW (self), store, g_variant_get_string (parameter, NULL)));
}

static void
print_line (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hand_line (handing_new (APP_WINDOW (widget), parameter));
}

static void
save_line (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  g_autofree char *proposed = g_strconcat (_ ("register-line"), ".pdf", NULL);

  app_dialogs_choose_to_save (find_front (self), APP_FILE_PDF, proposed, on_place_chosen, handing_new (self, parameter));
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
  gtk_widget_class_install_action (klass, "win.register-line", "s", show_line);
  gtk_widget_class_install_action (klass, "win.print-register-line", "s", print_line);
  gtk_widget_class_install_action (klass, "win.save-register-line", "s", save_line);
  gtk_widget_class_install_action (klass, "win.open-address", "s", open_address);
}
