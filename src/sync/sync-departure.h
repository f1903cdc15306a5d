/* sync-departure.h - somebody leaves, and reads nothing that is written from then on
 *
 * An administrator revokes the desktop: whatever it writes beyond what is here now is void everywhere. A new data key begins an epoch: it is
 * sealed for each desktop that stays and locked behind a new passphrase for those who will join (SYNC.md §11). What
 * was written before stays readable for who left: it had it. Invariants:
 *  1. the package of the new key is in the mirror before the revocation is in the journal, and reaches the share before any segment: a
 *     crash between leaves an epoch too many, never a desktop that left and reads on;
 *  2. whoever is admitted holds the current key, whoever is revoked does not: sync_departure_tend () sees to it at each round, whatever
 *     made it otherwise (two departures told apart, an admission after a departure, a revocation made elsewhere).
 * An open folder lets nobody in by itself any longer once somebody left: he still has what opened it. Those who are in stay.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

/* passphrase: for who joins from now on, "" for none; NULL: with the former one they ask, and have the key when they are let in. Slow
 * where there is a passphrase. DOSSIER_STORE_ERROR_REFUSED: this desktop is no administrator, or the last one would go; nothing was done. */
gboolean sync_departure_go (SyncShare      *share,
                            const guint8   *poste,
                            const char     *passphrase,
                            const SyncCost *cost,
                            GError        **error);
/* An administrator's desktop gives the current key to who has to have it, and begins another where who left has it. Does nothing on
 * any other desktop. */
gboolean sync_departure_tend (SyncShare *share,
                              GError   **error);
/* How many can let in and out. Fewer than two: the federation depends on one machine, say it. -1 on error. */
int sync_departure_count_admins (SyncShare *share,
                                 GError   **error);

G_END_DECLS
