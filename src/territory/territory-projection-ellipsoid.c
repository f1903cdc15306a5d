#include "territory-projection-private.h"

#include <math.h>

#define TO_RADIANS (G_PI / 180)
#define GRS_AXIS 6378137.0
#define GRS_FLATTENING (1 / 298.257222101)
#define GRS_E2 (GRS_FLATTENING * (2 - GRS_FLATTENING))

#define FIRST_CC 42
#define N_CC 9

struct _ProjectionCone
{
  double n, c;       /* exponent, and constant in metres */
  double x_pole;     /* metres */
  double y_pole;     /* metres */
  double lon_origin; /* radians */
};

/* ALG0001: isometric latitude. At a pole it is infinite, and so is what follows. */
static double
isometric (double lat)
{
  double e = sqrt (GRS_E2);

  return asinh (tan (lat)) - e * atanh (e * sin (lat));
}

/* ALG0002. Each turn divides the error by 150: ten are more than a double can tell. */
static double
from_isometric (double l)
{
  double e = sqrt (GRS_E2);
  double lat = atan (sinh (l));

  for (int turn = 0; turn < 10; turn++)
    lat = atan (sinh (l + e * atanh (e * sin (lat))));
  return lat;
}

/* ALG0021, in metres. */
static double
great_normal (double lat)
{
  double sine = sin (lat);

  return GRS_AXIS / sqrt (1 - GRS_E2 * sine * sine);
}

/* ALG0054: the cone cuts the ellipsoid along two parallels. Angles in degrees. */
static ProjectionCone
make_cone (double lat_origin,
           double lat_1,
           double lat_2,
           double x_origin,
           double y_origin)
{
  ProjectionCone cone = { .x_pole = x_origin, .lon_origin = 3 * TO_RADIANS };
  double         phi_1 = lat_1 * TO_RADIANS;
  double         phi_2 = lat_2 * TO_RADIANS;
  double         width_1 = great_normal (phi_1) * cos (phi_1);
  double         width_2 = great_normal (phi_2) * cos (phi_2);

  cone.n = log (width_2 / width_1) / (isometric (phi_1) - isometric (phi_2));
  cone.c = width_1 / cone.n * exp (cone.n * isometric (phi_1));
  cone.y_pole = y_origin + cone.c * exp (-cone.n * isometric (lat_origin * TO_RADIANS));
  return cone;
}

const ProjectionCone *
projection_cone_93 (void)
{
  static ProjectionCone cone;
  static gsize          once = 0;

  if (g_once_init_enter (&once))
    {
      cone = make_cone (46.5, 44, 49, 700000, 6600000);
      g_once_init_leave (&once, 1);
    }
  return &cone;
}

const ProjectionCone *
projection_cone_cc (int zone)
{
  static ProjectionCone cones[N_CC];
  static gsize          once = 0;

  g_return_val_if_fail (zone >= FIRST_CC && zone < FIRST_CC + N_CC, NULL);

  if (g_once_init_enter (&once))
    {
      for (int i = 0, lat = FIRST_CC; i < N_CC; i++, lat++)
        cones[i] = make_cone (lat, lat - 0.75, lat + 0.75, 1700000, (lat - 41) * 1e6 + 200000);
      g_once_init_leave (&once, 1);
    }
  return &cones[zone - FIRST_CC];
}

/* ALG0003 */
void
projection_to_cone (const ProjectionCone *cone,
                    double                lon,
                    double                lat,
                    double               *x,
                    double               *y)
{
  double radius = cone->c * exp (-cone->n * isometric (lat));
  double angle = cone->n * (lon - cone->lon_origin);

  *x = cone->x_pole + radius * sin (angle);
  *y = cone->y_pole - radius * cos (angle);
}

/* ALG0004 */
void
projection_from_cone (const ProjectionCone *cone,
                      double                x,
                      double                y,
                      double               *lon,
                      double               *lat)
{
  double dx = x - cone->x_pole;
  double dy = cone->y_pole - y;

  *lon = cone->lon_origin + atan2 (dx, dy) / cone->n;
  *lat = from_isometric (-log (hypot (dx, dy) / cone->c) / cone->n);
}

/* Krüger, in the third flattening: coefficients of the sphere to the plane (alpha) and back (beta). */
#define N (GRS_FLATTENING / (2 - GRS_FLATTENING))
#define N2 (N * N)
#define N3 (N * N2)
#define N4 (N2 * N2)

static const double alpha[] = {
  N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
  13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
  61 * N3 / 240 - 103 * N4 / 140,
  49561 * N4 / 161280,
};

static const double beta[] = {
  N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
  N2 / 48 + N3 / 15 - 437 * N4 / 1440,
  17 * N3 / 480 - 37 * N4 / 840,
  4397 * N4 / 161280,
};

#define UTM_RADIUS (0.9996 * GRS_AXIS / (1 + N) * (1 + N2 / 4 + N4 / 64))
#define UTM_EASTING 500000.0
#define UTM_SOUTH 10000000.0

static double
central_meridian (int zone)
{
  return (6 * zone - 183) * TO_RADIANS;
}

void
projection_to_utm (int      zone,
                   gboolean is_south,
                   double   lon,
                   double   lat,
                   double  *x,
                   double  *y)
{
  double turn = lon - central_meridian (zone);
  double t = sinh (isometric (lat));
  double xi = atan2 (t, cos (turn));
  double eta = asinh (sin (turn) / hypot (t, cos (turn)));
  double north = xi, east = eta;

  for (guint i = 0; i < G_N_ELEMENTS (alpha); i++)
    {
      north += alpha[i] * sin (2 * (i + 1) * xi) * cosh (2 * (i + 1) * eta);
      east += alpha[i] * cos (2 * (i + 1) * xi) * sinh (2 * (i + 1) * eta);
    }
  *x = UTM_EASTING + UTM_RADIUS * east;
  *y = (is_south ? UTM_SOUTH : 0) + UTM_RADIUS * north;
}

void
projection_from_utm (int      zone,
                     gboolean is_south,
                     double   x,
                     double   y,
                     double  *lon,
                     double  *lat)
{
  double north = (y - (is_south ? UTM_SOUTH : 0)) / UTM_RADIUS;
  double east = (x - UTM_EASTING) / UTM_RADIUS;
  double xi = north, eta = east;

  for (guint i = 0; i < G_N_ELEMENTS (beta); i++)
    {
      xi -= beta[i] * sin (2 * (i + 1) * north) * cosh (2 * (i + 1) * east);
      eta -= beta[i] * cos (2 * (i + 1) * north) * sinh (2 * (i + 1) * east);
    }
  *lon = central_meridian (zone) + atan2 (sinh (eta), cos (xi));
  *lat = from_isometric (asinh (sin (xi) / hypot (sinh (eta), cos (xi))));
}
