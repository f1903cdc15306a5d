/* map-layout-survey.c - communes coloured by how far the survey has come there */
#include "map-layout-private.h"

static MapMoment
get_year (const MapLayout *self)
{
  if (self->look.from != 0)
    return (MapMoment){ self->look.from, self->look.to };
  return map_moment_of_school_year (map_moment_get_school_year (map_moment_get_today ()));
}

/* On one day, all of the school year until then: a survey is not done in a day. */
static MapMoment
get_span (const MapLayout *self)
{
  MapMoment year = get_year (self);

  if (year.from == year.to)
    year.from = map_moment_of_school_year (map_moment_get_school_year (year.to)).from;
  return year;
}

static gboolean
is_to_be_asked (const MapLayout    *self,
                const MapStructure *structure,
                guint               index)
{
  return structure->commune != MAP_NONE && map_family_is_surveyed (structure->family) && map_look_shows_structure (&self->look, structure, index);
}

/* One byte per structure. */
static guint8 *
list_asked (const MapLayout *self,
            guint            n_structures)
{
  guint            n;
  const MapAsking *askings = map_scene_get_askings (self->scene, &n);
  MapMoment        span = get_span (self);
  guint8          *asked = g_malloc0 (n_structures + 1);

  for (guint i = 0; i < n; i++)
    if (askings[i].day >= span.from && askings[i].day <= span.to)
      asked[askings[i].structure] = 1;
  return asked;
}

/* All of them is a class of its own, and so is nobody. */
static guint8
find_depth (guint n,
            guint n_asked)
{
  if (n == 0)
    return MAP_DEPTH_NOT_CONCERNED;
  if (n_asked == 0 || n_asked == n)
    return n_asked == 0 ? 0 : MAP_N_DEPTHS;
  for (guint8 depth = 1; depth < MAP_N_DEPTHS - 1; depth++)
    if (n_asked * (MAP_N_DEPTHS - 1) <= n * depth)
      return depth;
  return MAP_N_DEPTHS - 1;
}

void
map_layout_add_survey (MapLayout *self)
{
  guint               n, n_structures, first = map_scene_get_first_of_type (self->scene, MAP_TERRITORY_COMMUNE, &n);
  const MapStructure *structures = map_scene_get_structures (self->scene, &n_structures);
  g_autofree guint8  *asked = list_asked (self, n_structures);

  self->n_to_ask = g_new0 (guint, n + 1);
  self->n_asked = g_new0 (guint, n + 1);
  self->depth_of = g_new (guint8, n + 1);
  for (guint i = 0; i < n_structures; i++)
    if (is_to_be_asked (self, &structures[i], i))
      {
        self->n_to_ask[structures[i].commune - first]++;
        self->n_asked[structures[i].commune - first] += asked[i];
      }
  for (guint i = 0; i < n; i++)
    self->depth_of[i] = find_depth (self->n_to_ask[i], self->n_asked[i]);
}

gboolean
map_layout_get_survey (const MapLayout *self,
                       guint            commune,
                       guint           *n,
                       guint           *n_asked)
{
  if (self->n_to_ask == NULL)
    return FALSE;
  *n = self->n_to_ask[commune];
  *n_asked = self->n_asked[commune];
  return TRUE;
}
