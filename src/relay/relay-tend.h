/* relay-tend.h - what is on the share, and the tending of what is ours there */
#pragma once

#include "relay-folder.h"

G_BEGIN_DECLS

#define RELAY_TEND_AGE_SECONDS (24 * 60 * 60) /* of a temporary file nobody finishes any more */

/* Every file of a known ending, under the name it has there. */
gboolean relay_tend_list (const RelayFolder *folder,
                          RelayFault        *fault);

/* Of our own folder, and nothing else. */
gboolean relay_tend_remove (const RelayFolder *folder,
                            RelayFault        *fault);
gboolean relay_tend_sweep (const RelayFolder *folder,
                           RelayFault        *fault);
gboolean relay_tend_clock (const RelayFolder *folder,
                           RelayFault        *fault);

G_END_DECLS
