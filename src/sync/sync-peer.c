#include "sync-peer.h"

void
sync_peer_free (SyncPeer *self)
{
  g_free (self->name);
  g_free (self->host);
  g_free (self->version);
  g_strfreev (self->open);
  g_free (self);
}

gboolean
sync_peer_has_open (const SyncPeer *self,
                    const char     *id)
{
  return g_strv_contains ((const char *const *) self->open, id);
}
