#include "territory-projection.h"

#include <math.h>

/* Where a place may be read in each system: overseas has no Lambert, metropolitan France no UTM here. */
typedef enum
{
  METROPOLE,
  ANTILLES,
  SAINT_PIERRE,
  GUYANE,
  MAYOTTE,
  REUNION,
  PACIFIC,
} Part;

/* Drawn by hand with a margin of ten to thirty kilometres; metropolitan France in bands of latitude, as
 * tight as that allows, for the sea and the neighbours are where wrong readings fall. */
static const struct
{
  Part            part;
  TerritoryBounds bounds;
} parts[] = {
  { METROPOLE, { -1.7, 42.25, 3.45, 43.1 } },
  { METROPOLE, { 5.7, 42.9, 6.7, 43.1 } },
  { METROPOLE, { 8.4, 41.25, 9.7, 43.1 } },
  { METROPOLE, { -1.95, 43.1, 7.75, 44.2 } },
  { METROPOLE, { -1.5, 44.2, 7.8, 45.2 } },
  { METROPOLE, { -1.7, 45.2, 7.3, 46 } },
  { METROPOLE, { -2.6, 46, 7.2, 47 } },
  { METROPOLE, { -5, 47, 7.8, 48.1 } },
  { METROPOLE, { -5.3, 48.1, 8.3, 49.1 } },
  { METROPOLE, { -2.1, 49.1, 8.2, 49.9 } },
  { METROPOLE, { 0.8, 49.9, 5.1, 50.6 } },
  { METROPOLE, { 1.4, 50.6, 3.9, 51.2 } },
  { ANTILLES, { -63.3, 14.2, -60.6, 18.3 } },
  { SAINT_PIERRE, { -56.6, 46.6, -56, 47.3 } },
  { GUYANE, { -54.8, 2, -51.4, 6 } },
  { MAYOTTE, { 44.8, -13.2, 45.5, -12.4 } },
  { REUNION, { 55, -21.6, 56, -20.7 } },
  { PACIFIC, { -178.4, -14.5, -176, -13 } }, /* Wallis-et-Futuna */
  { PACIFIC, { -155, -28, -134, -7.5 } },    /* Polynésie */
  { PACIFIC, { 158, -23, 168.6, -18 } },     /* Nouvelle-Calédonie */
};

static gboolean
is_within (TerritoryPoint         point,
           const TerritoryBounds *bounds)
{
  return point.lon >= bounds->west && point.lon <= bounds->east && point.lat >= bounds->south && point.lat <= bounds->north;
}

static gboolean
is_in_part (TerritoryPoint point,
            Part           part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].part == part && is_within (point, &parts[i].bounds))
      return TRUE;
  return FALSE;
}

gboolean
territory_projection_is_in_france (TerritoryPoint point)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_within (point, &parts[i].bounds))
      return TRUE;
  return FALSE;
}

/* A zone is used within one degree of its latitude; some towns keep their neighbours'. */
static gboolean
suits_cc (TerritorySystem system,
          TerritoryPoint  point)
{
  double zone = 42.0 + (system - TERRITORY_SYSTEM_LAMBERT_CC42);

  return fabs (point.lat - zone) <= 1.3 && is_in_part (point, METROPOLE);
}

static gboolean
suits (TerritorySystem system,
       TerritoryPoint  point)
{
  switch (system)
    {
    case TERRITORY_SYSTEM_LAMBERT_93:
    case TERRITORY_SYSTEM_LAMBERT_93_SWAPPED:
      return is_in_part (point, METROPOLE);
    case TERRITORY_SYSTEM_UTM_20N:
      return is_in_part (point, ANTILLES);
    case TERRITORY_SYSTEM_UTM_21N:
      return is_in_part (point, SAINT_PIERRE);
    case TERRITORY_SYSTEM_UTM_22N:
      return is_in_part (point, GUYANE);
    case TERRITORY_SYSTEM_UTM_38S:
      return is_in_part (point, MAYOTTE);
    case TERRITORY_SYSTEM_UTM_40S:
      return is_in_part (point, REUNION);
    default:
      return system >= TERRITORY_SYSTEM_LAMBERT_CC42 && system <= TERRITORY_SYSTEM_LAMBERT_CC50
               ? suits_cc (system, point)
               : territory_projection_is_in_france (point);
    }
}

TerritorySystem
territory_projection_guess (double first,
                            double second)
{
  TerritoryPoint point;

  for (TerritorySystem system = TERRITORY_SYSTEM_DEGREES; system <= TERRITORY_SYSTEM_UTM_40S; system++)
    if (territory_projection_read (system, first, second, &point) && suits (system, point))
      return system;
  return TERRITORY_SYSTEM_NONE;
}

TerritorySystem
territory_projection_guess_within (double                 first,
                                   double                 second,
                                   const TerritoryBounds *where)
{
  TerritoryPoint point;

  g_return_val_if_fail (where != NULL, TERRITORY_SYSTEM_NONE);

  for (TerritorySystem system = TERRITORY_SYSTEM_DEGREES; system <= TERRITORY_SYSTEM_UTM_40S; system++)
    if (territory_projection_read (system, first, second, &point) && is_within (point, where))
      return system;
  return TERRITORY_SYSTEM_NONE;
}
