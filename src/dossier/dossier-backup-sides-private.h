/* dossier-backup-sides-private.h - two files of one dossier: which records may differ
 *
 * (run, n) names one content for ever: runs that both tell as far need not be looked at.
 */
#pragma once

#include "dossier-lineage.h"

G_BEGIN_DECLS

/* One of the two files. */
typedef struct
{
  DossierDatabase *database; /* borrowed */
  DossierLineage  *lineage;
  GHashTable      *spans; /* hex of a run's uuid → how far it is told */
} DossierSide;

/* Zeroed at first. */
gboolean dossier_side_load (DossierSide     *self,
                            DossierDatabase *database,
                            GError         **error);
void     dossier_side_clear (DossierSide *self);

/* Adds to ids (a set of strings it owns) the records touched by transactions that the other may not have. */
gboolean dossier_side_add_only_in (const DossierSide *self,
                                   const DossierSide *other,
                                   GHashTable        *ids,
                                   GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierSide, dossier_side_clear)

G_END_DECLS
