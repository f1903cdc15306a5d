/* map-atlas-web.c - who is shown, and by which links */
#include "map-atlas-private.h"

static gboolean
shows (const MapAtlasWeb *self,
       guint              structure)
{
  return map_look_shows_structure (self->look, &self->structures[structure], structure);
}

gboolean
map_atlas_web_shows (const MapAtlasWeb *self,
                     guint              structure)
{
  const MapStructure *it = &self->structures[structure];

  if (!shows (self, structure))
    return FALSE;
  return map_box_is_empty (self->area) || (it->has_place && map_box_holds (self->area, it->place.x, it->place.y));
}

static gboolean
shows_link (const MapAtlasWeb *self,
            guint              link)
{
  return map_look_shows_link (self->look, &self->links[link], link) && shows (self, self->links[link].a) && shows (self, self->links[link].b);
}

/* Counted, then put at their places, as sorting by structure would. */
static void
gather_links (MapAtlasWeb *self)
{
  guint *next;

  self->first = g_new0 (guint, self->n_structures + 2);
  for (guint i = 0; i < self->n_links; i++)
    if (shows_link (self, i))
      {
        self->first[self->links[i].a + 1]++;
        self->first[self->links[i].b + 1]++;
      }
  for (guint i = 0; i < self->n_structures; i++)
    self->first[i + 1] += self->first[i];
  self->around = g_new (guint, self->first[self->n_structures] + 1);
  next = g_memdup2 (self->first, sizeof (guint) * (self->n_structures + 1));
  for (guint i = 0; i < self->n_links; i++)
    if (shows_link (self, i))
      {
        self->around[next[self->links[i].a]++] = i;
        self->around[next[self->links[i].b]++] = i;
      }
  g_free (next);
}

MapAtlasWeb *
map_atlas_web_new (MapScene      *scene,
                   const MapLook *look,
                   MapBox         area)
{
  MapAtlasWeb *self = g_new0 (MapAtlasWeb, 1);

  self->scene = scene;
  self->look = look;
  self->area = area;
  self->structures = map_scene_get_structures (scene, &self->n_structures);
  self->links = map_scene_get_links (scene, &self->n_links);
  self->keys = g_new0 (char *, self->n_structures + 1);
  for (guint i = 0; i < self->n_structures; i++)
    self->keys[i] = g_utf8_collate_key (self->structures[i].name, -1);
  gather_links (self);
  return self;
}

void
map_atlas_web_free (MapAtlasWeb *self)
{
  g_strfreev (self->keys);
  g_free (self->first);
  g_free (self->around);
  g_free (self);
}
