#include "map-flight.h"

#include <math.h>

#define RHO 1.42       /* of the paper: how far one steps back */
#define SLOWNESS 190.0 /* milliseconds of a unit of path */
#define LONGEST 900.0
#define SHORTEST 160.0
#define NOTHING 1e-9

MapFlight
map_flight_new (MapCamera from,
                MapCamera to)
{
  MapFlight self = { from, to, 0, 0, 0 };
  double    w0 = to.width / from.scale, w1 = to.width / to.scale; /* plane metres across the view */

  self.u1 = hypot (to.x - from.x, to.y - from.y);
  if (self.u1 < w1 * NOTHING)
    {
      self.u1 = 0;
      self.length = fabs (log (w1 / w0)) / RHO;
      return self;
    }
  {
    double b0 = (w1 * w1 - w0 * w0 + pow (RHO, 4) * self.u1 * self.u1) / (2 * w0 * RHO * RHO * self.u1);
    double b1 = (w1 * w1 - w0 * w0 - pow (RHO, 4) * self.u1 * self.u1) / (2 * w1 * RHO * RHO * self.u1);

    self.r0 = -asinh (b0);
    self.length = (-asinh (b1) - self.r0) / RHO;
  }
  return self;
}

MapCamera
map_flight_get (const MapFlight *self,
                double           at)
{
  MapCamera camera = self->to;
  double    w0 = self->to.width / self->from.scale, s = at * self->length;
  double    share, w;

  if (at >= 1 || self->length < NOTHING)
    return self->to;
  if (self->u1 <= 0)
    {
      camera.scale = self->from.scale * pow (self->to.scale / self->from.scale, at);
      return camera;
    }
  share = w0 / (RHO * RHO) * (cosh (self->r0) * tanh (RHO * s + self->r0) - sinh (self->r0)) / self->u1;
  w = w0 * cosh (self->r0) / cosh (RHO * s + self->r0);
  camera.x = self->from.x + (self->to.x - self->from.x) * share;
  camera.y = self->from.y + (self->to.y - self->from.y) * share;
  camera.scale = self->to.width / w;
  return camera;
}

double
map_flight_get_duration (const MapFlight *self)
{
  return self->length < NOTHING ? 0 : CLAMP (self->length * SLOWNESS, SHORTEST, LONGEST);
}
