/* map-camera.h - from where the plane is looked at
 *
 * A plain value: the place under the middle of the viewport, how many pixels a metre of the
 * plane takes, the size of the viewport. Every doer returns another camera. Distances on the
 * plane are Mercator metres: map_camera_get_ground_metres () gives real ones.
 */
#pragma once

#include "map-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y;          /* plane metres under the middle of the viewport */
  double scale;         /* pixels per plane metre, > 0 */
  double width, height; /* logical pixels (points on paper), > 0 */
  double device;        /* device pixels per logical pixel: 1, 2… */
} MapCamera;

typedef struct
{
  double left, top, right, bottom; /* pixels */
} MapMargins;

/* Looks at the origin of the plane, one pixel a metre. */
MapCamera map_camera_new (double width,
                          double height,
                          double device);

/* The paper follows the hand by dx, dy pixels. */
MapCamera map_camera_pan (MapCamera self,
                          double    dx,
                          double    dy);
/* factor > 1 comes nearer; what is under the pixel px, py stays under it. */
MapCamera map_camera_zoom_at (MapCamera self,
                              double    factor,
                              double    px,
                              double    py);
/* All of the plane's bounds inside the margins, as near as possible. An empty or pointlike
 * box is centred without changing the scale. */
MapCamera map_camera_fit (MapCamera  self,
                          MapBox     bounds,
                          MapMargins margins);
/* Another viewport on the same middle. */
MapCamera map_camera_resize (MapCamera self,
                             double    width,
                             double    height);
/* As many pixels more on every side: what an oversized picture shows. */
MapCamera map_camera_widen (MapCamera self,
                            double    dx,
                            double    dy);
/* The middle stays inside world, the scale between the two. */
MapCamera map_camera_clamp (MapCamera self,
                            MapBox    world,
                            double    least_scale,
                            double    most_scale);
/* The middle moved by less than a pixel, so that whole device pixels separate it from any other
 * snapped camera of the same scale: a pan between the two is a copy. */
MapCamera map_camera_snap (MapCamera self);

gboolean map_camera_equal (const MapCamera *one,
                           const MapCamera *other);
/* What the viewport shows, plane metres. */
MapBox map_camera_get_box (const MapCamera *self);
void   map_camera_to_screen (const MapCamera *self,
                             double           x,
                             double           y,
                             double          *px,
                             double          *py);
void   map_camera_from_screen (const MapCamera *self,
                               double           px,
                               double           py,
                               double          *x,
                               double          *y);
/* Real metres on the ground that one pixel covers at the middle of the viewport. */
double map_camera_get_ground_metres (const MapCamera *self);

G_END_DECLS
