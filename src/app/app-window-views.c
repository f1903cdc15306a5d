/* app-window-views.c - what is seen is kept under a name, and seen again */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

static void
settle (AppWindow *self,
        gboolean   is_kept)
{
  app_bar_settle_view (self->bar, is_kept);
}

static const AppNamed view = {
  "view",
  N_ ("The view “%s” was kept"),
  N_ ("The view “%s” is now what you see"),
  N_ ("The view “%s” could not be kept. Nothing was changed: try again."),
  N_ ("The view was deleted"),
  settle,
};

/* --- keeping */

static char *
dup_place (AppWindow *self)
{
  const char *place = app_window_get_place (self);

  return g_strcmp0 (place, "structures") == 0 ? g_strdup (dossier_view_lists_get_kind (self->lists)) : map_view_dup_arrangement (self->map);
}

static void
keep_view (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  GPtrArray *fields;

  if (app_session_get_store (self->session) == NULL)
    {
      settle (self, FALSE);
      return;
    }
  fields = app_named_fields_new ();
  app_named_fields_add (fields, "filters", dossier_query_dup_text (app_session_get_query (self->session)));
  app_named_fields_add (fields, "place", dup_place (self));
  app_named_fields_add (fields, "zoom", map_view_dup_seen (self->map));
  app_named_fields_add (fields, "colours", map_view_dup_theme (self->map));
  app_named_fields_add (fields, "positions", map_view_dup_positions (self->map));
  app_named_fields_add (fields, "period", map_view_dup_period (self->map));
  app_window_keep_named (self, &view, g_variant_get_string (parameter, NULL), fields);
}

/* --- opening */

static gpointer
ask_record (DossierReader *reader,
            gpointer       id,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_reader_find_record (reader, id, error);
}

static void
show_place (AppWindow  *self,
            const char *place)
{
  if (map_view_set_arrangement (self->map, place != NULL ? place : "map"))
    app_window_go_to (self, "map");
  else
    app_window_show_list (self, place);
}

static void
show_view (AppWindow           *self,
           const DossierRecord *record)
{
  const char              *filters = dossier_record_get_text (record, "filters");
  const char              *seen = dossier_record_get_text (record, "zoom");
  const char              *theme = dossier_record_get_text (record, "colours");
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new_from_text (filters != NULL ? filters : "structure", &error);

  if (query == NULL)
    {
      app_window_toast (self, g_error_matches (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_NEWER) ? _ ("This view was kept by a newer Liens. It is safe: update Liens to open it.") : _ ("This view cannot be read any more. Keep it anew under the same name."),
                        NULL, NULL);
      return;
    }
  g_free (self->view_title);
  self->view_title = g_strdup (dossier_record_get_text (record, "title"));
  app_session_set_question (self->session, query, dossier_record_get_text (record, "title"));
  app_window_set_view (self, dossier_record_get_id (record));
  show_place (self, dossier_record_get_text (record, "place"));
  map_view_show_seen (self->map, seen);
  map_view_set_period (self->map, dossier_record_get_text (record, "period"));
  if (theme != NULL)
    map_view_set_theme (self->map, theme);
}

static void
on_record (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow)     self = user_data;
  g_autoptr (DossierRecord) record = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (self->store != DOSSIER_STORE (source))
    return;
  if (record == NULL || dossier_record_is_deleted (record))
    app_window_toast (self, _ ("This view is no longer there: somebody deleted it. The trash still has it."), NULL, NULL);
  else
    show_view (self, record);
}

static void
open_view (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    dossier_store_ask_async (store, ask_record, g_variant_dup_string (parameter, NULL), g_free, (GDestroyNotify) dossier_record_unref, NULL,
                             on_record, g_object_ref (self));
}

/* --- deleting */

static void
delete_view (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  app_window_delete_named (APP_WINDOW (widget), &view, g_variant_get_string (parameter, NULL));
}

static void
show_views (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_show_inspector (self, FALSE);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    app_window_go_to (self, "structures");
  app_bar_open_views (self->bar);
}

void
app_window_install_view_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.views", NULL, show_views);
  gtk_widget_class_install_action (klass, "win.keep-view", "s", keep_view);
  gtk_widget_class_install_action (klass, "win.open-view", "s", open_view);
  gtk_widget_class_install_action (klass, "win.delete-view", "s", delete_view);
}
