/* sync-tidy-said.h - what others said before, and took back
 *
 * Hellos and presence files are replaced by the next of their kind, and leave the share; they leave the mirror too, once a sound one
 * that says more recent things is in it and the share has them no longer.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

/* How many of them stand in the mirror, as their names tell. files: of the mirror, by poste then name. */
guint sync_tidy_said_count (SyncShare *share,
                            GPtrArray *files);
/* listed: what the share has. */
gboolean sync_tidy_said_drop (SyncShare         *share,
                              GPtrArray         *files,
                              const CarryReport *listed,
                              GError           **error);

G_END_DECLS
