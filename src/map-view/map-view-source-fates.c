/* map-view-source-fates.c - what became of the links between two moments, read beside the scene */
#include "map-view-source-private.h"

#include "map-comparing.h"

typedef struct
{
  MapScene         *scene;
  DossierVisibility audience;
  MapMoment         one, other;
} Comparing;

static void
free_comparing (gpointer data)
{
  Comparing *asked = data;

  map_scene_unref (asked->scene);
  g_free (asked);
}

static gpointer
ask_fates (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Comparing *asked = data;

  return map_comparing_read (reader, asked->scene, asked->audience, asked->one, asked->other, error);
}

static void
take_fates (MapViewSource *self,
            GBytes        *fates)
{
  if (fates == NULL && self->fates == NULL)
    return;
  g_clear_pointer (&self->fates, g_bytes_unref);
  self->fates = fates;
  g_signal_emit (self, map_view_source_signals[MAP_VIEW_SOURCE_FATES], 0);
}

static void
on_fates (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MapViewSource) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GBytes)        fates = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->comparing)
    return;
  g_clear_object (&self->comparing);
  if (fates != NULL)
    take_fates (self, g_steal_pointer (&fates));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The map cannot tell what became of links: %s", error->message);
}

/* It reads the past of link after link: pondered, so that lists do not wait. What was read of the moments before stays until
 * the answer is there: a slider that moves does not blink. */
void
map_view_source_compare (MapViewSource *self)
{
  Comparing *asked;

  map_view_source_drop (&self->comparing);
  if (self->compared[0].from == 0 || self->compared[1].from == 0 || self->scene == NULL || self->store == NULL)
    {
      take_fates (self, NULL);
      return;
    }
  asked = g_new (Comparing, 1);
  *asked = (Comparing){ map_scene_ref (self->scene), self->audience, self->compared[0], self->compared[1] };
  self->comparing = g_cancellable_new ();
  dossier_store_ponder_async (self->store, ask_fates, asked, free_comparing, (GDestroyNotify) g_bytes_unref, self->comparing, on_fates, g_object_ref (self));
}

void
map_view_source_set_compared (MapViewSource *self,
                              MapMoment      one,
                              MapMoment      other)
{
  g_return_if_fail (MAP_VIEW_IS_SOURCE (self));

  if (map_moment_equal (one, self->compared[0]) && map_moment_equal (other, self->compared[1]))
    return;
  self->compared[0] = one;
  self->compared[1] = other;
  map_view_source_compare (self);
}

GBytes *
map_view_source_get_fates (MapViewSource *self)
{
  return self->fates;
}
