/* map-clusters-place.c - badges find their place among centres and lone marks */
#include "map-clusters-private.h"

#include <math.h>

typedef struct
{
  const MapStructure *structures;
  MapCrowd           *crowd;
  double              scale, radius, unit;
} Shove;

static gboolean
shove_aside (guint    structure,
             gpointer user_data)
{
  Shove              *shove = user_data;
  const MapStructure *centre = shove->structures + structure;
  double              dx = shove->crowd->place.x - centre->place.x, dy = shove->crowd->place.y - centre->place.y;
  double              apart = hypot (dx, dy);
  double              wanted = (map_clusters_get_badge_radius (shove->crowd->n, shove->radius, shove->unit) +
                   1.9 * shove->radius + shove->unit) /
                  shove->scale;

  if (centre->family != MAP_FAMILY_CENTRE || apart >= wanted)
    return TRUE;
  if (apart < 1e-3)
    {
      dx = apart = 1;
      dy = 0;
    }
  shove->crowd->place.x = (float) (centre->place.x + dx / apart * wanted);
  shove->crowd->place.y = (float) (centre->place.y + dy / apart * wanted);
  return TRUE;
}

/* A badge gives way to the centres around it, so that both can be read. */
void
map_clusters_give_way (MapClusters    *self,
                       const MapScene *scene,
                       double          scale,
                       double          radius,
                       double          unit)
{
  guint n;
  Shove shove = { map_scene_get_structures (scene, &n), NULL, scale, radius, unit };

  for (guint i = 0; i < 3 * self->crowds->len; i++)
    {
      MapPoint at;

      shove.crowd = &g_array_index (self->crowds, MapCrowd, i % self->crowds->len);
      at = shove.crowd->place;
      if (shove.crowd->n > 0)
        map_scene_visit_structures (
          scene, map_box_grow ((MapBox){ at.x, at.y, at.x, at.y }, (4 * radius + 20 * unit) / scale), shove_aside,
          &shove);
    }
}

typedef struct
{
  MapClusters *self;
  MapPoint     place;
  double       scale, radius, unit;
  guint        found;
} Cover;

static gboolean
find_cover (guint    crowd,
            gpointer user_data)
{
  Cover          *cover = user_data;
  const MapCrowd *at = &g_array_index (cover->self->crowds, MapCrowd, crowd);
  double          apart = hypot (at->place.x - cover->place.x, at->place.y - cover->place.y);

  if (apart * cover->scale < map_clusters_get_badge_radius (at->n, cover->radius, cover->unit))
    cover->found = crowd;
  return cover->found == MAP_NONE;
}

/* A mark that a badge would cover is told by it. */
void
map_clusters_swallow_covered (MapClusters    *self,
                              const MapScene *scene,
                              const MapLook  *look,
                              double          scale,
                              double          radius,
                              double          unit)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);
  g_autofree MapBox  *boxes = g_new (MapBox, self->crowds->len + 1);
  g_autoptr (MapGrid) grid = NULL;

  for (guint i = 0; i < self->crowds->len; i++)
    {
      const MapCrowd *crowd = &g_array_index (self->crowds, MapCrowd, i);
      double          reach = map_clusters_get_badge_radius (crowd->n, radius, unit) / scale;

      boxes[i] =
        crowd->n == 0
          ? MAP_BOX_EMPTY
          : map_box_grow ((MapBox){ crowd->place.x, crowd->place.y, crowd->place.x, crowd->place.y }, reach);
    }
  grid = map_grid_new (boxes, self->crowds->len, MAP_CLUSTERS_CELL * unit / scale);
  for (guint i = 0; i < n; i++)
    {
      MapPoint at = structures[i].place;
      Cover    cover = { self, at, scale, radius, unit, MAP_NONE };

      if (self->crowd_of[i] != MAP_NONE ||
          !map_clusters_may_join (look, structures + i, i, unit / scale > MAP_CLUSTERS_FAR))
        continue;
      map_grid_visit (grid, (MapBox){ at.x, at.y, at.x, at.y }, find_cover, &cover);
      if (cover.found == MAP_NONE)
        continue;
      self->crowd_of[i] = cover.found;
      g_array_index (self->crowds, MapCrowd, cover.found).n++;
      g_array_index (self->crowds, MapCrowd, cover.found).families[structures[i].family]++;
    }
}
