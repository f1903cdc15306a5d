/* demo-borders-private.h - a border as the one who traces it hands it to the one who puts it together */
#pragma once

#include "demo-borders.h"

/* A border, walked with `owner` on the right hand. */
typedef struct
{
  guint           owner;
  guint           other; /* DEMO_MESH_NONE: the outside */
  guint           start; /* vertices of the mesh; equal for a closed border */
  guint           end;
  double          metres;
  TerritoryPoint *points; /* both ends included */
  guint           n_points;
} DemoBorder;

struct _DemoBorders
{
  GArray *borders; /* DemoBorder */
};
