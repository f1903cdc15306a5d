/* dossier-journal.h - what was done, written once and for ever
 *
 * Acts become transactions (run, n) of this poste's chain; tables and index follow in the same
 * SQLite transaction. Belongs to the writer thread. Invariants:
 *  1. (run, n) names one content for ever; n counts along the chain of this poste;
 *  2. a run is opened by the first write of a process, and again after a suspend, a jump of the
 *     clock of more than a minute, or after somebody else wrote in ours; it is chained to the tip before;
 *  3. t is past every transaction that touched the same records: a successor always beats what it replaced;
 *  4. an act is there whole or not at all.
 */
#pragma once

#include "dossier-identity.h"
#include "dossier-members.h"
#include "dossier-tables.h"

G_BEGIN_DECLS

#define DOSSIER_TRANSACTION_OPS 500 /* a larger act is several transactions of one batch */

#define DOSSIER_MANY 1000 /* who is told of more than this many ids asks everything again: no need to name them */

typedef struct _DossierJournal DossierJournal;

/* One operation ready to be written. */
typedef struct
{
  gint64        ent;
  DossierOpKind kind;
  GByteArray   *data; /* owned */
} DossierOp;

/* What is common to the operations of one act. */
typedef struct
{
  gint64        author; /* ent; 0: none */
  gint64        wall;   /* ms; 0: now */
  DossierRank   rank;
  const guint8 *batch; /* 16 bytes or NULL */
  const char   *label; /* or NULL */
  gint64        undo_run, undo_n;
  GBytes       *seen; /* a token of what was before the eyes; NULL: all that is here. Borrowed */
} DossierHeading;

/* Borrows database; finds or makes this poste. */
DossierJournal *dossier_journal_open (DossierDatabase *database,
                                      DossierIdentity *identity,
                                      GError         **error);
void            dossier_journal_close (DossierJournal *self);

DossierDatabase *dossier_journal_get_database (DossierJournal *self);
DossierLineage  *dossier_journal_get_lineage (DossierJournal *self);
gint64           dossier_journal_get_poste (DossierJournal *self); /* row */
const guint8    *dossier_journal_get_poste_uuid (DossierJournal *self);
const char      *dossier_journal_get_data_dir (DossierJournal *self); /* the private folder of the dossier */

/* The last of our own chain; n 0: nothing yet. */
void dossier_journal_get_tip (DossierJournal *self,
                              DossierPoint   *point);
/* Somebody's transactions of this run came: what was known of all tips is read again, and our chain is not continued in a run
 * that others write too. */
gboolean dossier_journal_note_received (DossierJournal *self,
                                        gint64          run,
                                        GError        **error);

/* Read once, until settled again. Borrowed; NULL on error. */
const DossierMembers *dossier_journal_get_members (DossierJournal *self,
                                                   GError        **error);
/* Acts on members, or runs, or hellos came: reads the members again, and what that makes void or seen. Adds the rows (gint64 keys)
 * of the records this alters. */
gboolean dossier_journal_settle_members (DossierJournal *self,
                                         GHashTable     *ents,
                                         GError        **error);

/* A list of DossierOp, to be freed with g_array_unref. */
GArray *dossier_journal_new_ops (void);

/* To be called inside a transaction of the database. ops: DossierOp, at most DOSSIER_TRANSACTION_OPS for one
 * transaction, else split. Adds the ids touched (char *) to touched, until they are many. */
gboolean dossier_journal_append (DossierJournal       *self,
                                 const DossierHeading *heading,
                                 GArray               *ops,
                                 GPtrArray            *touched,
                                 GError              **error);

/* What a transaction's crc must be. */
gint64 dossier_journal_sum (const DossierOp *ops,
                            guint            n_ops,
                            gint64           t,
                            gint64           w);
/* Adds the id (char *) of the record, until they are many. */
gboolean dossier_journal_note_touched (DossierJournal *self,
                                       gint64          ent,
                                       GPtrArray      *touched,
                                       GError        **error);

/* After a rollback: what was opened in memory is forgotten too. */
gboolean dossier_journal_recover (DossierJournal *self,
                                  GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierJournal, dossier_journal_close)

G_END_DECLS
