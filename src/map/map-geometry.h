/* map-geometry.h - the few shapes of numbers all the map speaks
 *
 * Three frames, never mixed without saying so: plane metres (spherical Mercator, y to the
 * north), scene metres (the same, minus the origin of the scene, so that floats keep the
 * centimetre) and pixels (logical, y downwards, origin at the top left of the viewport).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  float x, y;
} MapPoint;

/* x0 ≤ x1 and y0 ≤ y1, else the box is empty. */
typedef struct
{
  double x0, y0, x1, y1;
} MapBox;

#define MAP_BOX_EMPTY ((MapBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

static inline gboolean
map_box_is_empty (MapBox box)
{
  return box.x0 > box.x1 || box.y0 > box.y1;
}

static inline gboolean
map_box_meets (MapBox one,
               MapBox other)
{
  return one.x0 <= other.x1 && other.x0 <= one.x1 && one.y0 <= other.y1 && other.y0 <= one.y1;
}

static inline gboolean
map_box_holds (MapBox box,
               double x,
               double y)
{
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

static inline MapBox
map_box_with (MapBox box,
              double x,
              double y)
{
  return (MapBox){ MIN (box.x0, x), MIN (box.y0, y), MAX (box.x1, x), MAX (box.y1, y) };
}

static inline MapBox
map_box_union (MapBox one,
               MapBox other)
{
  return (MapBox){ MIN (one.x0, other.x0), MIN (one.y0, other.y0), MAX (one.x1, other.x1), MAX (one.y1, other.y1) };
}

static inline MapBox
map_box_grow (MapBox box,
              double by)
{
  return (MapBox){ box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by };
}

G_END_DECLS
