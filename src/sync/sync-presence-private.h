/* sync-presence-private.h - what is said to be open, past its lock */
#pragma once

#include "sync-presence.h"

G_BEGIN_DECLS

/* Into self. FALSE: it is not as it must be. */
gboolean sync_presence_read_body (SyncPresence *self,
                                  const guint8 *bytes,
                                  gsize         length);

G_END_DECLS
