/* map-layout-marks.c - the ground in view, and the marks that stand on it */
#include "map-layout-private.h"

#include <math.h>

#define SMALLEST 1.2        /* pixels: a shape under that is not drawn */
#define CLOSEST_BORDERS 8.0 /* pixels */
#define WIDEST 0.46         /* of a row: a mark's radius */

static gboolean
is_layer_shown (const MapLook *look,
                guint          type)
{
  switch (type)
    {
    case MAP_TERRITORY_COMMUNE:
      return look->show_communes;
    case MAP_TERRITORY_QUARTER:
      return look->show_quarters;
    case MAP_TERRITORY_GROUPING:
      return look->show_groupings;
    case MAP_TERRITORY_DEPARTEMENT:
      return look->show_departement;
    case MAP_TERRITORY_WATER:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_owners (MapLayout *self,
            guint      type)
{
  guint               n, all, first = map_scene_get_first_of_type (self->scene, type, &n);
  const MapTerritory *territories = map_scene_get_territories (self->scene, &all);
  double              smallest = SMALLEST / self->camera.scale;

  for (guint i = 0; i < n; i++)
    {
      const MapTerritory *territory = territories + first + i;

      if (map_box_is_empty (territory->box) || !map_box_meets (territory->box, self->area) ||
          MAX (territory->box.x1 - territory->box.x0, territory->box.y1 - territory->box.y0) < smallest)
        continue;
      g_array_append_val (self->ground[type].owners, i);
      self->tally.territories[type]++;
      if (type != MAP_TERRITORY_COMMUNE)
        continue;
      self->tally.priority_areas += territory->priority_area;
      self->tally.depths[map_layout_get_depth (self, i)]++;
    }
}

/* Lines closer than that to each other are a grey, not borders. */
static gboolean
are_borders_told (const MapLayout *self,
                  guint            type)
{
  guint               n, all, first = map_scene_get_first_of_type (self->scene, type, &n);
  const MapTerritory *territories = map_scene_get_territories (self->scene, &all) + first;
  const GArray       *owners = self->ground[type].owners;
  double              total = 0;

  for (guint i = 0; i < owners->len; i++)
    {
      MapBox box = territories[g_array_index (owners, guint, i)].box;

      total += box.x1 - box.x0;
    }
  return total * self->camera.scale >= CLOSEST_BORDERS * owners->len;
}

static void
add_borders (MapLayout       *self,
             guint            type,
             const MapShapes *shapes)
{
  guint            n;
  const MapBorder *borders = map_shapes_get_borders (shapes, &n);
  gboolean         inner = are_borders_told (self, type);

  self->ground[type].has_inner_borders = inner;
  for (guint i = 0; i < n; i++)
    if ((inner || borders[i].other == MAP_SHAPES_NOBODY) && map_box_meets (borders[i].box, self->area))
      g_array_append_val (self->ground[type].borders, i);
}

void
map_layout_add_ground (MapLayout *self)
{
  for (guint type = 0; type < MAP_N_TERRITORY_TYPES; type++)
    {
      const MapShapes *shapes = map_scene_get_shapes (self->scene, type);

      self->ground[type].owners = g_array_new (FALSE, FALSE, sizeof (guint));
      self->ground[type].borders = g_array_new (FALSE, FALSE, sizeof (guint));
      if (shapes == NULL || !is_layer_shown (&self->look, type))
        continue;
      self->ground[type].level = map_shapes_choose_level (shapes, self->camera.scale);
      add_owners (self, type);
      add_borders (self, type, shapes);
    }
}

static double
radius_of (const MapLayout    *self,
           const MapStructure *structure)
{
  double radius = self->mark_radius;

  if (structure->family == MAP_FAMILY_CENTRE)
    radius *= 1.9 - 0.55 * self->zoom;
  else if (structure->family == MAP_FAMILY_LYCEE || structure->family == MAP_FAMILY_COLLEGE)
    radius *= 1.12;
  if (self->look.size_by_links)
    radius *= 0.85 + 0.22 * sqrt (MIN (structure->n_links, 40));
  return radius;
}

static double
fit_row (const MapLayout *self,
         double           radius,
         float            room)
{
  return room > 0 ? MIN (radius, WIDEST * (double) room * self->camera.scale) : radius;
}

double
map_layout_get_badge_radius (const MapLayout *self,
                             guint            crowd,
                             guint            n)
{
  double radius = map_clusters_get_badge_radius (n, self->mark_radius, self->mark_unit);

  return self->pitch > 0 ? fit_row (self, radius, g_array_index (self->frame->groups, MapGroup, crowd).room) : radius;
}

/* Those who share a door stand in a ring around it, shoulder to shoulder. */
static void
fan_out (MapMark            *mark,
         const MapStructure *structure)
{
  double n = structure->stack_size;
  double reach = n == 2 ? mark->radius * 1.08 : mark->radius * 1.12 / sin (G_PI / n);
  double angle = (n == 2 ? G_PI : -G_PI / 2) + 2 * G_PI * structure->stack_rank / n;

  mark->x += (float) (reach * cos (angle));
  mark->y += (float) (reach * sin (angle));
  mark->fanned = TRUE;
}

void
map_layout_place_mark (const MapLayout *self,
                       guint            structure,
                       MapMark         *mark)
{
  guint               n;
  const MapStructure *facts = map_scene_get_structures (self->scene, &n) + structure;

  mark->structure = structure;
  mark->family = facts->family;
  mark->home_x = mark->x = map_layout_x (self, facts->place.x);
  mark->home_y = mark->y = map_layout_y (self, facts->place.y);
  mark->radius = (float) fit_row (self, radius_of (self, facts), self->frame != NULL ? self->frame->rooms[structure] : 0);
  mark->fanned = FALSE;
  mark->pinned = self->frame != NULL && self->frame->pinned[structure];
  mark->lettered = mark->radius >= 6.4 * self->mark_unit;
  if (facts->stack_size > 1)
    fan_out (mark, facts);
}

static gboolean
is_in_view (const MapLayout *self,
            float            x,
            float            y,
            float            radius)
{
  return x > -radius && y > -radius && x < self->camera.width + radius && y < self->camera.height + radius;
}

static void
add_badges (MapLayout *self)
{
  guint           n;
  const MapCrowd *crowds = map_clusters_get_crowds (self->clusters, &n);

  self->badge_of = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      MapBadge badge = { i,
                         map_layout_x (self, crowds[i].place.x),
                         map_layout_y (self, crowds[i].place.y),
                         (float) map_layout_get_badge_radius (self, i, crowds[i].n),
                         crowds[i].n,
                         { 0 } };

      self->badge_of[i] = MAP_NONE;
      if (crowds[i].n == 0 || !is_in_view (self, badge.x, badge.y, badge.radius))
        continue;
      for (guint family = 0; family < MAP_N_FAMILIES; family++)
        self->tally.families[family] += badge.families[family] = crowds[i].families[family];
      self->tally.gathered += badge.n;
      self->badge_of[i] = self->badges->len;
      g_array_append_val (self->badges, badge);
    }
}

/* Counts everyone; makes a mark of those who show. */
static void
judge (MapLayout          *self,
       const MapStructure *structure,
       guint               index)
{
  MapMark mark = { 0 };
  guint   crowd = map_clusters_get_crowd_of (self->clusters, index);

  if (!structure->has_place)
    self->tally.to_place++;
  else if (!map_look_shows_structure (&self->look, structure, index))
    self->tally.hidden++;
  else if (crowd != MAP_NONE)
    self->tally.outside += self->badge_of[crowd] == MAP_NONE;
  else
    {
      map_layout_place_mark (self, index, &mark);
      if (!is_in_view (self, mark.x, mark.y, mark.radius))
        {
          self->tally.outside += !map_frame_is_programme (self->frame, index);
          return;
        }
      g_array_append_val (self->marks, mark);
      if (map_frame_is_programme (self->frame, index))
        return;
      self->tally.marks++;
      self->tally.families[structure->family]++;
    }
}

/* Centres last, on top; among equals the southern one covers the northern one. */
static int
compare_marks (gconstpointer one,
               gconstpointer other)
{
  const MapMark *a = one, *b = other;

  if (a->family != b->family)
    return a->family > b->family ? -1 : 1;
  if (a->y < b->y || a->y > b->y)
    return a->y < b->y ? -1 : 1;
  return a->structure < b->structure ? -1 : 1;
}

void
map_layout_add_marks (MapLayout *self)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (self->scene, &n);

  add_badges (self);
  self->tally.structures = n - map_layout_count_programmes (self);
  self->mark_of = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->mark_of[i] = MAP_NONE;
      judge (self, structures + i, i);
    }
  g_array_sort (self->marks, compare_marks);
  for (guint i = 0; i < self->marks->len; i++)
    self->mark_of[g_array_index (self->marks, MapMark, i).structure] = i;
}
