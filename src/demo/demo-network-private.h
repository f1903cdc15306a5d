/* demo-network-private.h - what the files of demo-network do for one another */
#pragma once

#include "demo-network.h"
#include "demo-random.h"

/* Shares `total` seats by weight, to the largest remainders; caller owns. */
guint *demo_network_share (const double *weights,
                           guint         n,
                           guint         total);

void demo_network_add_centres (DemoNetwork *self);
void demo_network_add_schools (DemoNetwork *self);
void demo_network_add_partners (DemoNetwork *self);

/* Appends a structure standing somewhere in the commune; takes name. */
DemoStructure *demo_network_add (DemoNetwork      *self,
                                 DemoStructureRank rank,
                                 const char       *prefix,
                                 guint             number,
                                 const char       *type,
                                 char             *name,
                                 guint             commune,
                                 DemoRandom       *random);
