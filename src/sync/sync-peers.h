/* sync-peers.h - who else is there, gathered from what they say
 *
 * Hellos tell who a desktop is and what it has read; presence files which records it has open. What is open holds for
 * SYNC_PRESENCE_MINUTES from when it was said, and no longer, whatever the clocks: by that of the share where both know
 * it, and in any case from when it was first read here.
 */
#pragma once

#include "sync-hello.h"
#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

typedef struct _SyncPeers SyncPeers;

/* Borrows share. */
SyncPeers *sync_peers_new (SyncShare *share);
void       sync_peers_free (SyncPeers *self);

void sync_peers_note_hello (SyncPeers       *self,
                            const SyncHello *hello);
/* Reads the presence files of the mirror that were not read yet, and puts everybody else in the report. What cannot be read is
 * left: it is advice. */
gboolean sync_peers_tell (SyncPeers  *self,
                          SyncReport *report,
                          GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncPeers, sync_peers_free)

G_END_DECLS
