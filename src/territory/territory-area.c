#include "territory-area.h"

#include <math.h>

#define TO_RADIANS (G_PI / 180)
#define MEAN_RADIUS 6371008.8
#define GRS_AXIS 6378137.0
#define GRS_FLATTENING (1 / 298.257222101)
#define GRS_E2 (GRS_FLATTENING * (2 - GRS_FLATTENING))
#define STEPS_PER_DEGREE 1e7

typedef gboolean (*RingVisitor) (const TerritoryPoint *points,
                                 guint                 n_points,
                                 guint                 ring,
                                 gpointer              data);

/* Stops at the first visitor that answers FALSE. */
static gboolean
visit_polygon (const TerritoryOutline *self,
               guint                   polygon,
               RingVisitor             visitor,
               gpointer                data)
{
  guint n_rings = territory_outline_get_n_rings (self, polygon);
  guint n_points;

  for (guint ring = 0; ring < n_rings; ring++)
    {
      const TerritoryPoint *points = territory_outline_get_ring (self, polygon, ring, &n_points);

      if (!visitor (points, n_points, ring, data))
        return FALSE;
    }
  return TRUE;
}

static void
visit_rings (const TerritoryOutline *self,
             RingVisitor             visitor,
             gpointer                data)
{
  guint n_polygons = territory_outline_get_n_polygons (self);

  for (guint polygon = 0; polygon < n_polygons; polygon++)
    if (!visit_polygon (self, polygon, visitor, data))
      return;
}

typedef struct
{
  TerritoryPoint point; /* on the grid */
  gboolean       is_on_border;
  gboolean       is_inside;
} Search;

/* Above zero when point stands left of the way from one to other, zero on their line: exact, for a
 * product of two lengths counted in steps does not fit in 64 bits but fits in 128. */
static int
find_side (const TerritoryPoint *one,
           const TerritoryPoint *other,
           const TerritoryPoint *point)
{
  __int128 ax = llround (other->lon * STEPS_PER_DEGREE) - llround (one->lon * STEPS_PER_DEGREE);
  __int128 ay = llround (other->lat * STEPS_PER_DEGREE) - llround (one->lat * STEPS_PER_DEGREE);
  __int128 bx = llround (point->lon * STEPS_PER_DEGREE) - llround (one->lon * STEPS_PER_DEGREE);
  __int128 by = llround (point->lat * STEPS_PER_DEGREE) - llround (one->lat * STEPS_PER_DEGREE);
  __int128 turn = ax * by - ay * bx;

  return (turn > 0) - (turn < 0);
}

/* Does a ray from the point towards the east cross the edge? Notes a point that lies on it. */
static void
cross_edge (Search               *self,
            const TerritoryPoint *one,
            const TerritoryPoint *other)
{
  const TerritoryPoint *low = one->lat < other->lat ? one : other;
  const TerritoryPoint *high = low == one ? other : one;
  int                   side;

  if (self->point.lat < low->lat || self->point.lat > high->lat || self->point.lon > MAX (one->lon, other->lon))
    return;
  if (self->point.lon < MIN (one->lon, other->lon))
    side = 1;
  else
    side = low->lat == high->lat ? 0 : find_side (low, high, &self->point);

  if (side == 0)
    self->is_on_border = TRUE;
  else if (side > 0 && self->point.lat < high->lat)
    self->is_inside = !self->is_inside;
}

static gboolean
cross_ring (const TerritoryPoint *points,
            guint                 n_points,
            guint                 ring,
            gpointer              data)
{
  Search               *search = data;
  const TerritoryPoint *before = &points[n_points - 1];

  for (guint i = 0; i < n_points && !search->is_on_border; before = &points[i++])
    cross_edge (search, before, &points[i]);
  return !search->is_on_border;
}

