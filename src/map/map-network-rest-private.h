/* map-network-rest-private.h - how one component comes to rest */
#pragma once

#include "map-network-private.h"

G_BEGIN_DECLS

typedef MapMeshWatch MapRestWatch;

/* From nothing: its middle at 0, 0, its marks apart. FALSE: cancelled, for all of them. */
gboolean map_rest_find (const MapMesh *mesh,
                        MapSpot       *spots,
                        MapRestWatch   watch,
                        gpointer       user_data);
/* Where kept says so, spots holds places, which stay; at least one. */
gboolean map_rest_join (const MapMesh *mesh,
                        const guint8  *kept,
                        MapSpot       *spots,
                        MapRestWatch   watch,
                        gpointer       user_data);
/* Everybody has a place; those near the one that moved follow it. */
gboolean map_rest_follow (const MapMesh *mesh,
                          const guint8  *pinned,
                          guint          moved,
                          MapSpot       *spots,
                          MapRestWatch   watch,
                          gpointer       user_data);

G_END_DECLS
