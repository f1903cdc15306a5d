#include "map-arrangement.h"

#include "map-network.h"

#include <string.h>

#define ROWS_OF_PAGE 60.0 /* that can be read on the smallest page; more are smaller */

static const char *const kinds[] = { "map", "network", "columns", "matrix" };
static const char *const facings[MAP_N_FACINGS] = { "schools", "partners", "programmes" };

char *
map_arrangement_dup_name (MapArrangement self)
{
  if (self.kind <= MAP_ARRANGEMENT_NETWORK)
    return g_strdup (kinds[self.kind]);
  return g_strconcat (kinds[self.kind], ":", facings[self.facing], NULL);
}

gboolean
map_arrangement_from_name (const char     *name,
                           MapArrangement *arrangement)
{
  for (guint kind = 0; name != NULL && kind < G_N_ELEMENTS (kinds); kind++)
    for (guint facing = 0; facing < MAP_N_FACINGS; facing++)
      {
        MapArrangement   one = { (MapArrangementKind) kind, (MapFacing) facing };
        g_autofree char *own = map_arrangement_dup_name (one);

        if (strcmp (own, name) != 0 && strcmp (kinds[kind], name) != 0)
          continue;
        *arrangement = one;
        return TRUE;
      }
  return FALSE;
}

static MapScene *
apply_network (MapScene     *scene,
               const char   *positions,
               GBytes       *shown_structures,
               GBytes       *shown_links,
               GCancellable *cancellable)
{
  g_autoptr (MapGraph)  graph = map_graph_new (scene, shown_structures, shown_links);
  g_autoptr (MapPlaces) start = positions != NULL ? map_places_new_from_text (positions, scene) : NULL;
  g_autoptr (MapPlaces) places = map_network_arrange (graph, scene, start, MAP_NONE, NULL, NULL, cancellable);

  return places != NULL ? map_arranged_new_network (scene, places) : NULL;
}

MapScene *
map_arrangement_apply (MapArrangement self,
                       MapScene      *scene,
                       double         shape,
                       const char    *positions,
                       GBytes        *shown_structures,
                       GBytes        *shown_links,
                       GCancellable  *cancellable)
{
  MapRoom room = { shape * ROWS_OF_PAGE, ROWS_OF_PAGE, TRUE };

  g_return_val_if_fail (scene != NULL && shape > 0, NULL);

  switch (self.kind)
    {
    case MAP_ARRANGEMENT_NETWORK:
      return apply_network (scene, positions, shown_structures, shown_links, cancellable);
    case MAP_ARRANGEMENT_COLUMNS:
      return map_arranged_new_columns (scene, self.facing, shown_structures, shown_links, MAP_ARRANGED_ROWS, &room);
    case MAP_ARRANGEMENT_MATRIX:
      return map_arranged_new_matrix (scene, self.facing, shown_structures, shown_links, MAP_ARRANGED_COLUMNS, &room);
    case MAP_ARRANGEMENT_GROUND:
    default:
      return map_scene_ref (scene);
    }
}
