/* map-view-presentations-write.c - what is done to presentations is written, said, and taken back */
#include "config.h"

#include "map-view-presentations-private.h"

#include <glib/gi18n-lib.h>

/* --- said */

static void
on_dismissed (MapViewPresentations *self,
              AdwToast             *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* The last thing only. Titles are people's words: "&" is one of them. */
void
map_view_presentations_say (MapViewPresentations *self,
                            const char           *sentence,
                            gboolean              may_undo)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);
  AdwToast        *toast = adw_toast_new (plain);

  if (may_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "presentations.undo");
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- written */

typedef struct
{
  MapViewPresentations *window;
  char                 *sentence;
} Writing;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_message ("writing a presentation: %s", error->message);
      map_view_presentations_say (writing->window, _ ("This could not be written. Nothing was changed: try again."), FALSE);
    }
  else if (writing->sentence != NULL)
    map_view_presentations_say (writing->window, writing->sentence, TRUE);
  writing->window->n_writings--;
  map_view_presentations_ask (writing->window);
  g_object_unref (writing->window);
  g_free (writing->sentence);
  g_free (writing);
}

void
map_view_presentations_write (MapViewPresentations *self,
                              DossierAct           *act,
                              const char           *sentence)
{
  Writing *writing;

  if (act == NULL || self->store == NULL)
    {
      g_clear_pointer (&act, dossier_act_free);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->window = g_object_ref (self);
  writing->sentence = g_strdup (sentence);
  self->n_writings++;
  dossier_store_write_async (self->store, act, on_written, writing);
}

/* --- taking back */

typedef struct
{
  MapViewPresentations *window;
  gboolean              redo;
} Taking;

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree Taking               *taking = user_data;
  g_autoptr (MapViewPresentations) self = taking->window;
  g_autoptr (GError)               error = NULL;
  g_autofree char                 *label = NULL, *sentence = NULL;

  if (dossier_store_undo_finish (DOSSIER_STORE (source), result, &label, &error))
    sentence = g_strdup_printf (taking->redo ? _ ("Redone: %s") : _ ("Undone: %s"), label != NULL ? label : "");
  else if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING))
    sentence = g_strdup (taking->redo ? _ ("Nothing to redo") : _ ("Nothing to undo"));
  else
    sentence = g_strdup (_ ("This could not be written. Nothing was changed: try again."));
  if (self->store != NULL)
    map_view_presentations_say (self, sentence, FALSE);
}

static void
take_back (MapViewPresentations *self,
           gboolean              redo)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->window = g_object_ref (self);
  taking->redo = redo;
  dossier_store_undo_async (self->store, redo, on_taken_back, taking);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  take_back (MAP_VIEW_PRESENTATIONS (widget), FALSE);
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  take_back (MAP_VIEW_PRESENTATIONS (widget), TRUE);
}

void
map_view_presentations_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "presentations.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "presentations.redo", NULL, redo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "presentations.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "presentations.redo", NULL);
}
