/* map-pick.h - what is under a point, on the layout that is shown
 *
 * Structures first, then badges, then links with some tolerance, then territories (a quarter
 * before the commune around it). A few microseconds, no allocation.
 */
#pragma once

#include "map-layout.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_HIT_NOTHING,
  MAP_HIT_STRUCTURE,
  MAP_HIT_BADGE,
  MAP_HIT_LINK,
  MAP_HIT_TERRITORY,
} MapHitKind;

typedef struct
{
  MapHitKind kind;
  guint      item;     /* of the scene; for a badge, of the layout's badges */
  guint      curve;    /* for a link, the layout's curve: it may tell several links */
  double     distance; /* pixels; 0 inside */
} MapHit;

/* x, y: pixels of the layout's viewport; tolerance: pixels, about 4 for a mouse, 12 for a finger. */
MapHit map_pick (const MapLayout *layout,
                 double           x,
                 double           y,
                 double           tolerance);
/* Only a structure: for the end of a link being drawn. MAP_NONE when there is none. */
guint map_pick_structure (const MapLayout *layout,
                          double           x,
                          double           y,
                          double           tolerance);

G_END_DECLS
