#include "map-places.h"

#include "base-text.h"

#include <math.h>

#define FARTHEST 1e7 /* metres: what is farther was not written by a hand */

struct _MapPlaces
{
  gatomicrefcount refs;
  guint           n;
  MapPlace        places[];
};

MapPlaces *
map_places_new (const MapPlace *places,
                guint           n)
{
  MapPlaces *self = g_malloc0 (sizeof (MapPlaces) + n * sizeof (MapPlace));

  g_atomic_ref_count_init (&self->refs);
  self->n = n;
  for (guint i = 0; i < n; i++)
    self->places[i] = places[i];
  return self;
}

MapPlaces *
map_places_ref (MapPlaces *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_places_unref (MapPlaces *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

const MapPlace *
map_places_get (const MapPlaces *self,
                guint           *n)
{
  *n = self->n;
  return self->places;
}

guint
map_places_count_pinned (const MapPlaces *self)
{
  guint pinned = 0;

  for (guint i = 0; i < self->n; i++)
    pinned += self->places[i].stand == MAP_STAND_PINNED;
  return pinned;
}

MapPlaces *
map_places_with (const MapPlaces *self,
                 guint            structure,
                 MapPlace         place)
{
  MapPlaces *other = map_places_new (self->places, self->n);

  g_return_val_if_fail (structure < self->n, other);

  other->places[structure] = place;
  return other;
}

MapPlaces *
map_places_under (const MapPlaces *self,
                  const MapPlaces *above)
{
  MapPlaces *other = map_places_new (self->places, self->n);

  for (guint i = 0; i < MIN (self->n, above->n); i++)
    if (above->places[i].stand >= MAP_STAND_FREE)
      other->places[i] = above->places[i];
  return other;
}

static MapPlaces *
new_empty (const MapScene *scene)
{
  guint                n;
  g_autofree MapPlace *none = NULL;

  map_scene_get_structures (scene, &n);
  none = g_new0 (MapPlace, n + 1);
  return map_places_new (none, n);
}

MapPlaces *
map_places_carry (const MapPlaces *self,
                  const MapScene  *from,
                  const MapScene  *to)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (from, &n);
  MapPlaces          *other = new_empty (to);

  for (guint i = 0; i < MIN (n, self->n); i++)
    {
      guint there = self->places[i].stand != MAP_STAND_NONE ? map_scene_find_structure (to, structures[i].id) : MAP_NONE;

      if (there != MAP_NONE)
        other->places[there] = self->places[i];
    }
  return other;
}

char *
map_places_dup_text (const MapPlaces *self,
                     const MapScene  *scene)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);
  GString            *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, self->n); i++)
    {
      const MapPlace *place = self->places + i;

      if (place->stand >= MAP_STAND_FREE)
        g_string_append_printf (text, "%s%s %ld %ld%s", text->len > 0 ? ";" : "", structures[i].id, lroundf (place->at.x),
                                lroundf (place->at.y), place->stand == MAP_STAND_PINNED ? " *" : "");
    }
  return g_string_free (text, text->len == 0);
}

static void
read_place (MapPlaces      *self,
            const MapScene *scene,
            const char     *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 4);
  guint          n = g_strv_length (words), structure;
  double         x, y;

  if (n < 3 || !base_text_read_number (words[1], &x) || !base_text_read_number (words[2], &y) || fabs (x) > FARTHEST ||
      fabs (y) > FARTHEST)
    return;
  structure = map_scene_find_structure (scene, words[0]);
  if (structure != MAP_NONE)
    self->places[structure] = (MapPlace){ { (float) x, (float) y }, n > 3 ? MAP_STAND_PINNED : MAP_STAND_FREE };
}

MapPlaces *
map_places_new_from_text (const char     *text,
                          const MapScene *scene)
{
  MapPlaces     *self = new_empty (scene);
  g_auto (GStrv) places = g_strsplit (text != NULL ? text : "", ";", -1);

  for (char **place = places; *place != NULL; place++)
    read_place (self, scene, *place);
  return self;
}
