#include "map-camera.h"

#include <math.h>

#define EARTH_RADIUS 6378137.0

MapCamera
map_camera_new (double width,
                double height,
                double device)
{
  return (MapCamera){ 0, 0, 1, MAX (width, 1), MAX (height, 1), MAX (device, 1) };
}

MapCamera
map_camera_pan (MapCamera self,
                double    dx,
                double    dy)
{
  self.x -= dx / self.scale;
  self.y += dy / self.scale;
  return self;
}

MapCamera
map_camera_zoom_at (MapCamera self,
                    double    factor,
                    double    px,
                    double    py)
{
  double x, y;

  g_return_val_if_fail (factor > 0, self);

  map_camera_from_screen (&self, px, py, &x, &y);
  self.scale *= factor;
  self.x = x - (px - self.width / 2) / self.scale;
  self.y = y + (py - self.height / 2) / self.scale;
  return self;
}

MapCamera
map_camera_fit (MapCamera  self,
                MapBox     bounds,
                MapMargins margins)
{
  double wide = MAX (self.width - margins.left - margins.right, 1);
  double high = MAX (self.height - margins.top - margins.bottom, 1);

  if (map_box_is_empty (bounds))
    return self;

  if (bounds.x1 > bounds.x0 || bounds.y1 > bounds.y0)
    self.scale = MIN (wide / MAX (bounds.x1 - bounds.x0, 1e-6), high / MAX (bounds.y1 - bounds.y0, 1e-6));
  self.x = (bounds.x0 + bounds.x1) / 2 - (margins.left - margins.right) / 2 / self.scale;
  self.y = (bounds.y0 + bounds.y1) / 2 + (margins.top - margins.bottom) / 2 / self.scale;
  return self;
}

MapCamera
map_camera_resize (MapCamera self,
                   double    width,
                   double    height)
{
  self.width = MAX (width, 1);
  self.height = MAX (height, 1);
  return self;
}

MapCamera
map_camera_widen (MapCamera self,
                  double    dx,
                  double    dy)
{
  return map_camera_resize (self, self.width + 2 * dx, self.height + 2 * dy);
}

MapCamera
map_camera_clamp (MapCamera self,
                  MapBox    world,
                  double    least_scale,
                  double    most_scale)
{
  self.scale = CLAMP (self.scale, least_scale, most_scale);
  if (map_box_is_empty (world))
    return self;

  self.x = CLAMP (self.x, world.x0, world.x1);
  self.y = CLAMP (self.y, world.y0, world.y1);
  return self;
}

MapCamera
map_camera_snap (MapCamera self)
{
  double step = 1 / (self.scale * self.device);

  self.x = round (self.x / step) * step;
  self.y = round (self.y / step) * step;
  return self;
}

gboolean
map_camera_equal (const MapCamera *one,
                  const MapCamera *other)
{
  return one->x == other->x && one->y == other->y && one->scale == other->scale && one->width == other->width &&
         one->height == other->height && one->device == other->device;
}

MapBox
map_camera_get_box (const MapCamera *self)
{
  double wide = self->width / 2 / self->scale;
  double high = self->height / 2 / self->scale;

  return (MapBox){ self->x - wide, self->y - high, self->x + wide, self->y + high };
}

void
map_camera_to_screen (const MapCamera *self,
                      double           x,
                      double           y,
                      double          *px,
                      double          *py)
{
  *px = (x - self->x) * self->scale + self->width / 2;
  *py = (self->y - y) * self->scale + self->height / 2;
}

void
map_camera_from_screen (const MapCamera *self,
                        double           px,
                        double           py,
                        double          *x,
                        double          *y)
{
  *x = self->x + (px - self->width / 2) / self->scale;
  *y = self->y - (py - self->height / 2) / self->scale;
}

double
map_camera_get_ground_metres (const MapCamera *self)
{
  double latitude = 2 * atan (exp (self->y / EARTH_RADIUS)) - G_PI / 2;

  return cos (latitude) / self->scale;
}
