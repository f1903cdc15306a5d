/* dossier-nearby.h - a school and a centre that are neighbours, and that no link joins
 *
 * As the crow flies, between structures of today whose place is known better than by its commune.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char  *school; /* id */
  char  *centre;
  double metres;
} DossierNeighbours;

void dossier_neighbours_free (DossierNeighbours *self);

/* day: a Julian day, 0: today. DossierNeighbours elements, the nearest first. NULL on error. */
GPtrArray *dossier_nearby_list (DossierReader *reader,
                                guint          metres,
                                guint32        day,
                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNeighbours, dossier_neighbours_free)

G_END_DECLS
