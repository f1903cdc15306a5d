/* dossier-row-private.h - rows as the list makes them */
#pragma once

#include "dossier-list.h"

G_BEGIN_DECLS

/* The cells every row has, before those asked for. */
typedef enum
{
  DOSSIER_CELL_TITLE,
  DOSSIER_CELL_CODE,
  DOSSIER_CELL_SUBTITLE,
  DOSSIER_CELL_PLACE,
  DOSSIER_CELL_FIRST_ASKED,
} DossierCellPlace;

/* Takes cells: NULL-terminated. */
DossierRow *dossier_row_new (const char *id,
                             char      **cells);
/* Takes cells, as many as before; notifies what differs. */
void dossier_row_set_cells (DossierRow *self,
                            char      **cells);

G_END_DECLS
