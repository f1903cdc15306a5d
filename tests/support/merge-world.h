/* merge-world.h - a dossier with a few records of every kind, filled by chance, for the tests of what may be merged there */
#pragma once

#include "dossier-fixture.h"

G_BEGIN_DECLS

/* Neither is owned. */
typedef struct
{
  DossierFixture *fixture;
  GRand          *rand;
} MergeWorld;

/* One act; the same rand makes the same world. */
void merge_world_make (MergeWorld *self);

G_END_DECLS
