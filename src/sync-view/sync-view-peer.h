/* sync-view-peer.h - another desktop of the dossier, in the words people use of it: who, on which machine, when, what they have open
 *
 * Advice: true of the moment it was said.
 */
#pragma once

#include "sync-report.h"

G_BEGIN_DECLS

/* Was it heard of in the last minutes? now: ms since 1970. */
gboolean sync_view_peer_is_there (const SyncPeer *self,
                                  gint64          now);
/* "On PC-ACCUEIL, there now, has not read all of yours yet"; caller owns. */
char *sync_view_peer_describe (const SyncPeer *self,
                               gint64          now);
/* Who is there now, but for us; NULL: nobody, or it is not known. Caller owns. */
char *sync_view_peers_tell_there (const SyncReport *report,
                                  gint64            now);
/* Who has a record open now, as a sentence; NULL: nobody else. Caller owns. */
char *sync_view_peers_tell_open (const SyncReport *report,
                                 const char       *id);

G_END_DECLS
