/* dossier-receive.h - what other desktops wrote enters the journal
 *
 * Kept verbatim: kinds of operation, tables and fields this Liens does not know are kept, passed on, and projected by the one that
 * will know them (I12 of SYNC.md). Invariants:
 *  1. what is here is known by (run, n): a transaction that comes again changes nothing, and one that says something else under the
 *     same name is refused, unless it only lacks what was erased; then both lack it;
 *  2. a run goes on where it stood, or over a declared hole; it begins where its parent is here up to there. Else it waits, and
 *     nobody waits with it;
 *  3. of a desktop nobody admitted nothing is taken; of a revoked one what is void is kept and not projected;
 *  4. an erasure that is here takes what comes later too.
 *
 * Done by slices, so that other writes pass between. Of the writer thread, inside a transaction of the database.
 */
#pragma once

#include "dossier-journal.h"
#include "dossier-transaction.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_RECEIPT_TAKEN,   /* all of it is here */
  DOSSIER_RECEIPT_WAITING, /* what comes before is missing: give it again after others */
  DOSSIER_RECEIPT_PENDING, /* its desktop is not admitted: give it again when that changes */
  DOSSIER_RECEIPT_REFUSED, /* it contradicts itself, or what is here: tell people; nothing of it after that point was taken */
} DossierReceipt;

typedef struct
{
  DossierReceipt receipt;
  gint64         n_new; /* transactions that were not here before */
  DossierPoint   at;    /* WAITING: up to where something is missing; REFUSED: where it contradicts */
} DossierReceived;

/* Behind: records are not projected; dossier_tables_rebuild () is for whoever ends the backlog, or for the next opening. */
typedef enum
{
  DOSSIER_RECEIVE_NOW,
  DOSSIER_RECEIVE_BEHIND,
} DossierReceiveMode;

typedef struct _DossierReceiving DossierReceiving;

/* Borrows segment. */
DossierReceiving *dossier_receiving_new (const DossierSegment *segment,
                                         DossierReceiveMode    mode);
void              dossier_receiving_free (DossierReceiving *self);

/* The next slice. Adds the ids (char *) of the records it altered; *many: more than can be named. After a rollback it may be
 * tried again. */
gboolean dossier_receiving_take (DossierReceiving *self,
                                 DossierJournal   *journal,
                                 GPtrArray        *touched,
                                 gboolean         *many,
                                 GError          **error);
gboolean dossier_receiving_is_done (const DossierReceiving *self);
/* Was something erased that has still to leave the disk? */
gboolean        dossier_receiving_has_scrubbed (const DossierReceiving *self);
DossierReceived dossier_receiving_get_received (const DossierReceiving *self);

/* What comes late, or is void, or erased, does not move the tips by which questions know that something changed
 * (dossier_reader_get_age ()). */
gboolean dossier_receive_grow_older (DossierDatabase *database,
                                     GError         **error);
/* What was settled of members or runs alters these rows: they are projected. */
gboolean dossier_receive_project (DossierJournal *journal,
                                  GHashTable     *ents,
                                  GPtrArray      *touched,
                                  GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReceiving, dossier_receiving_free)

G_END_DECLS
