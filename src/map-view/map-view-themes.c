#include "map-view-themes.h"

#include "dossier-reader.h"

#define CALM_MS 120 /* several changes at once are one */

struct _MapViewThemes
{
  GObject parent;

  DossierStore *store;
  GPtrArray    *themes;
  GCancellable *reading;
  guint         calm; /* timeout, 0: none */
  gboolean      is_asked;
};

G_DEFINE_FINAL_TYPE (MapViewThemes, map_view_themes, G_TYPE_OBJECT)

static guint read_signal;

static void
free_theme (gpointer data)
{
  MapViewTheme *theme = data;

  g_free (theme->id);
  g_free (theme->title);
  g_free (theme->words);
  g_free (theme);
}

static gpointer
ask_themes (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  static const char *const  columns[] = { "id", "title", "words", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("theme");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GPtrArray)     themes = g_ptr_array_new_with_free_func (free_theme);
  GError                   *local = NULL;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    {
      MapViewTheme *theme = g_new (MapViewTheme, 1);

      theme->id = g_strdup (dossier_cursor_get_text (cursor, 0));
      theme->title = g_strdup (dossier_cursor_get_text (cursor, 1));
      theme->words = g_strdup (dossier_cursor_get_text (cursor, 2));
      g_ptr_array_add (themes, theme);
    }
  if (local == NULL)
    return g_steal_pointer (&themes);
  g_propagate_error (error, local);
  return NULL;
}

static void
drop (MapViewThemes *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
}

static void
take (MapViewThemes *self,
      GPtrArray     *themes)
{
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  self->themes = themes;
  g_signal_emit (self, read_signal, 0);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MapViewThemes) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     themes = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (themes == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("reading the themes of maps: %s", error->message);
  if (themes != NULL && g_task_get_cancellable (G_TASK (result)) == self->reading)
    take (self, g_steal_pointer (&themes));
}

static gboolean
read_now (gpointer data)
{
  MapViewThemes *self = data;

  self->calm = 0;
  drop (self);
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_themes, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->reading, on_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_changed (MapViewThemes *self)
{
  if (self->is_asked && self->calm == 0)
    self->calm = g_timeout_add (CALM_MS, read_now, self);
}

static void
map_view_themes_dispose (GObject *object)
{
  MapViewThemes *self = MAP_VIEW_THEMES (object);

  drop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  G_OBJECT_CLASS (map_view_themes_parent_class)->dispose (object);
}

static void
map_view_themes_class_init (MapViewThemesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_themes_dispose;
  read_signal = g_signal_new ("read", MAP_VIEW_TYPE_THEMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_themes_init (MapViewThemes *self)
{
  self->themes = g_ptr_array_new_with_free_func (free_theme);
}

MapViewThemes *
map_view_themes_new (void)
{
  return g_object_new (MAP_VIEW_TYPE_THEMES, NULL);
}

void
map_view_themes_set_store (MapViewThemes *self,
                           DossierStore  *store)
{
  g_return_if_fail (MAP_VIEW_IS_THEMES (self));

  if (store == self->store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  drop (self);
  g_set_object (&self->store, store);
  self->is_asked = FALSE;
  take (self, g_ptr_array_new_with_free_func (free_theme));
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

void
map_view_themes_ask (MapViewThemes *self)
{
  g_return_if_fail (MAP_VIEW_IS_THEMES (self));

  if (self->is_asked || self->store == NULL)
    return;
  self->is_asked = TRUE;
  read_now (self);
}

GPtrArray *
map_view_themes_get (MapViewThemes *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_THEMES (self), NULL);

  return self->themes;
}
