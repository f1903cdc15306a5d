/* dossier-scrub.h - what was erased leaves the disk
 *
 * Hiding is the projection's; this takes the bytes away: from the operations of the journal, the labels of acts, the drafts, the
 * index, the free pages, the -wal, and the copies in the folder `sauvegardes`. Invariants:
 *  1. the rows are cleaned in the very transaction of the act, what is typed just before it ends: an act that is on disk left
 *     nothing in a row, nor in a draft;
 *  2. that transaction says in `meta` ('scrub') that the file itself is still to be cleaned; it says so until all is done, and whoever
 *     opens the dossier next goes on;
 *  3. (run, n) keeps its content but for the values erased (I7 of SYNC.md).
 *  4. once a dossier hands over what it writes, the operations are cleaned when the erasure is on the share (SYNC.md §10): were it lost
 *     with a restored backup, what it erased would be lost without a word; until then it is only hidden.
 *  5. the file a record was said to have goes from beside the dossier along with what says so, unless another record says the same;
 *  6. whenever something goes, `meta` ('scrubs') counts one more: copies of it that were handed over are to be written again.
 * Belongs to the writer thread.
 */
#pragma once

#include "dossier-journal.h"

G_BEGIN_DECLS

/* Inside the transaction that wrote ops (DossierOp): takes away what they erase, and what they say of a field that was erased since
 * their author looked (dossier_act_set_seen ()): *late. act: says which words are forgotten. */
gboolean dossier_scrub_rows (DossierJournal   *journal,
                             GArray           *ops,
                             const DossierAct *act,
                             gboolean         *late,
                             GError          **error);
/* Inside a transaction: takes away what an erasure of this record covers, whichever came first. *cleaned: something went. */
gboolean dossier_scrub_record (DossierJournal *journal,
                               gint64          ent,
                               gboolean       *cleaned,
                               GError        **error);
/* ents: rows of ent (gint64). *cleaned is left as it was when nothing went. */
gboolean dossier_scrub_records (DossierJournal *journal,
                                GHashTable     *ents,
                                gboolean       *cleaned,
                                GError        **error);
/* Inside a transaction: an operation of the journal lacks from now on what others had taken out of it (after); what it said before is
 * forgotten by the labels of its record too. */
gboolean dossier_scrub_followed (DossierJournal *journal,
                                 gint64          run,
                                 gint64          n,
                                 gint64          i,
                                 GBytes         *before,
                                 GBytes         *after,
                                 GError        **error);
/* Inside a transaction: all that this poste wrote up to these points (DossierPoint) is on the share, in the runs before theirs too: its
 * erasures take the bytes away now. */
gboolean dossier_scrub_published (DossierJournal *journal,
                                  const GArray   *points,
                                  GError        **error);
/* Outside of any transaction: does nothing when nothing is to be cleaned. FALSE and no harm: it could not end, and stays to be done. */
gboolean dossier_scrub_finish (DossierDatabase *database,
                               const char      *path,     /* of the dossier */
                               const char      *data_dir, /* where its copies are */
                               GError         **error);

G_END_DECLS
