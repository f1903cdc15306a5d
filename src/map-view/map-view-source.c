#include "map-view-source-private.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define CALM_MS 120 /* several changes at once are one */
#define MUCH 5000   /* territories: building so many takes several times what is built */

G_DEFINE_FINAL_TYPE (MapViewSource, map_view_source, G_TYPE_OBJECT)

guint map_view_source_signals[MAP_VIEW_SOURCE_N_SIGNALS];

void
map_view_source_drop (GCancellable **pending)
{
  if (*pending != NULL)
    g_cancellable_cancel (*pending);
  g_clear_object (pending);
}

static void
map_view_source_dispose (GObject *object)
{
  MapViewSource *self = MAP_VIEW_SOURCE (object);

  map_view_source_drop (&self->reading);
  map_view_source_drop (&self->filtering);
  map_view_source_drop (&self->comparing);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_pointer (&self->fates, g_bytes_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, dossier_query_free);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->shown, map_shown_free);
  G_OBJECT_CLASS (map_view_source_parent_class)->dispose (object);
}

static void
map_view_source_class_init (MapViewSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_source_dispose;
  map_view_source_signals[MAP_VIEW_SOURCE_SCENE] = g_signal_new ("scene", MAP_VIEW_TYPE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  map_view_source_signals[MAP_VIEW_SOURCE_FATES] = g_signal_new ("fates", MAP_VIEW_TYPE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  map_view_source_signals[MAP_VIEW_SOURCE_SHOWN] = g_signal_new ("shown", MAP_VIEW_TYPE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_source_init (MapViewSource *self)
{
}

MapViewSource *
map_view_source_new (DossierVisibility audience)
{
  MapViewSource *self = g_object_new (MAP_VIEW_TYPE_SOURCE, NULL);

  self->audience = audience;
  return self;
}

/* What a filter needs on the reader thread. */
typedef struct
{
  MapScene     *scene;
  DossierQuery *query;
} Filter;

static void
free_filter (gpointer data)
{
  Filter *filter = data;

  map_scene_unref (filter->scene);
  dossier_query_free (filter->query);
  g_free (filter);
}

static gpointer
ask_shown (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Filter *filter = data;

  return map_reading_list_shown (reader, filter->scene, filter->query, error);
}

static gboolean
is_late (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
take_shown (MapViewSource *self,
            MapShown      *shown)
{
  g_clear_pointer (&self->shown, map_shown_free);
  self->shown = shown;
  g_signal_emit (self, map_view_source_signals[MAP_VIEW_SOURCE_SHOWN], 0);
}

/* user_data: the question; another one since makes this answer late. */
static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MapViewSource) self = user_data;
  g_autoptr (GError)        error = NULL;
  MapShown                 *shown = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->filtering)
    {
      g_clear_pointer (&shown, map_shown_free);
      return;
    }
  g_clear_object (&self->filtering);
  if (shown != NULL)
    take_shown (self, shown);
  else if (!is_late (error))
    g_warning ("The map cannot tell what is shown: %s", error->message);
}

static void
filter (MapViewSource *self)
{
  Filter *asked;

  map_view_source_drop (&self->filtering);
  if (self->scene == NULL || self->store == NULL)
    return;
  if (self->query == NULL || !dossier_query_is_filtered (self->query))
    {
      take_shown (self, NULL);
      return;
    }
  asked = g_new0 (Filter, 1);
  asked->scene = map_scene_ref (self->scene);
  asked->query = dossier_query_copy (self->query);
  self->filtering = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_shown, asked, free_filter, (GDestroyNotify) map_shown_free, self->filtering, on_shown, g_object_ref (self));
}

static void
end_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_autoptr (MapSceneBuilder) builder = g_task_get_task_data (task);
  MapScene                   *scene;
  guint                       n;

  g_task_set_task_data (task, NULL, NULL);
  scene = map_scene_builder_end (g_steal_pointer (&builder));
  map_scene_get_territories (scene, &n);
#ifdef __GLIBC__
  if (n > MUCH)
    malloc_trim (0);
#endif
  g_task_return_pointer (task, scene, (GDestroyNotify) map_scene_unref);
}

static void
on_scene (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MapViewSource) self = user_data;
  g_autoptr (MapScene)      scene = g_task_propagate_pointer (G_TASK (result), NULL);

  if (scene == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->shown, map_shown_free);
  g_clear_pointer (&self->fates, g_bytes_unref); /* of the links before */
  self->scene = g_steal_pointer (&scene);
  g_signal_emit (self, map_view_source_signals[MAP_VIEW_SOURCE_SCENE], 0);
  filter (self);
  map_view_source_compare (self);
}

/* Read from the dossier; ending it takes a thread of its own, so that the reader thread answers others. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MapViewSource) self = user_data;
  g_autoptr (GError)        error = NULL;
  MapSceneBuilder          *builder = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  g_autoptr (GTask)         task = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      g_clear_pointer (&builder, map_scene_builder_free);
      return;
    }
  if (builder == NULL)
    {
      if (!is_late (error))
        g_warning ("The map cannot be read: %s", error->message);
      return;
    }
  task = g_task_new (NULL, self->reading, on_scene, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, builder, NULL);
  g_task_run_in_thread (task, end_in_thread);
}

static gpointer
ask_scene (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return map_reading_read (reader, GPOINTER_TO_UINT (data), cancellable, error);
}

static gboolean
read_again (gpointer user_data)
{
  MapViewSource *self = user_data;

  self->calm = 0;
  map_view_source_drop (&self->reading);
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_scene, GUINT_TO_POINTER (self->audience), NULL, (GDestroyNotify) map_scene_builder_free, self->reading, on_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_changed (MapViewSource *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM_MS, read_again, self);
}

static void
forget (MapViewSource *self)
{
  map_view_source_drop (&self->reading);
  map_view_source_drop (&self->filtering);
  map_view_source_drop (&self->comparing);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_pointer (&self->fates, g_bytes_unref);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->shown, map_shown_free);
  g_signal_emit (self, map_view_source_signals[MAP_VIEW_SOURCE_SCENE], 0);
}

void
map_view_source_set_store (MapViewSource *self,
                           DossierStore  *store)
{
  g_return_if_fail (MAP_VIEW_IS_SOURCE (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, store);
  forget (self);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  read_again (self);
}

void
map_view_source_set_query (MapViewSource      *self,
                           const DossierQuery *query)
{
  g_return_if_fail (MAP_VIEW_IS_SOURCE (self));

  g_clear_pointer (&self->query, dossier_query_free);
  self->query = query ? dossier_query_copy (query) : NULL;
  filter (self);
}

DossierStore *
map_view_source_get_store (MapViewSource *self)
{
  return self->store;
}

const DossierQuery *
map_view_source_get_query (MapViewSource *self)
{
  return self->query;
}

MapScene *
map_view_source_get_scene (MapViewSource *self)
{
  return self->scene;
}

const MapShown *
map_view_source_get_shown (MapViewSource *self)
{
  return self->shown;
}
