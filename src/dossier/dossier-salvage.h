/* dossier-salvage.h - what can still be read in a damaged dossier, row by row
 *
 * Each transaction is looked for by its number, so that a page that cannot be read costs what stood on it and no more. One is
 * taken only when its bytes give the sum that was written with it (dossier_journal_sum ()): nothing half read comes in.
 */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n_saved; /* transactions that the copy did not have */
  gint64 n_lost;  /* that must have been there, and cannot be read */
} DossierSalvage;

/* Adds to into, inside a transaction, what damaged has more. like: a sound dossier of the same schema, whose header stands for one
 * that was lost; scratch: a path beside, for a copy to work on. What cannot be read is no error. */
gboolean dossier_salvage_bring (DossierDatabase *into,
                                const char      *damaged,
                                const char      *like,
                                const char      *scratch,
                                DossierSalvage  *told,
                                GCancellable    *cancellable,
                                GError         **error);

G_END_DECLS
