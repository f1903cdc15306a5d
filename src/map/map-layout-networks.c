/* map-layout-networks.c - networks of schools: their head, tied to its schools */
#include "map-layout-private.h"

#include <math.h>

#define SHORTEST 2.0 /* pixels: the head itself, or two in one badge */

gboolean
map_layout_find_spot (const MapLayout *self,
                      guint            structure,
                      double          *x,
                      double          *y)
{
  guint               n, crowd;
  const MapStructure *facts = map_scene_get_structures (self->scene, &n) + structure;
  MapMark             mark;
  MapPoint            place;

  if (!facts->has_place || !map_look_shows_structure (&self->look, facts, structure))
    return FALSE;
  crowd = map_clusters_get_crowd_of (self->clusters, structure);
  if (crowd == MAP_NONE)
    {
      map_layout_place_mark (self, structure, &mark);
      *x = (double) mark.x;
      *y = (double) mark.y;
      return TRUE;
    }
  place = map_clusters_get_crowds (self->clusters, &n)[crowd].place;
  *x = (double) map_layout_x (self, (double) place.x);
  *y = (double) map_layout_y (self, (double) place.y);
  return TRUE;
}

/* The head; without one that is shown, the middle of those that are. */
static gboolean
find_hub (const MapLayout  *self,
          const MapNetwork *network,
          double           *x,
          double           *y)
{
  const guint *members = map_scene_get_members (self->scene);
  double       sum_x = 0, sum_y = 0, one_x, one_y;
  guint        n = 0;

  if (network->head != MAP_NONE && map_layout_find_spot (self, network->head, x, y))
    return TRUE;
  for (guint i = network->first; i < network->first + network->n; i++)
    if (map_layout_find_spot (self, members[i], &one_x, &one_y))
      {
        sum_x += one_x;
        sum_y += one_y;
        n++;
      }
  *x = sum_x / MAX (n, 1);
  *y = sum_y / MAX (n, 1);
  return n > 0;
}

static gboolean
is_in_view (const MapLayout *self,
            const MapStem   *stem)
{
  MapBox box = map_box_with (map_box_with (MAP_BOX_EMPTY, (double) stem->x0, (double) stem->y0), (double) stem->x1, (double) stem->y1);

  return map_box_meets (box, (MapBox){ 0, 0, self->camera.width, self->camera.height });
}

static void
add_network (MapLayout        *self,
             const MapNetwork *network)
{
  const guint *members = map_scene_get_members (self->scene);
  double       x, y, to_x, to_y;
  guint        before = self->stems->len;

  if (!find_hub (self, network, &x, &y))
    return;
  for (guint i = network->first; i < network->first + network->n; i++)
    if (map_layout_find_spot (self, members[i], &to_x, &to_y))
      {
        MapStem stem = { network->territory, (float) x, (float) y, (float) to_x, (float) to_y };

        if (hypot (to_x - x, to_y - y) >= SHORTEST && is_in_view (self, &stem))
          g_array_append_val (self->stems, stem);
      }
  self->tally.territories[MAP_TERRITORY_NETWORK] += self->stems->len > before;
}

void
map_layout_add_networks (MapLayout *self)
{
  guint             n;
  const MapNetwork *networks = map_scene_get_networks (self->scene, &n);

  for (guint i = 0; self->look.show_networks && i < n; i++)
    add_network (self, &networks[i]);
}
