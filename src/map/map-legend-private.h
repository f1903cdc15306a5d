/* map-legend-private.h - what a legend holds, shared by what fills it and what draws it */
#pragma once

#include "map-legend.h"

G_BEGIN_DECLS

struct _MapLegend
{
  MapLook       look;
  GArray       *entries; /* MapLegendEntry */
  GStringChunk *words;
  const char   *heading; /* of the group being filled */
};

G_END_DECLS
