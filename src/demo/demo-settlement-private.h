/* demo-settlement-private.h - seeds before they grow */
#pragma once

#include "demo-settlement.h"

/* The cells where communes begin (guint elements; caller owns): towns first, then wherever there is room left,
 * closer together where the land is crowded. */
GArray *demo_settlement_sow (const DemoRelief *relief,
                             const DemoMesh   *mesh);
