#include "territory-projection.h"

#include "territory-projection-private.h"

#include <math.h>

#define TO_RADIANS (G_PI / 180)
#define TO_DEGREES (180 / G_PI)
#define EARTH_RADIUS 6378137.0 /* half the great axis of GRS 1980, and the sphere of Mercator */
#define MERCATOR_MAX_DEGREES 85.06

gboolean
projection_is_on_earth (TerritoryPoint point)
{
  return fabs (point.lon) <= 180 && fabs (point.lat) <= 90;
}

void
territory_projection_to_plane (double  lon,
                               double  lat,
                               double *x,
                               double *y)
{
  double kept = CLAMP (lat, -MERCATOR_MAX_DEGREES, MERCATOR_MAX_DEGREES);

  *x = EARTH_RADIUS * lon * TO_RADIANS;
  *y = EARTH_RADIUS * asinh (tan (kept * TO_RADIANS));
}

void
territory_projection_from_plane (double  x,
                                 double  y,
                                 double *lon,
                                 double *lat)
{
  *lon = x / EARTH_RADIUS * TO_DEGREES;
  *lat = atan (sinh (y / EARTH_RADIUS)) * TO_DEGREES;
}

void
territory_projection_to_lambert_93 (double  lon,
                                    double  lat,
                                    double *x,
                                    double *y)
{
  projection_to_cone (projection_cone_93 (), lon * TO_RADIANS, lat * TO_RADIANS, x, y);
}

void
territory_projection_from_lambert_93 (double  x,
                                      double  y,
                                      double *lon,
                                      double *lat)
{
  projection_from_cone (projection_cone_93 (), x, y, lon, lat);
  *lon *= TO_DEGREES;
  *lat *= TO_DEGREES;
}

static gboolean
is_cc (TerritorySystem system)
{
  return system >= TERRITORY_SYSTEM_LAMBERT_CC42 && system <= TERRITORY_SYSTEM_LAMBERT_CC50;
}

static gboolean
find_zone (TerritorySystem system,
           int            *zone,
           gboolean       *is_south)
{
  static const int zones[] = { 20, 21, 22, 38, 40 };

  if (system < TERRITORY_SYSTEM_UTM_20N || system > TERRITORY_SYSTEM_UTM_40S)
    return FALSE;

  *zone = zones[system - TERRITORY_SYSTEM_UTM_20N];
  *is_south = *zone > 22;
  return TRUE;
}

static void
read_metres (TerritorySystem system,
             double          x,
             double          y,
             TerritoryPoint *point)
{
  int      zone;
  gboolean is_south;

  if (system == TERRITORY_SYSTEM_WEB_MERCATOR)
    {
      territory_projection_from_plane (x, y, &point->lon, &point->lat);
      return;
    }
  if (find_zone (system, &zone, &is_south))
    projection_from_utm (zone, is_south, x, y, &point->lon, &point->lat);
  else if (is_cc (system))
    projection_from_cone (projection_cone_cc (system - TERRITORY_SYSTEM_LAMBERT_CC42 + 42), x, y,
                          &point->lon, &point->lat);
  else
    projection_from_cone (projection_cone_93 (), x, y, &point->lon, &point->lat);
  point->lon *= TO_DEGREES;
  point->lat *= TO_DEGREES;
}

gboolean
territory_projection_read (TerritorySystem system,
                           double          first,
                           double          second,
                           TerritoryPoint *point)
{
  TerritoryPoint read = { first, second };

  g_return_val_if_fail (point != NULL, FALSE);

  if (system == TERRITORY_SYSTEM_NONE || !isfinite (first) || !isfinite (second))
    return FALSE;
  if (system == TERRITORY_SYSTEM_DEGREES_SWAPPED)
    read = (TerritoryPoint){ second, first };
  else if (system == TERRITORY_SYSTEM_LAMBERT_93_SWAPPED)
    read_metres (system, second, first, &read);
  else if (system != TERRITORY_SYSTEM_DEGREES)
    read_metres (system, first, second, &read);
  if (!projection_is_on_earth (read))
    return FALSE;

  *point = read;
  return TRUE;
}

