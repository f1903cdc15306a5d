/* territory-projection-private.h - the ellipsoid's formulas, in radians and metres */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct _ProjectionCone ProjectionCone;

/* Borrowed, for ever. zone: 42 to 50. */
const ProjectionCone *projection_cone_93 (void);
const ProjectionCone *projection_cone_cc (int zone);

void projection_to_cone (const ProjectionCone *cone,
                         double                lon,
                         double                lat,
                         double               *x,
                         double               *y);
void projection_from_cone (const ProjectionCone *cone,
                           double                x,
                           double                y,
                           double               *lon,
                           double               *lat);

/* zone: 1 to 60, numbered eastwards from the antimeridian. */
void projection_to_utm (int      zone,
                        gboolean is_south,
                        double   lon,
                        double   lat,
                        double  *x,
                        double  *y);
void projection_from_utm (int      zone,
                          gboolean is_south,
                          double   x,
                          double   y,
                          double  *lon,
                          double  *lat);

gboolean projection_is_on_earth (TerritoryPoint point);

G_END_DECLS
