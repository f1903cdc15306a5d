/* sync-upkeep.h - our files are kept few, and without what was erased
 *
 * Files are never rewritten: others take their place, of a greater generation, and only then do they go (SYNC.md §10). Invariants:
 *  1. a transaction of ours is in a file of ours at every moment: a file goes when each of its sections lies within another of ours of a
 *     greater generation;
 *  2. what holds a value that has left the journal is replaced at the next round, and goes from the share and from the mirror as soon as what
 *     replaces it is on the share; it is neither put there again nor waited for;
 *  3. what was merged goes seven days after, when what it became is on the share to the byte;
 *  4. nothing has to be remembered for it: a file that comes back (an older copy of the folder, a synchronisation tool) is judged as it
 *     stands, and goes again.
 * What was judged is noted in file `menage` of the private folder so that a start does not read all of it again: it may be lost.
 *
 * Twice a round: before the push (others are made), after it (what they replace goes). Of the thread that synchronises.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

#define SYNC_UPKEEP_DAYS 7

typedef struct _SyncUpkeep SyncUpkeep;

/* Borrows share, which outlives it. */
SyncUpkeep *sync_upkeep_new (SyncShare *share);
void        sync_upkeep_free (SyncUpkeep *self);

/* FALSE: the disk or the store fails. */
gboolean sync_upkeep_prepare (SyncUpkeep *self,
                              GError    **error);
/* When all of ours is on the share. What the share refuses waits for the next round. */
gboolean sync_upkeep_finish (SyncUpkeep   *self,
                             GCancellable *cancellable,
                             GError      **error);
/* Something left the journal since prepare: once more is due. */
gboolean sync_upkeep_is_due (SyncUpkeep *self,
                             gboolean   *due,
                             GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncUpkeep, sync_upkeep_free)

G_END_DECLS
