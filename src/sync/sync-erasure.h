/* sync-erasure.h - who has let go of what was erased
 *
 * An erasure is done on a desktop when it has read it: in the same round its journal lets the values go, its own files are made
 * again and the former ones leave the share; then its hello says how far it has read. "Done by 9 desktops of 11". What no desktop
 * reaches (a copy of the server, a desktop that is off, a stick) is for people.
 *
 * Nor is anybody's file written by anybody else: what a desktop that was removed left on the share keeps what was erased after it had
 * gone, locked, for as long as it is not let in again. It is told, by name; nobody takes its place.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

typedef struct
{
  guint      n_done, n_all; /* desktops that are in, this one with them */
  GPtrArray *awaited;       /* of char *: names, as people know them, of those that have not done it; owned */
  GPtrArray *left;          /* of char *: of those that were removed before they had done it, and whose files are on the share; owned */
} SyncErasure;

/* Of one record; id NULL: of all that was ever erased. n_all 0: nothing of it was erased. NULL on error; caller owns. */
SyncErasure *sync_erasure_look (SyncShare  *share,
                                const char *id,
                                GError    **error);
void         sync_erasure_free (SyncErasure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncErasure, sync_erasure_free)

G_END_DECLS
