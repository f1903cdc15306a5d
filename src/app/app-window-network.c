/* app-window-network.c - how links are arranged, and where a hand put structures of the network
 *
 * Places are kept with the view that is open, else with one that is made for them, the first of the network: colleagues
 * have them too, and undo takes them back. What is read while something is written is not shown: it is already past. What could
 * not be written (the disk is full) stays on the screen, unsaved and said to be, until it is, or another view is opened.
 */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

#define PLACE "network" /* of a view that is of the network */

typedef struct
{
  AppWindow *window;
  char      *open_id;   /* the view that is open; NULL: none */
  char      *id;        /* found; NULL: there is none */
  char      *positions; /* found, or to be kept; NULL: none */
} Placing;

static void
free_placing (gpointer data)
{
  Placing *self = data;

  g_clear_object (&self->window);
  g_free (self->open_id);
  g_free (self->id);
  g_free (self->positions);
  g_free (self);
}

static Placing *
new_placing (AppWindow *window)
{
  Placing *self = g_new0 (Placing, 1);

  self->window = g_object_ref (window);
  self->open_id = g_strdup (window->view_id);
  return self;
}

static void
take_found (Placing       *self,
            DossierCursor *cursor,
            gboolean       reads_positions)
{
  g_free (self->id);
  self->id = g_strdup (dossier_cursor_get_text (cursor, 0));
  if (!reads_positions)
    return;
  g_free (self->positions);
  self->positions = g_strdup (dossier_cursor_get_text (cursor, 2));
}

/* Reader thread. */
static gboolean
find_view (DossierReader *reader,
           Placing       *placing,
           gboolean       reads_positions,
           GError       **error)
{
  static const char *const  columns[] = { "id", "place", "positions", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("view");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_set_order (query, "id", FALSE);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    if (placing->open_id != NULL && g_strcmp0 (dossier_cursor_get_text (cursor, 0), placing->open_id) == 0)
      {
        take_found (placing, cursor, reads_positions);
        return TRUE;
      }
    else if (placing->id == NULL && g_strcmp0 (dossier_cursor_get_text (cursor, 1), PLACE) == 0)
      take_found (placing, cursor, reads_positions);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gpointer
find_where_to_keep (DossierReader *reader,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return find_view (reader, data, FALSE, error) ? data : NULL;
}

static gpointer
find_kept (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return find_view (reader, data, TRUE, error) ? data : NULL;
}

/* --- keeping */

static DossierAct *
make_act (const Placing *placing)
{
  const DossierKind *kind = dossier_kinds_find ("view");
  DossierAct        *act = dossier_act_new (placing->positions != NULL ? _ ("Network arranged by hand") : _ ("Network unpinned"));
  const char        *id = placing->id;

  if (id == NULL)
    {
      g_autoptr (DossierQuery) all = dossier_query_new ("structure");
      g_autofree char         *filters = dossier_query_dup_text (all);

      id = dossier_act_create (act, kind, NULL);
      dossier_act_set (act, kind, id, "title", dossier_value_new_text (_ ("Network")));
      dossier_act_set (act, kind, id, "filters", dossier_value_new_text (filters));
      dossier_act_set (act, kind, id, "place", dossier_value_new_text (PLACE));
    }
  dossier_act_set (act, kind, id, "positions", placing->positions != NULL ? dossier_value_new_text (placing->positions) : NULL);
  return act;
}

static void
end_placing (AppWindow *self)
{
  self->n_placings--;
  app_window_read_positions (self);
}

/* TRUE: what a hand did stays on the screen, and it is said as long as it lasts. */
static void
set_unkept (AppWindow *self,
            gboolean   has_unkept)
{
  self->has_unkept = has_unkept;
  map_view_tell_unkept (self->map, has_unkept);
}

static void
tell_failure (AppWindow    *self,
              const GError *error)
{
  g_message ("keeping the network: %s", error->message);
  set_unkept (self, TRUE);
  app_window_toast (self, _ ("Where you put it is not saved: the disk may be full. It stays there on this screen; make some room, then try again."), NULL, NULL);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Placing           *placing = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    set_unkept (placing->window, FALSE);
  else
    tell_failure (placing->window, error);
  end_placing (placing->window);
  free_placing (placing);
}

static void
on_where_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Placing           *placing = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, &error) == NULL)
    tell_failure (placing->window, error);
  else if (placing->id != NULL || placing->positions != NULL)
    {
      dossier_store_write_async (DOSSIER_STORE (source), make_act (placing), on_kept, placing);
      return;
    }
  else
    set_unkept (placing->window, FALSE); /* nothing is pinned, nor was */
  end_placing (placing->window);
  free_placing (placing);
}

static void
on_pinned (AppWindow *self)
{
  Placing *placing;

  if (self->store == NULL)
    return;
  placing = new_placing (self);
  placing->positions = map_view_dup_positions (self->map);
  self->n_placings++;
  dossier_store_ask_async (self->store, find_where_to_keep, placing, NULL, NULL, NULL, on_where_found, placing);
}

/* --- reading */

static void
on_positions (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Placing   *placing = user_data;
  AppWindow *self = placing->window;
  gboolean   is_newest = g_task_get_cancellable (G_TASK (result)) == self->reading_positions;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL) != NULL && is_newest && self->n_placings == 0)
    map_view_set_positions (self->map, placing->positions);
  if (is_newest)
    g_clear_object (&self->reading_positions);
  free_placing (placing);
}

void
app_window_read_positions (AppWindow *self)
{
  Placing *placing;

  if (self->reading_positions != NULL)
    g_cancellable_cancel (self->reading_positions);
  g_clear_object (&self->reading_positions);
  if (self->store == NULL || self->n_placings > 0 || self->has_unkept)
    return;
  placing = new_placing (self);
  self->reading_positions = g_cancellable_new ();
  dossier_store_ask_async (self->store, find_kept, placing, NULL, NULL, self->reading_positions, on_positions, placing);
}

void
app_window_forget_positions (AppWindow *self)
{
  set_unkept (self, FALSE);
  app_window_read_positions (self);
}

void
app_window_set_view (AppWindow  *self,
                     const char *id)
{
  if (g_strcmp0 (self->view_id, id) == 0)
    return;
  g_free (self->view_id);
  self->view_id = g_strdup (id);
  app_window_forget_positions (self);
}

/* --- how links are arranged */

static void
arrange (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  g_object_set (self->map, "arrange", g_variant_get_string (parameter, NULL), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

void
app_window_install_network_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.arrange", "s", arrange);
}

void
app_window_listen_to_network (AppWindow *self)
{
  g_signal_connect_object (self->map, "pinned", G_CALLBACK (on_pinned), self, G_CONNECT_SWAPPED);
}
