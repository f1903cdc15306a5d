/* map-scene-finish.c - from facts gathered to the arrays of a scene */
#include "map-scene-builder-private.h"

#include "territory-area.h"
#include "territory-projection.h"

#include <math.h>
#include <string.h>

#define SAME_POINT 1.5 /* metres: closer than that is the same door */

static MapBox
with_place (MapBox         box,
            TerritoryPoint place)
{
  double x, y;

  territory_projection_to_plane (place.lon, place.lat, &x, &y);
  return map_box_with (box, x, y);
}

static MapBox
measure_grounds (const GArray *grounds)
{
  MapBox box = MAP_BOX_EMPTY;

  for (guint i = 0; i < grounds->len; i++)
    {
      const Ground *ground = &g_array_index (grounds, Ground, i);

      if (ground->outline != NULL)
        {
          TerritoryBounds bounds = territory_outline_get_bounds (ground->outline);

          box = with_place (box, (TerritoryPoint){ bounds.west, bounds.south });
          box = with_place (box, (TerritoryPoint){ bounds.east, bounds.north });
        }
    }
  return box;
}

static MapBox
measure_marks (MapBox        box,
               const GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->structure.has_place)
        box = with_place (box, mark->place);
    }
  return box;
}

/* That of the territories; without any, that of all there is. */
static void
set_origin (MapScene *scene)
{
  if (map_box_is_empty (scene->bounds))
    return;
  scene->origin_x = (scene->bounds.x0 + scene->bounds.x1) / 2;
  scene->origin_y = (scene->bounds.y0 + scene->bounds.y1) / 2;
}

static MapPoint
place_of (const MapScene *scene,
          TerritoryPoint  point)
{
  double x, y;

  territory_projection_to_plane (point.lon, point.lat, &x, &y);
  return (MapPoint){ (float) (x - scene->origin_x), (float) (y - scene->origin_y) };
}

static int
compare_grounds (gconstpointer one,
                 gconstpointer other)
{
  const MapTerritory *a = &((const Ground *) one)->territory;
  const MapTerritory *b = &((const Ground *) other)->territory;

  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;
  if (a->population != b->population)
    return a->population > b->population ? -1 : 1;
  return strcmp (a->id, b->id);
}

static void
prepare_shapes (MapSceneBuilder *self,
                guint            type)
{
  MapScene                     *scene = self->scene;
  guint                         first = scene->first_of_type[type];
  guint                         n = scene->first_of_type[type + 1] - first;
  g_autofree TerritoryOutline **outlines = g_new (TerritoryOutline *, n + 1);
  guint                         n_drawn = 0;

  for (guint i = 0; i < n; i++)
    {
      outlines[i] = g_array_index (self->grounds, Ground, first + i).outline;
      n_drawn += outlines[i] != NULL;
    }
  if (n_drawn > 0)
    scene->shapes[type] = map_shapes_new (outlines, n, scene->origin_x, scene->origin_y);
}

/* The name goes where there is most room for it. In a thread of its own: it takes as long as the shapes, which need
 * nothing of it. One place per ground, those of grounds without outline are not set. */
static gpointer
find_hearts (gpointer data)
{
  GArray         *grounds = data;
  TerritoryPoint *hearts = g_new0 (TerritoryPoint, grounds->len + 1);

  for (guint i = 0; i < grounds->len; i++)
    {
      const Ground *ground = &g_array_index (grounds, Ground, i);

      if (!ground->has_label && ground->outline != NULL)
        hearts[i] = territory_area_find_heart (ground->outline, NULL);
    }
  return hearts;
}

static void
prepare_all_shapes (MapSceneBuilder *self)
{
  MapScene *scene = self->scene;

  for (guint i = 0; i < self->grounds->len; i++)
    scene->first_of_type[g_array_index (self->grounds, Ground, i).territory.type + 1]++;
  for (guint type = 0; type < MAP_N_TERRITORY_TYPES; type++)
    scene->first_of_type[type + 1] += scene->first_of_type[type];
  for (guint type = 0; type < MAP_N_TERRITORY_TYPES; type++)
    prepare_shapes (self, type);
}

static void
finish_territory (MapScene      *scene,
                  const Ground  *ground,
                  TerritoryPoint heart)
{
  MapTerritory     territory = ground->territory;
  const MapShapes *shapes = scene->shapes[territory.type];
  guint            owner = scene->territories->len - scene->first_of_type[territory.type];

  territory.box = shapes != NULL ? map_shapes_get_box (shapes, owner) : MAP_BOX_EMPTY;
  if (ground->has_label)
    territory.label = place_of (scene, ground->label);
  else if (ground->outline != NULL)
    territory.label = place_of (scene, heart);
  g_array_append_val (scene->territories, territory);
}

