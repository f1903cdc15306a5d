/* sync-round.h - one full exchange with the shared folder
 *
 * Pull, apply, tidy what others replaced, give keys, seal, greet, see to our own files, push, then carry documents, in this order; a folder that cannot be read never keeps from writing to it. Whoever
 * holds a SyncRounds calls it again and again from one thread, which waits for the share as long as the relay does.
 */
#pragma once

#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

typedef struct _SyncRounds SyncRounds;

/* Borrows share, which outlives it. */
SyncRounds *sync_rounds_new (SyncShare *share);
void        sync_rounds_free (SyncRounds *self);

/* For tests: no file that cannot be read is waited for. */
void sync_rounds_set_hasty (SyncRounds *self,
                            gboolean    hasty);

/* How long a round may carry documents before it ends (sync-documents.h), microseconds; 0, as it begins: until all are carried. */
void sync_rounds_set_slice (SyncRounds *self,
                            gint64      microseconds);

/* Always a report; *error: the disk or the store fails here, and the round stopped there. Caller owns. */
SyncReport *sync_rounds_go (SyncRounds     *self,
                            DossierProgress progress,
                            gpointer        progress_data,
                            GCancellable   *cancellable,
                            GError        **error);

/* The records this desktop has open, NULL-terminated identifiers: the others are told by the next rounds. */
void sync_rounds_set_open (SyncRounds        *self,
                           const char *const *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncRounds, sync_rounds_free)

G_END_DECLS
