/* sync-hello-private.h - the body of a hello, past its lock */
#pragma once

#include "sync-hello.h"

G_BEGIN_DECLS

/* Into self, whose federation and public key are known. FALSE: it is not as it must be. */
gboolean sync_hello_read_body (SyncHello    *self,
                               const guint8 *bytes,
                               gsize         length);

G_END_DECLS
