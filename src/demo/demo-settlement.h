/* demo-settlement.h - where people settled: which cell of the honeycomb belongs to which commune
 *
 * Seeds are sown closer together where the land is crowded, grow until they meet, and those
 * of the territory are kept: one piece, no hole.
 */
#pragma once

#include "demo-relief.h"

G_BEGIN_DECLS

typedef struct
{
  DemoMesh *mesh;
  guint    *regions; /* of each cell; DEMO_MESH_NONE: another country */
  guint     n_regions;
  guint    *hearts;   /* of each region, the cell farthest from its border and from the water */
  guint    *n_cells;  /* of each region */
  gboolean *by_water; /* of each region */
} DemoSettlement;

DemoSettlement *demo_settlement_new (const DemoRelief *relief);
void            demo_settlement_free (DemoSettlement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoSettlement, demo_settlement_free)

G_END_DECLS
