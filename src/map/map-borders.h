/* map-borders.h - whose edge is it: finds the lines that neighbours share
 *
 * Fed with every edge of every ring, answers for an edge the first owner that brought it and
 * the second, if any. Private to map-shapes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 from, to; /* codes of the two ends, the lesser first */
  guint   owner, other;
} MapEdge;

typedef struct _MapEdges MapEdges;

/* n: at least as many as will be added. */
MapEdges *map_edges_new (guint n);
void      map_edges_free (MapEdges *self);

void map_edges_add (MapEdges *self,
                    guint64   from,
                    guint64   to,
                    guint     owner);
/* The edge must have been added. */
const MapEdge *map_edges_get (const MapEdges *self,
                              guint64         from,
                              guint64         to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapEdges, map_edges_free)

G_END_DECLS
