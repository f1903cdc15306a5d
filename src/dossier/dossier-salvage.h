/* dossier-salvage.h - what can still be read in a damaged dossier, row by row
 *
 * Each transaction is looked for by its number, so that a page that cannot be read costs what stood on it and no more. Invariants:
 *  1. one is taken only when its bytes give the sum that was written with it (dossier_journal_sum ()): nothing half read comes in;
 *  2. one that was handed over keeps its run and its number: others hold it under this name. One that was not, and stands after one that
 *     cannot be read, is written again in a run of its own, which goes on where the last one ends: else whoever reads it would wait for
 *     ever for what is lost;
 *  3. a row that only says whose a run was, or what a record is called, is not missed: the indices say it too, or it is not needed.
 */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   n_saved;  /* transactions that the copy did not have */
  gint64   n_lost;   /* that must have been there, and cannot be read */
  gboolean is_blank; /* nothing of it can be read: nobody knows what was there */
} DossierSalvage;

/* Adds to into, inside a transaction, what damaged has more. like: a sound dossier of the same schema, whose header stands for one
 * that was lost; scratch: a path beside, for a copy to work on; poste: who this desktop is, 8 bytes, NULL: not known. What cannot be read is
 * no error. */
gboolean dossier_salvage_bring (DossierDatabase *into,
                                const char      *damaged,
                                const char      *like,
                                const char      *scratch,
                                const guint8    *poste,
                                DossierSalvage  *told,
                                GCancellable    *cancellable,
                                GError         **error);

G_END_DECLS
