/* map-grid.h - which boxes are near a place, without looking at all of them
 *
 * Square cells over the bounds of all boxes, each holding the boxes that touch it, in two
 * contiguous arrays. Built once, then only read: any thread may visit.
 */
#pragma once

#include "map-geometry.h"

G_BEGIN_DECLS

typedef struct _MapGrid MapGrid;

/* cell: the side of a cell in the unit of the boxes; widened when that would make more cells
 * than is reasonable for n boxes. Empty boxes are in no cell. */
MapGrid *map_grid_new (const MapBox *boxes,
                       guint         n,
                       double        cell);
void     map_grid_free (MapGrid *self);

/* Answer FALSE to stop the visit. */
typedef gboolean (*MapGridVisit) (guint    item,
                                  gpointer user_data);

/* Calls visit once for every box that meets the area, in no promised order. FALSE when stopped. */
gboolean map_grid_visit (const MapGrid *self,
                         MapBox         area,
                         MapGridVisit   visit,
                         gpointer       user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapGrid, map_grid_free)

G_END_DECLS