/* One place per ground. */
static gpointer
survey (gpointer data)
{
  MapSceneBuilder *self = data;
  GThread         *finder;

  self->scene->bounds = measure_grounds (self->grounds);
  set_origin (self->scene);
  g_array_sort (self->grounds, compare_grounds);
  finder = g_thread_new ("hearts", find_hearts, self->grounds);
  prepare_all_shapes (self);
  return g_thread_join (finder);
}

void
map_scene_builder_close_territories (MapSceneBuilder *self)
{
  g_return_if_fail (self != NULL && self->surveyor == NULL);

  self->surveyor = g_thread_new ("territories", survey, self);
}

TerritoryPoint *
map_scene_builder_join_surveyor (MapSceneBuilder *self)
{
  return self->surveyor != NULL ? g_thread_join (g_steal_pointer (&self->surveyor)) : NULL;
}

void
map_scene_builder_finish_territories (MapSceneBuilder *self)
{
  MapScene                  *scene = self->scene;
  g_autofree MapBox         *boxes = g_new (MapBox, self->grounds->len + 1);
  g_autofree TerritoryPoint *hearts = self->surveyor != NULL ? map_scene_builder_join_surveyor (self) : survey (self);
  gboolean                   is_bare = map_box_is_empty (scene->bounds);

  scene->bounds = measure_marks (scene->bounds, self->marks);
  if (is_bare)
    set_origin (scene);
  scene->territories = g_array_sized_new (FALSE, FALSE, sizeof (MapTerritory), self->grounds->len);
  for (guint i = 0; i < self->grounds->len; i++)
    {
      finish_territory (scene, &g_array_index (self->grounds, Ground, i), hearts[i]);
      boxes[i] = g_array_index (scene->territories, MapTerritory, i).box;
    }
  scene->territory_grid = map_grid_new (boxes, self->grounds->len, 2500);
}

static gint64
door_of (MapPoint place)
{
  gint64 x = (gint64) floor (place.x / SAME_POINT + 0.5);
  gint64 y = (gint64) floor (place.y / SAME_POINT + 0.5);

  return x * G_GINT64_CONSTANT (0x100000000) + y;
}

/* Several at one address is ordinary (école maternelle and élémentaire): they will fan out. */
static void
stack_up (MapScene *scene)
{
  g_autoptr (GHashTable) doors =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < scene->structures->len; i++)
    {
      const MapStructure *structure = &g_array_index (scene->structures, MapStructure, i);
      gint64              door = door_of (structure->place);
      GArray             *stack;

      if (!structure->has_place)
        continue;
      stack = g_hash_table_lookup (doors, &door);
      if (stack == NULL)
        {
          stack = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (doors, g_memdup2 (&door, sizeof door), stack);
        }
      g_array_append_val (stack, i);
    }
  for (guint i = 0; i < scene->structures->len; i++)
    {
      MapStructure *structure = &g_array_index (scene->structures, MapStructure, i);
      gint64        door = door_of (structure->place);
      GArray       *stack = structure->has_place ? g_hash_table_lookup (doors, &door) : NULL;

      if (stack == NULL || stack->len == 1)
        continue;
      structure->stack_size = stack->len;
      structure->place = g_array_index (scene->structures, MapStructure, g_array_index (stack, guint, 0)).place;
      while (g_array_index (stack, guint, structure->stack_rank) != i)
        structure->stack_rank++;
    }
}

/* A quarter, or what is not there, is no commune. */
static guint
find_commune (const MapScene *scene,
              const char     *id)
{
  guint index = id == NULL ? MAP_NONE : map_scene_find_territory (scene, id);

  return index == MAP_NONE || g_array_index (scene->territories, MapTerritory, index).type != MAP_TERRITORY_COMMUNE ? MAP_NONE : index;
}

static void
add_member (MapScene *scene,
            guint     territory,
            guint     structure,
            gboolean  is_head)
{
  MapNetwork *last = scene->networks->len > 0 ? &g_array_index (scene->networks, MapNetwork, scene->networks->len - 1) : NULL;
  MapNetwork  begun = { territory, MAP_NONE, scene->members->len, 0 };

  if (last == NULL || last->territory != territory)
    {
      g_array_append_val (scene->networks, begun);
      last = &g_array_index (scene->networks, MapNetwork, scene->networks->len - 1);
    }
  if (is_head)
    {
      last->head = structure;
      return;
    }
  g_array_append_val (scene->members, structure);
  last->n++;
}

