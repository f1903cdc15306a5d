/* map-clusters-private.h - crowds while they are being made */
#pragma once

#include "map-clusters.h"

G_BEGIN_DECLS

#define MAP_CLUSTERS_CELL 44.0 /* pixels, at the middle of a step of zoom */
#define MAP_CLUSTERS_FAR 400.0 /* plane metres per pixel: the scale of a country, where centres are a crowd too */

struct _MapClusters
{
  gatomicrefcount refs;
  int             step; /* of zoom, half octaves */
  int             size; /* of marks, eighths of a pixel */
  gboolean        never;
  GArray         *crowds;   /* MapCrowd */
  guint          *crowd_of; /* per structure */
};

gboolean map_clusters_may_join (const MapLook      *look,
                                const MapStructure *structure,
                                guint               index,
                                gboolean            far);
void     map_clusters_give_way (MapClusters    *self,
                                const MapScene *scene,
                                double          scale,
                                double          radius,
                                double          unit);
void     map_clusters_swallow_covered (MapClusters    *self,
                                       const MapScene *scene,
                                       const MapLook  *look,
                                       double          scale,
                                       double          radius,
                                       double          unit);

G_END_DECLS
