/* sync-presence-own.h - what this desktop has open, said to the others
 *
 * Soon after it changed, and again every few minutes as long as something is open; what another life of this desktop left
 * said is taken back at the first round. One file of ours at a time: the one before leaves the mirror, and then the share.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

typedef struct _SyncPresenceOwn SyncPresenceOwn;

/* Borrows share. Nothing is open. */
SyncPresenceOwn *sync_presence_own_new (SyncShare *share);
void             sync_presence_own_free (SyncPresenceOwn *self);

/* ids: of records, NULL-terminated; what is no identifier is left out. */
void sync_presence_own_set (SyncPresenceOwn   *self,
                            const char *const *ids);
/* Before a push: puts it in the mirror where it is time to. */
gboolean sync_presence_own_say (SyncPresenceOwn *self,
                                GError         **error);
/* After a push: what was said before leaves the share. */
void sync_presence_own_clear (SyncPresenceOwn *self,
                              GCancellable    *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncPresenceOwn, sync_presence_own_free)

G_END_DECLS
