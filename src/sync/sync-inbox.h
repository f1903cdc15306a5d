/* sync-inbox.h - from the mirror into the dossier
 *
 * Each file of the mirror is looked at until it is settled: taken, or of no use here. What could not be read is copied
 * again after a second, ten, a minute, ten minutes, then left aside with an alert. What waits (for a parent, an
 * admission, a key, a newer Liens) is tried again when something came. Of the thread that synchronises.
 */
#pragma once

#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

typedef struct _SyncInbox SyncInbox;

/* Borrows share, which outlives it. */
SyncInbox *sync_inbox_new (SyncShare *share);
void       sync_inbox_free (SyncInbox *self);

/* For tests: what could not be read is copied again at the next turn, and is never left aside. */
void sync_inbox_set_hasty (SyncInbox *self,
                           gboolean   hasty);
/* "poste/name" of the files to be copied again now, NULL-terminated; caller owns. */
char **sync_inbox_dup_again (SyncInbox *self);
/* Did an administrator give others a newer key than any this desktop has? (sync-standing.h) */
gboolean sync_inbox_is_left_out (const SyncInbox *self);
/* Everything that is new in the mirror. FALSE: the disk or the store fails, *error says it; what was taken is taken. progress: how
 * many files of how many. */
gboolean sync_inbox_take (SyncInbox      *self,
                          SyncReport     *report,
                          DossierProgress progress,
                          gpointer        progress_data,
                          GCancellable   *cancellable,
                          GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncInbox, sync_inbox_free)

G_END_DECLS
