/* sync-tidy.h - files of others that others have taken the place of leave the mirror
 *
 * Their desktop merges its files, or writes them again without what was erased, and removes the former ones from the share; so
 * does every mirror. Invariant: a file goes when the share lists it no longer and another of its desktop, signed and of a greater
 * generation, holds the same transactions. A file the share lost is kept: it may be the last.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

typedef struct _SyncTidy SyncTidy;

/* Borrows share, which outlives it. */
SyncTidy *sync_tidy_new (SyncShare *share);
void      sync_tidy_free (SyncTidy *self);

/* After a pull. Asks the share only where something may go, and about the same files, replaced by the same, once in ten minutes. FALSE: the disk or the store
 * fails. */
gboolean sync_tidy_go (SyncTidy     *self,
                       GCancellable *cancellable,
                       GError      **error);

/* Without asking the share: before the mirror is copied elsewhere as a whole, what is replaced is not carried along. */
gboolean sync_tidy_drop_replaced (SyncTidy *self,
                                  GError  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncTidy, sync_tidy_free)

G_END_DECLS
