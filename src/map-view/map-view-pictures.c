#include "config.h"

#include "map-view-pictures.h"

#include "dossier-file.h"

#define CALM_MS 120 /* several changes at once are one */

struct _MapViewPictures
{
  GObject           parent_instance;
  DossierVisibility audience;
  MapViewCanvas    *canvas; /* weak */
  DossierStore     *store;
  MapBackdrop      *backdrop; /* NULL: not read yet */
  GCancellable     *asking;
  guint             calm;
};

G_DEFINE_FINAL_TYPE (MapViewPictures, map_view_pictures, G_TYPE_OBJECT)

static guint loaded_signal;

static void
drop (MapViewPictures *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->calm, g_source_remove);
}

/* Takes backdrop. */
static void
take (MapViewPictures *self,
      MapBackdrop     *backdrop)
{
  g_clear_pointer (&self->backdrop, map_backdrop_unref);
  self->backdrop = backdrop;
  if (self->canvas != NULL)
    map_view_canvas_set_backdrop (self->canvas, map_backdrop_get_n (backdrop) > 0 ? backdrop : NULL);
  g_signal_emit (self, loaded_signal, 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MapViewPictures) self = user_data;
  MapBackdrop                *backdrop = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) == self->asking && backdrop != NULL)
    take (self, g_steal_pointer (&backdrop));
  g_clear_pointer (&backdrop, map_backdrop_unref);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, map_backdrop_load (data, NULL, cancellable), (GDestroyNotify) map_backdrop_unref);
}

static void
load (MapViewPictures *self,
      MapBackdrop     *read)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->asking, on_loaded, g_object_ref (self));

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, map_backdrop_ref (read), (GDestroyNotify) map_backdrop_unref);
  g_task_run_in_thread (task, load_in_thread);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MapViewPictures) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (MapBackdrop)     read = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  if (read == NULL)
    g_message ("reading the pictures under the map: %s", error->message);
  else if (self->backdrop == NULL && map_backdrop_get_n (read) == 0)
    take (self, g_steal_pointer (&read));
  else if (self->backdrop == NULL || !map_backdrop_equal (read, self->backdrop))
    load (self, read);
}

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  DossierVisibility audience;
  const char       *folder;

  g_variant_get (data, "(u&s)", &audience, &folder);
  return map_backdrop_read (reader, folder, audience, error);
}

static gboolean
read_again (gpointer user_data)
{
  MapViewPictures *self = user_data;
  g_autofree char *folder = dossier_file_dup_folder (dossier_store_get_path (self->store));

  drop (self);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask, g_variant_ref_sink (g_variant_new ("(us)", self->audience, folder)), (GDestroyNotify) g_variant_unref,
                           (GDestroyNotify) map_backdrop_unref, self->asking, on_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_changed (MapViewPictures *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM_MS, read_again, self);
}

static void
map_view_pictures_dispose (GObject *object)
{
  MapViewPictures *self = MAP_VIEW_PICTURES (object);

  drop (self);
  g_clear_weak_pointer (&self->canvas);
  g_clear_object (&self->store);
  g_clear_pointer (&self->backdrop, map_backdrop_unref);
  G_OBJECT_CLASS (map_view_pictures_parent_class)->dispose (object);
}

static void
map_view_pictures_class_init (MapViewPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_pictures_dispose;
  loaded_signal = g_signal_new ("loaded", MAP_VIEW_TYPE_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_pictures_init (MapViewPictures *self)
{
}

MapViewPictures *
map_view_pictures_new (DossierVisibility audience,
                       MapViewCanvas    *canvas)
{
  MapViewPictures *self = g_object_new (MAP_VIEW_TYPE_PICTURES, NULL);

  self->audience = audience;
  g_set_weak_pointer (&self->canvas, canvas);
  return self;
}

void
map_view_pictures_set_store (MapViewPictures *self,
                             DossierStore    *store)
{
  g_return_if_fail (MAP_VIEW_IS_PICTURES (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, store);
  drop (self);
  take (self, NULL);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  read_again (self);
}

void
map_view_pictures_load_again (MapViewPictures *self)
{
  g_return_if_fail (MAP_VIEW_IS_PICTURES (self));

  if (self->backdrop == NULL || self->store == NULL)
    return;
  drop (self);
  self->asking = g_cancellable_new ();
  load (self, self->backdrop);
}

MapBackdrop *
map_view_pictures_get_backdrop (MapViewPictures *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_PICTURES (self), NULL);

  return self->backdrop;
}
