/* relay-push.h - files of the mirror put on the share
 *
 *   1. A file appears under its name when its bytes were read back from the share and are those of the mirror.
 *   2. It never takes the place of another.
 *   3. Files appear in the order they were named; the first that cannot stops the rest.
 */
#pragma once

#include "relay-folder.h"

G_BEGIN_DECLS

/* Own files that the request names, but those listed in our folder already. */
gboolean relay_push_own (const RelayFolder *folder,
                         RelayFault        *fault);

/* Every file of every poste that is not there. */
gboolean relay_push_all (const RelayFolder *folder,
                         RelayFault        *fault);

/* Are the own files named there, with the bytes of the mirror? */
gboolean relay_push_verify (const RelayFolder *folder,
                            RelayFault        *fault);

G_END_DECLS
