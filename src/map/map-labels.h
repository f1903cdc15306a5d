/* map-labels.h - room for names: first come, first placed
 *
 * A name is offered the places it could stand, best first; it takes the one that covers nothing
 * (or the fewest of the things it may cover) and from then on nobody else may stand there. Who
 * comes first is the caller's affair: it is the whole hierarchy of the map.
 */
#pragma once

#include "map-geometry.h"

G_BEGIN_DECLS

typedef struct _MapLabels MapLabels;

/* Pixels; boxes may reach outside. */
MapLabels *map_labels_new (double width,
                           double height);
void       map_labels_free (MapLabels *self);

/* Something stands there: hard is never covered, soft only by who is allowed to. */
void map_labels_block (MapLabels *self,
                       MapBox     box,
                       gboolean   hard);
/* Index of the box taken among n, or -1 when there is no room; most_soft soft things may be covered. */
int map_labels_place (MapLabels    *self,
                      const MapBox *boxes,
                      guint         n,
                      guint         most_soft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapLabels, map_labels_free)

G_END_DECLS
