/* sync-piece.h - where a file stands in a chain
 *
 * What its header says of it, proved by its signature: enough to know which files replace which.
 */
#pragma once

#include "carry-mirror.h"
#include "sync-segment.h"

G_BEGIN_DECLS

typedef struct
{
  char           *name; /* in the mirror */
  SyncSegmentHead head;
  GArray         *sections; /* DossierSection */
} SyncPiece;

/* Of a file of the mirror. NULL: it is no segment of that desktop (or not whole), or not of that federation; *bytes, where not NULL: its
 * content, the caller's. */
SyncPiece *sync_piece_read (const CarryMirror *mirror,
                            const char        *poste,
                            const char        *name,
                            const guint8      *federation,
                            const guint8      *public_key,
                            GBytes           **bytes);
void       sync_piece_free (SyncPiece *self);

/* Does all that one holds lie within the other, which is of a greater generation, or of the same and holds more? Of two that hold the same at
 * one generation, the one whose name comes first counts as the other. */
gboolean sync_piece_is_replaced (const SyncPiece *self,
                                 const SyncPiece *other);
/* Does it go on where the other ends? */
gboolean sync_piece_follows (const SyncPiece *self,
                             const SyncPiece *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncPiece, sync_piece_free)

G_END_DECLS