static void
add_networks (MapSceneBuilder *self)
{
  MapScene *scene = self->scene;

  scene->networks = g_array_new (FALSE, FALSE, sizeof (MapNetwork));
  scene->members = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->members->len);
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);
      guint         territory = map_scene_find_territory (scene, member->territory), structure = map_scene_find_structure (scene, member->structure);

      if (territory != MAP_NONE && structure != MAP_NONE)
        add_member (scene, territory, structure, member->is_head);
    }
}

static void
add_askings (MapSceneBuilder *self)
{
  MapScene *scene = self->scene;

  scene->askings = g_array_sized_new (FALSE, FALSE, sizeof (MapAsking), self->askings->len);
  for (guint i = 0; i < self->askings->len; i++)
    {
      const Asking *asking = &g_array_index (self->askings, Asking, i);
      MapAsking     kept = { map_scene_find_structure (scene, asking->structure), asking->day };

      if (kept.structure != MAP_NONE)
        g_array_append_val (scene->askings, kept);
    }
}

void
map_scene_builder_finish_structures (MapSceneBuilder *self)
{
  MapScene          *scene = self->scene;
  g_autofree MapBox *boxes = g_new (MapBox, self->marks->len + 1);

  scene->structures = g_array_sized_new (FALSE, FALSE, sizeof (MapStructure), self->marks->len);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark  *mark = &g_array_index (self->marks, Mark, i);
      MapStructure structure = mark->structure;

      structure.commune = find_commune (scene, mark->commune);
      if (structure.has_place)
        structure.place = place_of (scene, mark->place);
      else
        scene->n_to_place++;
      g_array_append_val (scene->structures, structure);
      g_hash_table_insert (scene->structure_ids, (gpointer) structure.id, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < self->absences->len; i++)
    {
      guint index = map_scene_find_structure (scene, self->absences->pdata[i]);

      if (index != MAP_NONE)
        g_array_index (scene->structures, MapStructure, index).n_absences++;
    }
  add_networks (self);
  add_askings (self);
  stack_up (scene);
  for (guint i = 0; i < scene->structures->len; i++)
    {
      const MapStructure *structure = &g_array_index (scene->structures, MapStructure, i);
      MapPoint            p = structure->place;

      boxes[i] = structure->has_place ? (MapBox){ p.x, p.y, p.x, p.y } : MAP_BOX_EMPTY;
    }
  scene->structure_grid = map_grid_new (boxes, scene->structures->len, 1000);
}

static gint64
pair_of (const MapLink *link)
{
  return (gint64) MIN (link->a, link->b) << 32 | MAX (link->a, link->b);
}

static int
compare_fan (gconstpointer one,
             gconstpointer other,
             gpointer      data)
{
  GArray        *links = data;
  const MapLink *a = &g_array_index (links, MapLink, *(const guint *) one);
  const MapLink *b = &g_array_index (links, MapLink, *(const guint *) other);
  gint64         pa = pair_of (a), pb = pair_of (b);

  if (pa != pb)
    return pa < pb ? -1 : 1;
  if (a->terms[MAP_ASPECT_KIND] != b->terms[MAP_ASPECT_KIND])
    return a->terms[MAP_ASPECT_KIND] < b->terms[MAP_ASPECT_KIND] ? -1 : 1;
  return strcmp (a->id, b->id);
}

/* Parallel links stand in the order of their kinds, whatever the order they came in. */
static void
fan_out (GArray *links)
{
  g_autofree guint *order = g_new (guint, links->len + 1);

  for (guint i = 0; i < links->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) links->len, sizeof (guint), compare_fan, links);
  for (guint first = 0, next; first < links->len; first = next)
    {
      gint64 pair = pair_of (&g_array_index (links, MapLink, order[first]));

      for (next = first; next < links->len && pair_of (&g_array_index (links, MapLink, order[next])) == pair; next++)
        g_array_index (links, MapLink, order[next]).fan_rank = next - first;
      for (guint i = first; i < next; i++)
        g_array_index (links, MapLink, order[i]).fan_size = next - first;
    }
}

void
map_scene_builder_finish_links (MapSceneBuilder *self)
{
  MapScene *scene = self->scene;

  scene->links = g_array_sized_new (FALSE, FALSE, sizeof (MapLink), self->ties->len);
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);
      MapLink    link = tie->link;

      link.a = map_scene_find_structure (scene, tie->a);
      link.b = map_scene_find_structure (scene, tie->b);
      if (link.a == MAP_NONE || link.b == MAP_NONE || link.a == link.b)
        continue;
      g_array_index (scene->structures, MapStructure, link.a).n_links++;
      g_array_index (scene->structures, MapStructure, link.b).n_links++;
      g_hash_table_insert (scene->link_ids, (gpointer) link.id, GUINT_TO_POINTER (scene->links->len));
      g_array_append_val (scene->links, link);
    }
  fan_out (scene->links);
}