static void
write_metres (TerritorySystem system,
              TerritoryPoint  point,
              double         *x,
              double         *y)
{
  double   lon = point.lon * TO_RADIANS;
  double   lat = point.lat * TO_RADIANS;
  int      zone;
  gboolean is_south;

  if (system == TERRITORY_SYSTEM_WEB_MERCATOR)
    territory_projection_to_plane (point.lon, point.lat, x, y);
  else if (find_zone (system, &zone, &is_south))
    projection_to_utm (zone, is_south, lon, lat, x, y);
  else if (is_cc (system))
    projection_to_cone (projection_cone_cc (system - TERRITORY_SYSTEM_LAMBERT_CC42 + 42), lon, lat, x, y);
  else
    projection_to_cone (projection_cone_93 (), lon, lat, x, y);
}

gboolean
territory_projection_write (TerritorySystem system,
                            TerritoryPoint  point,
                            double         *first,
                            double         *second)
{
  double x = point.lon, y = point.lat;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  if (system == TERRITORY_SYSTEM_NONE || !projection_is_on_earth (point))
    return FALSE;
  if (system != TERRITORY_SYSTEM_DEGREES && system != TERRITORY_SYSTEM_DEGREES_SWAPPED)
    write_metres (system, point, &x, &y);

  if (system == TERRITORY_SYSTEM_DEGREES_SWAPPED || system == TERRITORY_SYSTEM_LAMBERT_93_SWAPPED)
    {
      *first = y;
      *second = x;
      return TRUE;
    }
  *first = x;
  *second = y;
  return TRUE;
}

TerritorySystem
territory_projection_from_epsg (guint code)
{
  static const struct
  {
    guint           code;
    TerritorySystem system;
  } known[] = {
    { 4326, TERRITORY_SYSTEM_DEGREES },      /* WGS84 */
    { 4171, TERRITORY_SYSTEM_DEGREES },      /* RGF93 */
    { 4258, TERRITORY_SYSTEM_DEGREES },      /* ETRS89 */
    { 4979, TERRITORY_SYSTEM_DEGREES },      /* WGS84 with a height */
    { 2154, TERRITORY_SYSTEM_LAMBERT_93 },   /* RGF93 v1 */
    { 9793, TERRITORY_SYSTEM_LAMBERT_93 },   /* RGF93 v2 */
    { 9794, TERRITORY_SYSTEM_LAMBERT_93 },   /* RGF93 v2b */
    { 3857, TERRITORY_SYSTEM_WEB_MERCATOR }, /* and the codes it had before */
    { 900913, TERRITORY_SYSTEM_WEB_MERCATOR },
    { 102100, TERRITORY_SYSTEM_WEB_MERCATOR },
    { 3785, TERRITORY_SYSTEM_WEB_MERCATOR },
    { 32620, TERRITORY_SYSTEM_UTM_20N },
    { 4559, TERRITORY_SYSTEM_UTM_20N }, /* RRAF 1991 */
    { 5490, TERRITORY_SYSTEM_UTM_20N }, /* RGAF09 */
    { 32621, TERRITORY_SYSTEM_UTM_21N },
    { 4467, TERRITORY_SYSTEM_UTM_21N }, /* RGSPM06 */
    { 32622, TERRITORY_SYSTEM_UTM_22N },
    { 2972, TERRITORY_SYSTEM_UTM_22N }, /* RGFG95 */
    { 32738, TERRITORY_SYSTEM_UTM_38S },
    { 4471, TERRITORY_SYSTEM_UTM_38S }, /* RGM04 */
    { 32740, TERRITORY_SYSTEM_UTM_40S },
    { 2975, TERRITORY_SYSTEM_UTM_40S }, /* RGR92 */
  };

  if (code >= 3942 && code <= 3950)
    return TERRITORY_SYSTEM_LAMBERT_CC42 + (code - 3942);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].code == code)
      return known[i].system;
  return TERRITORY_SYSTEM_NONE;
}
