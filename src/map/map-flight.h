/* map-flight.h - from one camera to another, so that the eye follows
 *
 * The path of van Wijk and Nuij ("Smooth and efficient zooming and panning", IEEE InfoVis 2003, equation 9): far away it first steps
 * back, so that the ground passes at the same pace all along.
 */
#pragma once

#include "map-camera.h"

G_BEGIN_DECLS

typedef struct
{
  MapCamera from, to;
  double    length; /* of the path; 0: they are the same */
  double    r0, u1; /* of the equation; u1 0: only the scale changes */
} MapFlight;

/* Size and device of the viewport are those of to. */
MapFlight map_flight_new (MapCamera from,
                          MapCamera to);
/* at: 0 (from) to 1 (to), both exactly. */
MapCamera map_flight_get (const MapFlight *self,
                          double           at);
/* How long it takes to be followed, milliseconds: 0 when there is nothing to see. */
double map_flight_get_duration (const MapFlight *self);

G_END_DECLS
