/* territory-projection.h - from degrees to metres and back, and what a pair of numbers is
 *
 * Files give places in whatever system their maker used: degrees, Lambert-93, the nine
 * conformal conic zones, Web Mercator, UTM overseas. Everything here is stateless and may be
 * called from any thread. RGF93, its overseas sisters and WGS84 are taken as one (they agree
 * within centimetres to a metre), as every producer does.
 *
 * Sources. Lambert: IGN, note technique NT/G 71 (ALG0001 to ALG0004, ALG0021, ALG0054), on the
 * ellipsoid IAG GRS 1980; Lambert-93 by the decree 2006-272: origin 46°30′N 3°E, parallels 44°N
 * and 49°N, 700,000 m and 6,600,000 m. Zone CC n (42 to 50): origin n°N 3°E, parallels n ± 0.75°,
 * 1,700,000 m and (n − 41) × 1,000,000 + 200,000 m. UTM: Krüger's series to the fourth order of
 * the third flattening (below a millimetre within a zone). Web Mercator: EPSG method 1024.
 */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef enum
{
  TERRITORY_SYSTEM_NONE,            /* a nonsense, or a system unknown here */
  TERRITORY_SYSTEM_DEGREES,         /* longitude, latitude */
  TERRITORY_SYSTEM_DEGREES_SWAPPED, /* latitude, longitude */
  TERRITORY_SYSTEM_LAMBERT_93,
  TERRITORY_SYSTEM_LAMBERT_93_SWAPPED, /* northing, easting */
  TERRITORY_SYSTEM_LAMBERT_CC42,       /* nine zones, one per value */
  TERRITORY_SYSTEM_LAMBERT_CC50 = TERRITORY_SYSTEM_LAMBERT_CC42 + 8,
  TERRITORY_SYSTEM_WEB_MERCATOR,
  TERRITORY_SYSTEM_UTM_20N, /* Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy */
  TERRITORY_SYSTEM_UTM_21N, /* Saint-Pierre-et-Miquelon */
  TERRITORY_SYSTEM_UTM_22N, /* Guyane */
  TERRITORY_SYSTEM_UTM_38S, /* Mayotte */
  TERRITORY_SYSTEM_UTM_40S, /* La Réunion */
} TerritorySystem;

/* The plane of the map: metres of the sphere of Mercator, x east, y north, of the order of
 * ±20,037,508. Lengths there are too long by 1 / cos (latitude): about 1.5 in France.
 * Latitudes beyond ±85.06 are brought back to it. */
void territory_projection_to_plane (double  lon,
                                    double  lat,
                                    double *x,
                                    double *y);
void territory_projection_from_plane (double  x,
                                      double  y,
                                      double *lon,
                                      double *lat);

/* EPSG:2154, metres. Meant for France and its surroundings. */
void territory_projection_to_lambert_93 (double  lon,
                                         double  lat,
                                         double *x,
                                         double *y);
void territory_projection_from_lambert_93 (double  x,
                                           double  y,
                                           double *lon,
                                           double *lat);

/* Reads a pair as it stands in a file. FALSE, and *point untouched, when it is no place on
 * Earth in that system (not finite, out of range, or NONE). */
gboolean territory_projection_read (TerritorySystem system,
                                    double          first,
                                    double          second,
                                    TerritoryPoint *point);

/* The pair a file in that system would have. FALSE, and nothing written, for NONE or for a
 * point beyond the ranges of TerritoryPoint. */
gboolean territory_projection_write (TerritorySystem system,
                                     TerritoryPoint  point,
                                     double         *first,
                                     double         *second);

/* What a code such as 2154, 3949, 4326, 3857 or 2975 means; NONE when not known. Degrees are
 * longitude first, as in files (GeoJSON, CSV, Shapefile), not in the order of the registry. */
TerritorySystem territory_projection_from_epsg (guint code);

/* What a pair of numbers probably is: the first system in which it falls in France, tried in the
 * order of the enumeration; NONE when in none. Places overseas are known in degrees, in Web
 * Mercator and in their own UTM zone.
 *
 * A pair alone may be two things: north of 47.6°N a pair in Web Mercator also is a place of the
 * South in Lambert-93, and is taken as such. Where the place is expected, say it. */
TerritorySystem territory_projection_guess (double first,
                                            double second);
TerritorySystem territory_projection_guess_within (double                 first,
                                                   double                 second,
                                                   const TerritoryBounds *where);

/* Is it in metropolitan France or overseas, by a rough drawing some tens of kilometres wide? */
gboolean territory_projection_is_in_france (TerritoryPoint point);

G_END_DECLS
