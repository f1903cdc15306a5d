/* app-window-insight.c - what the network looks like, and what is to be checked: two places, and the lists they open */
#include "config.h"

#include "app-window-private.h"

#include <glib/gi18n-lib.h>

/* --- questions that were made ready */

/* (ss): the text of a question, and what it is called. The list and the map show whom it is about. */
static void
show_answers (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow               *self = APP_WINDOW (widget);
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierQuery) query = NULL;
  const char              *text, *words;

  g_variant_get (parameter, "(&s&s)", &text, &words);
  query = dossier_query_new_from_text (text, &error);
  if (query == NULL)
    {
      g_message ("a question that is none: %s", error->message);
      return;
    }
  app_session_set_question (self->session, query, words);
  app_window_show_list (self, dossier_query_get_kind (query));
}

static void
drop_question (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  app_session_drop_question (APP_WINDOW (widget)->session);
}

/* --- what is to be checked */

static void
on_n_doubts (AppWindow *self)
{
  guint            n = insight_view_doubts_get_n (self->doubts);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  app_window_set_place_count (self, "doubts", count);
}

static void
on_mended (AppWindow  *self,
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
app_window_add_insight (AppWindow *self)
{
  self->insight = insight_view_place_new ();
  /* Translators: a place of the window: what the network looks like, in sentences and tables. */
  app_window_add_place (self, "findings", _ ("Findings"), "view-reveal-symbolic", GTK_WIDGET (self->insight));
  self->doubts = insight_view_doubts_new ();
  app_window_add_place (self, "doubts", _ ("To check"), "dialog-question-symbolic", GTK_WIDGET (self->doubts));
  g_signal_connect_object (self->doubts, "notify::n", G_CALLBACK (on_n_doubts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doubts, "mended", G_CALLBACK (on_mended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doubts, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

void
app_window_set_insight_store (AppWindow    *self,
                              DossierStore *store)
{
  insight_view_place_set_store (self->insight, store);
  insight_view_doubts_set_store (self->doubts, store);
}

void
app_window_install_insight_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-answers", "(ss)", show_answers);
  gtk_widget_class_install_action (klass, "win.drop-question", NULL, drop_question);
}
