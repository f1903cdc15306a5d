/* app-window-views.c - what is seen is kept under a name, and seen again */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

/* --- keeping */

/* What is kept. */
typedef struct
{
  AppWindow *window;
  char      *title;
  char      *filters;   /* dossier_query_dup_text () */
  char      *place;     /* how the map is arranged, or the kind that is listed */
  char      *seen;      /* of the map; NULL: all */
  char      *theme;     /* of the map */
  char      *positions; /* of the network; NULL: none were pinned */
  char      *period;    /* of the map; NULL: all times together */
  char      *id;        /* of the view of that title; NULL: there is none */
} Keeping;

static void
free_keeping (Keeping *self)
{
  g_clear_object (&self->window);
  g_free (self->title);
  g_free (self->filters);
  g_free (self->place);
  g_free (self->seen);
  g_free (self->theme);
  g_free (self->positions);
  g_free (self->period);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, free_keeping)

/* Reader thread: a view of that title is told anew. */
static gpointer
find_kept (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Keeping              *keeping = data;
  g_autoptr (GPtrArray) named = dossier_reader_list_named (reader, "view", keeping->title, error);

  if (named == NULL)
    return NULL;
  if (named->len > 0)
    keeping->id = g_strdup (named->pdata[0]);
  return keeping;
}

static DossierAct *
make_act (const Keeping *keeping)
{
  const DossierKind *kind = dossier_kinds_find ("view");
  DossierAct        *act = dossier_act_new (NULL);
  const char        *id = keeping->id != NULL ? keeping->id : dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, id, "title", dossier_value_new_text (keeping->title));
  dossier_act_set (act, kind, id, "filters", dossier_value_new_text (keeping->filters));
  dossier_act_set (act, kind, id, "place", dossier_value_new_text (keeping->place));
  dossier_act_set (act, kind, id, "colours", dossier_value_new_text (keeping->theme));
  dossier_act_set (act, kind, id, "zoom", keeping->seen != NULL ? dossier_value_new_text (keeping->seen) : NULL);
  dossier_act_set (act, kind, id, "positions", keeping->positions != NULL ? dossier_value_new_text (keeping->positions) : NULL);
  dossier_act_set (act, kind, id, "period", keeping->period != NULL ? dossier_value_new_text (keeping->period) : NULL);
  return act;
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  g_autofree char    *sentence = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    {
      app_window_toast (keeping->window, _ ("The view could not be kept. Nothing was changed: try again."), NULL, NULL);
      return;
    }
  sentence = g_strdup_printf (keeping->id != NULL ? _ ("The view “%s” is now what you see") : _ ("The view “%s” was kept"), keeping->title);
  app_window_toast (keeping->window, sentence, _ ("_Undo"), "win.undo");
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL) != NULL)
    {
      DossierAct *act = make_act (keeping);

      dossier_store_write_async (DOSSIER_STORE (source), act, on_kept, g_steal_pointer (&keeping));
    }
}

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
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  Keeping      *keeping;

  if (store == NULL)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  keeping->title = g_variant_dup_string (parameter, NULL);
  keeping->filters = dossier_query_dup_text (app_session_get_query (self->session));
  keeping->place = dup_place (self);
  keeping->seen = map_view_dup_seen (self->map);
  keeping->theme = map_view_dup_theme (self->map);
  keeping->positions = map_view_dup_positions (self->map);
  keeping->period = map_view_dup_period (self->map);
  dossier_store_ask_async (store, find_kept, keeping, NULL, NULL, NULL, on_looked, keeping);
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
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    app_window_toast (self, _ ("The view was deleted"), _ ("_Undo"), "win.undo");
  else
    app_window_toast (self, _ ("This could not be deleted. Nothing was changed."), NULL, NULL);
}

static void
delete_view (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  DossierAct   *act;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  dossier_act_delete (act, dossier_kinds_find ("view"), g_variant_get_string (parameter, NULL));
  dossier_store_write_async (store, act, on_deleted, g_object_ref (self));
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
