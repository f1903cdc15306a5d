/* sync-peer.h - another desktop of the federation, as it last said of itself
 *
 * A value of a report (sync-report.h): who is there, on which machine, when it was last heard of, what of ours it has
 * read, and which records it has open. All of it is advice: what a desktop said is true of the moment it said it, and
 * nothing here ever locks or refuses anything.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char     poste[17];             /* 16 digits */
  char    *name, *host, *version; /* who sits there, on which machine, with which Liens; "" where it did not say. Never NULL */
  gint64   seen;                  /* when it was last heard of, ms since 1970 by this machine's clock, never in the future */
  gboolean is_lacking;            /* something we put on the share it had not read when it last spoke */
  char   **open;                  /* identifiers of the records it has open now; never NULL, often empty */
} SyncPeer;

void     sync_peer_free (SyncPeer *self);
gboolean sync_peer_has_open (const SyncPeer *self,
                             const char     *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncPeer, sync_peer_free)

G_END_DECLS
