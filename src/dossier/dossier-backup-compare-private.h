/* dossier-backup-compare-private.h - what a record needs to be as it was */
#pragma once

#include "dossier-act.h"
#include "dossier-backup-compare.h"

G_BEGIN_DECLS

typedef struct
{
  const DossierField *field;
  char               *key;   /* sets only */
  DossierValue       *value; /* NULL: emptied */
  DossierRank         rank;  /* a register's own answer stays a register's */
} DossierReturnChange;

G_END_DECLS
