/* dossier-row-private.h - rows as the list makes them */
#pragma once

#include "dossier-cells.h"
#include "dossier-list.h"

G_BEGIN_DECLS

/* Not read yet. ent: the row id of its record. */
DossierRow *dossier_row_new (const guint8 *id,
                             gint64        ent);

gint64        dossier_row_get_ent (DossierRow *self);
const guint8 *dossier_row_get_bytes (DossierRow *self);
/* What it says comes from there; cells is referenced. Tells "changed" when it says something else. */
void dossier_row_read (DossierRow   *self,
                       DossierCells *cells,
                       guint         record);

G_END_DECLS
