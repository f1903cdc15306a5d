/* dossier-lineage.h - which transaction had been seen when another was written
 *
 * A run is one execution of Liens on one poste, chained to the run before; n counts along
 * the chain (SYNC.md §3, §4). The lineage knows every run of the dossier and answers
 * saw(a, b): when a was written, had its author b before the eyes? Runs bear the numbers of
 * their rows in the table `run`. Belongs to the thread that holds its connection.
 *
 * Invariants: (1) saw is transitive along one chain; (2) nothing is seen through an unknown
 * run but what its own entry names (assumed linear until its lineage is known).
 */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct _DossierLineage DossierLineage;

/* Reads the table `run`. */
DossierLineage *dossier_lineage_load (DossierDatabase *database,
                                      GError         **error);
void            dossier_lineage_free (DossierLineage *self);

/* uuid: 8 bytes; parent 0: the first of its chain. */
void dossier_lineage_add (DossierLineage *self,
                          gint64          run,
                          const guint8   *uuid,
                          gint64          poste,
                          gint64          parent,
                          gint64          parent_n);
/* 8 bytes, borrowed; NULL when the run is not known. */
const guint8 *dossier_lineage_get_uuid (const DossierLineage *self,
                                        gint64                run);
/* Is (b, bn) on the way from (a, an) back to the beginning of its chain? Itself is. */
gboolean      dossier_lineage_is_ancestor (const DossierLineage *self,
                                           gint64                b,
                                           gint64                bn,
                                           gint64                a,
                                           gint64                an);
/* vv: row of the table `vv` (0: nothing of others). Loaded once and kept. */
gboolean      dossier_lineage_saw (DossierLineage  *self,
                                   DossierDatabase *database,
                                   gint64           a,
                                   gint64           an,
                                   gint64           vv,
                                   gint64           b,
                                   gint64           bn);
/* One poste, no fork: every later transaction saw every earlier one. */
gboolean      dossier_lineage_is_linear (const DossierLineage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineage, dossier_lineage_free)

G_END_DECLS
