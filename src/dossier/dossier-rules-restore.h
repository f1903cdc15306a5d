/* dossier-rules-restore.h - what comes back when something is taken out of the trash
 *
 * Invariants:
 *  1. what a record cannot be without comes back with it: a link with its structures;
 *  2. what went along with a deletion, because it could not be without what was deleted, comes back with it, unless it still
 *     misses something else that lies in the trash; then it comes with the last that it misses;
 *  3. what somebody deleted by itself comes back only when asked for;
 *  4. taking back a return leaves everything as deleted, and by whom, as it was before.
 * Only reads: the writer asks to write it, the reader to tell it beforehand.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

/* How a record came to lie in the trash; act NULL: it does not. Zeroed at first, cleared by its owner. */
typedef struct
{
  gint64 t, run, n; /* the transaction */
  char  *act;       /* its batch, or the transaction itself: the same for all that went together */
} DossierDeletion;

void dossier_deletion_clear (DossierDeletion *self);

gboolean dossier_rules_find_deletion (DossierDatabase *database,
                                      gint64           ent,
                                      DossierDeletion *self,
                                      GError         **error);
/* *behind: the deleted record went along with one that still lies in the trash. */
gboolean dossier_rules_stands_behind (DossierDatabase   *database,
                                      const DossierKind *kind,
                                      gint64             ent,
                                      gboolean          *behind,
                                      GError           **error);
/* Rows of ent (gint64) that restoring those brings back, those first. NULL on error. */
GArray *dossier_rules_list_returning (DossierDatabase *database,
                                      const GArray    *ents,
                                      GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierDeletion, dossier_deletion_clear)

G_END_DECLS
