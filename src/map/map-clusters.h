/* map-clusters.h - crowds of marks told as one count
 *
 * Where marks of a given size would pile up, they become one badge with their number. Clusters
 * stand on a grid of the plane itself, in steps of zoom: they do not change while the map is
 * panned, nor with small zooms. Social centres
 * are never hidden in one, but at the scale of a country: the map is about them.
 * Immutable, reference counted.
 */
#pragma once

#include "map-look.h"

G_BEGIN_DECLS

typedef struct
{
  MapPoint place; /* scene metres: the middle of its members */
  guint    n;
  guint    families[MAP_N_FAMILIES];
} MapCrowd;

typedef struct _MapClusters MapClusters;

/* scale: pixels per metre; radius: of an ordinary mark, pixels; unit: of the palette and look, by
 * which everything is larger on a projector or a poster. */
MapClusters *map_clusters_new (const MapScene *scene,
                               const MapLook  *look,
                               double          scale,
                               double          radius,
                               double          unit);
MapClusters *map_clusters_ref (MapClusters *self);
void         map_clusters_unref (MapClusters *self);

/* Would map_clusters_new () with these numbers give the same? (For one scene and look.) */
gboolean        map_clusters_fits (const MapClusters *self,
                                   double             scale,
                                   double             radius);
const MapCrowd *map_clusters_get_crowds (const MapClusters *self,
                                         guint             *n);
/* The crowd a structure stands in, or MAP_NONE when it stands alone. */
guint map_clusters_get_crowd_of (const MapClusters *self,
                                 guint              structure);
/* Radius of a badge of n, for ordinary marks of this radius. */
double map_clusters_get_badge_radius (guint  n,
                                      double radius,
                                      double unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapClusters, map_clusters_unref)

G_END_DECLS
