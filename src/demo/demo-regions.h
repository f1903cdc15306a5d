/* demo-regions.h - communes grow on the honeycomb until they meet
 *
 * Every seed spreads from cell to cell at the price the caller asks for each step; a cell
 * belongs to whoever reaches it first, so regions are always in one piece.
 */
#pragma once

#include "demo-mesh.h"

G_BEGIN_DECLS

#define DEMO_REGIONS_DEAREST_STEP 4095

/* The price, 1…DEMO_REGIONS_DEAREST_STEP, for a region to step from a cell to its neighbour. */
typedef guint (*DemoRegionsPrice) (const DemoMesh *mesh,
                                   guint           region,
                                   guint           from,
                                   guint           to,
                                   gpointer        data);

/* The region of every cell (the index of its seed); the caller owns the array. Of two seeds
 * on one cell the first wins. n_seeds ≥ 1. */
guint *demo_regions_grow (const DemoMesh  *mesh,
                          const guint     *seeds,
                          guint            n_seeds,
                          DemoRegionsPrice price,
                          gpointer         data);

G_END_DECLS