gboolean
territory_area_contains (const TerritoryOutline *self,
                         TerritoryPoint          point)
{
  Search          search = { 0 };
  TerritoryBounds bounds;

  g_return_val_if_fail (self != NULL, FALSE);

  search.point.lon = round (point.lon * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
  search.point.lat = round (point.lat * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
  bounds = territory_outline_get_bounds (self);
  if (!(search.point.lon >= bounds.west && search.point.lon <= bounds.east && search.point.lat >= bounds.south && search.point.lat <= bounds.north))
    return FALSE;

  visit_rings (self, cross_ring, &search);
  return search.is_on_border || search.is_inside;
}

typedef struct
{
  const TerritoryBounds *bounds;
  gboolean               is_met;
} Meeting;

/* Of the way from one (0) to other (1), keeps what is between two parallels of an axis. */
static void
clip (double  from,
      double  to,
      double  low,
      double  high,
      double *start,
      double *end)
{
  double length = to - from;
  double enter, leave;

  if (length == 0)
    {
      *end = from < low || from > high ? -1 : *end;
      return;
    }
  enter = (length > 0 ? low - from : high - from) / length;
  leave = (length > 0 ? high - from : low - from) / length;
  *start = MAX (*start, enter);
  *end = MIN (*end, leave);
}

static gboolean
meet_ring (const TerritoryPoint *points,
           guint                 n_points,
           guint                 ring,
           gpointer              data)
{
  Meeting               *meeting = data;
  const TerritoryBounds *bounds = meeting->bounds;
  const TerritoryPoint  *before = &points[n_points - 1];

  for (guint i = 0; i < n_points && !meeting->is_met; before = &points[i++])
    {
      double start = 0, end = 1;

      clip (before->lon, points[i].lon, bounds->west, bounds->east, &start, &end);
      clip (before->lat, points[i].lat, bounds->south, bounds->north, &start, &end);
      meeting->is_met = start <= end;
    }
  return !meeting->is_met;
}

gboolean
territory_area_meets (const TerritoryOutline *self,
                      const TerritoryBounds  *bounds)
{
  Meeting         meeting = { bounds, FALSE };
  TerritoryBounds own;

  g_return_val_if_fail (self != NULL && bounds != NULL, FALSE);

  own = territory_outline_get_bounds (self);
  if (!(own.west <= bounds->east && own.east >= bounds->west && own.south <= bounds->north && own.north >= bounds->south))
    return FALSE;

  /* No edge within: the bounds are in the shape as a whole, or out of it as a whole. */
  visit_rings (self, meet_ring, &meeting);
  return meeting.is_met || territory_area_contains (self, (TerritoryPoint){ bounds->west, bounds->south });
}

/* The area between the equator and a latitude, for one radian of longitude, in squares of the axis,
 * twice over. */
static double
authalic (double lat)
{
  double e = sqrt (GRS_E2);
  double sine = sin (lat * TO_RADIANS);

  return (1 - GRS_E2) * (sine / (1 - GRS_E2 * sine * sine) + atanh (e * sine) / e);
}

/* Simpson's rule on each edge, for edges are straight in degrees while areas are not. */
static double
measure_ring (const TerritoryPoint *points,
              guint                 n_points)
{
  const TerritoryPoint *before = &points[n_points - 1];
  double                height_before = authalic (before->lat);
  double                sum = 0;

  for (guint i = 0; i < n_points; before = &points[i++])
    {
      double height = authalic (points[i].lat);
      double middle = authalic ((points[i].lat + before->lat) / 2);

      sum += (points[i].lon - before->lon) * TO_RADIANS * (height_before + 4 * middle + height) / 6;
      height_before = height;
    }
  return fabs (sum) * GRS_AXIS * GRS_AXIS / 2 / 1e6;
}

static gboolean
add_ring (const TerritoryPoint *points,
          guint                 n_points,
          guint                 ring,
          gpointer              data)
{
  double *total = data;

  *total += (ring == 0 ? 1 : -1) * measure_ring (points, n_points);
  return TRUE;
}

double
territory_area_get_km2 (const TerritoryOutline *self)
{
  double total = 0;

  g_return_val_if_fail (self != NULL, 0);

  visit_rings (self, add_ring, &total);
  return MAX (total, 0);
}

double
territory_area_get_distance_between (TerritoryPoint one,
                                     TerritoryPoint other)
{
  double dlat = sin ((other.lat - one.lat) * TO_RADIANS / 2);
  double dlon = sin ((other.lon - one.lon) * TO_RADIANS / 2);
  double part = dlat * dlat + cos (one.lat * TO_RADIANS) * cos (other.lat * TO_RADIANS) * dlon * dlon;

  return 2 * MEAN_RADIUS * asin (sqrt (MIN (part, 1)));
}

typedef struct
{
  TerritoryPoint from;
  double         shrink; /* a degree of longitude, in degrees of latitude */
  double         nearest;
  TerritoryPoint place;
} Reach;

/* The nearest place is chosen on a plane around the point, and measured on the sphere. */
static void
reach_edge (Reach                *self,
            const TerritoryPoint *one,
            const TerritoryPoint *other)
{
  double ax = (other->lon - one->lon) * self->shrink, ay = other->lat - one->lat;
  double bx = (self->from.lon - one->lon) * self->shrink, by = self->from.lat - one->lat;
  double along = CLAMP ((ax * bx + ay * by) / (ax * ax + ay * ay), 0, 1);
  double dx = bx - along * ax, dy = by - along * ay;
  double square = dx * dx + dy * dy;

  if (square >= self->nearest)
    return;

  self->nearest = square;
  self->place.lon = one->lon + along * (other->lon - one->lon);
  self->place.lat = one->lat + along * (other->lat - one->lat);
}

static gboolean
reach_ring (const TerritoryPoint *points,
            guint                 n_points,
            guint                 ring,
            gpointer              data)
{
  const TerritoryPoint *before = &points[n_points - 1];

  for (guint i = 0; i < n_points; before = &points[i++])
    reach_edge (data, before, &points[i]);
  return TRUE;
}

double
territory_area_get_distance (const TerritoryOutline *self,
                             TerritoryPoint          point)
{
  Reach reach = { point, cos (point.lat * TO_RADIANS), G_MAXDOUBLE, { 0, 0 } };

  g_return_val_if_fail (self != NULL, G_MAXDOUBLE);

  if (!(fabs (point.lon) <= 180 && fabs (point.lat) <= 90))
    return G_MAXDOUBLE;
  if (territory_area_contains (self, point))
    return 0;

  visit_rings (self, reach_ring, &reach);
  return territory_area_get_distance_between (point, reach.place);
}
