#include "map-focus.h"

/* The links that are shown, from each structure: first[i] … first[i + 1] of others. */
typedef struct
{
  guint *first;
  guint *others;
} Neighbours;

static gboolean
is_told (const MapScene *scene,
         const MapLook  *look,
         guint           link)
{
  guint               n;
  const MapLink      *links = map_scene_get_links (scene, &n);
  const MapStructure *structures = map_scene_get_structures (scene, &n);

  return map_look_shows_link (look, &links[link], link) && map_look_shows_structure (look, &structures[links[link].a], links[link].a) &&
         map_look_shows_structure (look, &structures[links[link].b], links[link].b);
}

static Neighbours
list_neighbours (const MapScene *scene,
                 const MapLook  *look)
{
  guint             n_links, n_structures;
  const MapLink    *links = map_scene_get_links (scene, &n_links);
  Neighbours        self;
  g_autofree guint *at = NULL;

  map_scene_get_structures (scene, &n_structures);
  self.first = g_new0 (guint, n_structures + 2);
  self.others = g_new (guint, 2 * n_links + 1);
  for (guint i = 0; i < n_links; i++)
    if (is_told (scene, look, i))
      {
        self.first[links[i].a + 1]++;
        self.first[links[i].b + 1]++;
      }
  for (guint i = 0; i < n_structures; i++)
    self.first[i + 1] += self.first[i];
  at = g_memdup2 (self.first, sizeof (guint) * (n_structures + 1));
  for (guint i = 0; i < n_links; i++)
    if (is_told (scene, look, i))
      {
        self.others[at[links[i].a]++] = links[i].b;
        self.others[at[links[i].b]++] = links[i].a;
      }
  return self;
}

GBytes *
map_focus_list (const MapScene *scene,
                const MapLook  *look,
                guint           structure,
                guint           degrees,
                guint          *n)
{
  guint             n_structures, n_reached = 0, end = 1;
  Neighbours        neighbours;
  guint8           *shown;
  g_autofree guint *reached = NULL;

  g_return_val_if_fail (scene != NULL && look != NULL, NULL);

  map_scene_get_structures (scene, &n_structures);
  g_return_val_if_fail (structure < n_structures, NULL);

  neighbours = list_neighbours (scene, look);
  shown = g_malloc0 (n_structures);
  reached = g_new (guint, n_structures);
  reached[0] = structure;
  shown[structure] = 1;
  for (guint degree = 0; degree < degrees && n_reached < end; degree++)
    for (guint last = end; n_reached < last; n_reached++)
      for (guint i = neighbours.first[reached[n_reached]]; i < neighbours.first[reached[n_reached] + 1]; i++)
        if (!shown[neighbours.others[i]])
          {
            shown[neighbours.others[i]] = 1;
            reached[end++] = neighbours.others[i];
          }
  g_free (neighbours.first);
  g_free (neighbours.others);
  if (n != NULL)
    *n = end;
  return g_bytes_new_take (shown, n_structures);
}

MapBox
map_focus_get_box (const MapScene *scene,
                   GBytes         *shown)
{
  gsize               size;
  const guint8       *bytes = g_bytes_get_data (shown, &size);
  guint               n;
  const MapStructure *structures = map_scene_get_structures (scene, &n);
  MapBox              box = MAP_BOX_EMPTY;
  double              x, y;

  map_scene_get_origin (scene, &x, &y);
  for (guint i = 0; i < MIN (n, size); i++)
    if (bytes[i] && structures[i].has_place)
      box = map_box_with (box, x + (double) structures[i].place.x, y + (double) structures[i].place.y);
  return box;
}
