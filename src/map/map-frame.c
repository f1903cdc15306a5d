#include "map-frame.h"

MapFrame *
map_frame_new (MapFrameKind kind,
               guint        n_structures,
               guint        n_links)
{
  MapFrame *self = g_new0 (MapFrame, 1);

  self->kind = kind;
  self->n_structures = n_structures;
  self->n_links = n_links;
  self->leans = g_malloc0 (n_structures + 1);
  self->pinned = g_malloc0 (n_structures + 1);
  self->rooms = g_new0 (float, n_structures + 1);
  self->group_of = g_new (guint, n_structures + 1);
  self->structure_from = g_new (guint, n_structures + 1);
  self->link_from = g_new (guint, n_links + 1);
  for (guint i = 0; i < n_structures; i++)
    self->group_of[i] = self->structure_from[i] = MAP_NONE;
  self->groups = g_array_new (FALSE, FALSE, sizeof (MapGroup));
  self->captions = g_array_new (FALSE, FALSE, sizeof (MapCaption));
  self->rules = g_array_new (FALSE, FALSE, sizeof (MapRule));
  return self;
}

void
map_frame_free (MapFrame *self)
{
  g_free (self->leans);
  g_free (self->rooms);
  g_free (self->pinned);
  g_free (self->group_of);
  g_free (self->structure_from);
  g_free (self->link_from);
  g_array_unref (self->groups);
  g_array_unref (self->captions);
  g_array_unref (self->rules);
  g_free (self);
}

gboolean
map_frame_is_programme (const MapFrame *self,
                        guint           structure)
{
  return self != NULL && self->structure_from[structure] == MAP_NONE;
}
