/* map-layout-depths.c - communes coloured by how many links touch them */
#include "map-layout-private.h"

/* The bounds of the depths, in steps: few, some, many; beyond is the last. */
static const guint bounds[MAP_N_DEPTHS - 1] = { 2, 5, 10 };

/* 1, 2, 5, 10, 20…: the last depth begins where only the very first are. */
static guint
choose_step (guint most)
{
  static const guint of_ten[] = { 1, 2, 5 };

  for (guint ten = 1;; ten *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (of_ten); i++)
      if (most < 2 * 10 * ten * of_ten[i])
        return ten * of_ten[i];
}

/* A link within one commune touches it once; one that is not shown touches nothing. */
static guint *
count_links (const MapLayout *self,
             guint            first,
             guint            n_communes)
{
  guint              *counts = g_new0 (guint, n_communes + 1);
  guint               n_links, n_structures;
  const MapLink      *links = map_scene_get_links (self->scene, &n_links);
  const MapStructure *structures = map_scene_get_structures (self->scene, &n_structures);

  for (guint i = 0; i < n_links; i++)
    {
      guint a = structures[links[i].a].commune, b = structures[links[i].b].commune;

      if (!map_look_shows_link (&self->look, &links[i], i) || !map_look_shows_structure (&self->look, &structures[links[i].a], links[i].a) ||
          !map_look_shows_structure (&self->look, &structures[links[i].b], links[i].b))
        continue;
      if (a != MAP_NONE)
        counts[a - first]++;
      if (b != MAP_NONE && b != a)
        counts[b - first]++;
    }
  return counts;
}

static guint8
find_depth (const MapLayout *self,
            guint            count)
{
  guint8 depth = 1;

  if (count == 0)
    return 0;
  while (depth < MAP_N_DEPTHS && count > bounds[depth - 1] * self->depth_step)
    depth++;
  return depth;
}

void
map_layout_add_depths (MapLayout *self)
{
  guint             n, first, most = 0;
  g_autofree guint *counts = NULL;

  if (self->look.shade_by == MAP_SHADE_SURVEY)
    map_layout_add_survey (self);
  if (self->look.shade_by != MAP_SHADE_LINKS)
    return;
  first = map_scene_get_first_of_type (self->scene, MAP_TERRITORY_COMMUNE, &n);
  counts = count_links (self, first, n);
  for (guint i = 0; i < n; i++)
    most = MAX (most, counts[i]);
  self->depth_step = choose_step (most);
  self->depth_of = g_new (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    self->depth_of[i] = find_depth (self, counts[i]);
}

guint
map_layout_get_depth (const MapLayout *self,
                      guint            commune)
{
  return self->depth_of == NULL ? 0 : self->depth_of[commune];
}

void
map_layout_get_depth_bounds (const MapLayout *self,
                             guint            depth,
                             guint           *least,
                             guint           *most)
{
  g_return_if_fail (depth >= 1 && depth <= MAP_N_DEPTHS);

  *least = depth == 1 ? 1 : bounds[depth - 2] * self->depth_step + 1;
  *most = depth == MAP_N_DEPTHS ? 0 : bounds[depth - 1] * self->depth_step;
}
