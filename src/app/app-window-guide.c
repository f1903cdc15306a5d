/* app-window-guide.c - the place of the guide, and the way from a practice to the map and back */
#include "config.h"

#include "app-window-private.h"

#include <glib/gi18n-lib.h>

static void
on_done (AppWindow  *self,
         const char *sentence)
{
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

static void
on_failed (AppWindow  *self,
           const char *sentence)
{
  app_window_toast (self, sentence, NULL, NULL);
}

void
app_window_add_guide (AppWindow *self)
{
  self->guide = guide_view_place_new ();
  /* Translators: a place of the window: the guide of practices. */
  app_window_add_place (self, "guide", _ ("Guide"), "accessories-dictionary-symbolic", GTK_WIDGET (self->guide));
  g_signal_connect_object (self->guide, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

void
app_window_set_guide_store (AppWindow    *self,
                            DossierStore *store)
{
  guide_view_place_set_store (self->guide, store);
}

static void
show_example (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow  *self = APP_WINDOW (widget);
  const char *link = NULL, *practice = NULL;

  g_variant_get (parameter, "(&s&s)", &link, &practice);
  g_object_set_data_full (G_OBJECT (self->guide), "left", g_strdup (practice), g_free);
  app_session_set_selection (self->session, link);
  gtk_widget_activate_action (widget, "win.show-selection", NULL);
  app_window_toast (self, _ ("This link shows the practice you were reading"), _ ("_Back to the guide"), "win.back-to-guide");
}

/* (sss): the text of a question, what it is called, the practice whose words it asks for. */
static void
show_found (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AppWindow  *self = APP_WINDOW (widget);
  const char *text = NULL, *words = NULL, *practice = NULL;

  g_variant_get (parameter, "(&s&s&s)", &text, &words, &practice);
  g_object_set_data_full (G_OBJECT (self->guide), "left", g_strdup (practice), g_free);
  gtk_widget_activate_action (widget, "win.show-answers", "(ss)", text, words);
  app_window_toast (self, _ ("These links have words of the practice you were reading; the map shows them too"), _ ("_Back to the guide"), "win.back-to-guide");
}

static void
go_back_to_guide (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AppWindow  *self = APP_WINDOW (widget);
  const char *practice = g_object_get_data (G_OBJECT (self->guide), "left");

  app_window_go_to (self, "guide");
  if (practice != NULL)
    guide_view_place_show (self->guide, practice);
}

/* s: a practice, told somewhere else. */
static void
show_practice (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "guide");
  guide_view_place_show (self->guide, g_variant_get_string (parameter, NULL));
}

void
app_window_install_guide_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-example", "(ss)", show_example);
  gtk_widget_class_install_action (klass, "win.show-found", "(sss)", show_found);
  gtk_widget_class_install_action (klass, "win.back-to-guide", NULL, go_back_to_guide);
  gtk_widget_class_install_action (klass, "win.show-practice", "s", show_practice);
}
