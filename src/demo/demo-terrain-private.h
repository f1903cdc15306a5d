/* demo-terrain-private.h - what the files of demo-terrain do for one another */
#pragma once

#include "demo-settlement.h"
#include "demo-terrain.h"

/* Gathers the communes around the largest ones; communes[i].gathering is set. */
void demo_terrain_gather (DemoTerrain       *self,
                          const DemoBorders *borders,
                          const guint       *commune_of_region,
                          guint              n_gatherings);
/* Draws the priority quarters inside the crowded communes. */
void demo_terrain_draw_quarters (DemoTerrain *self,
                                 guint        n_quarters);
