/* map-view-placer.h - a picture is laid on the map by two points that are known on both
 *
 * The picture and the map side by side; a sentence says which point is awaited. Once both are known the picture is seen under the
 * map, and each point can be moved again. A commune's name lays it roughly. Nothing is written here.
 */
#pragma once

#include "map-view-aim.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_PLACER (map_view_placer_get_type ())
G_DECLARE_FINAL_TYPE (MapViewPlacer, map_view_placer, MAP_VIEW, PLACER, AdwWindow)

/* pins: where it lies now; NULL: nowhere yet. look: how the ground is drawn. All referenced or copied. */
MapViewPlacer *map_view_placer_new (GtkWindow          *parent,
                                    const char         *title,
                                    MapScan            *scan,
                                    MapScene           *scene,
                                    const MapLook      *look,
                                    const MapBox       *seen,
                                    const TerritoryPin *pins,
                                    double              opacity);

/* What was chosen, once "placed" says so. */
void   map_view_placer_get_pins (MapViewPlacer *self,
                                 TerritoryPin   pins[2]);
double map_view_placer_get_opacity (MapViewPlacer *self);

/* signals: "placed" (): the person is content; "given-up" (): it was closed. */

G_END_DECLS
