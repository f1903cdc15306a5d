/* sync-rewrite.h - files of ours made again: with less in them, or several as one
 *
 * What comes out is in the mirror, under a fresh name, of a greater generation; what it was made from stays where it is.
 */
#pragma once

#include "sync-piece.h"
#include "sync-share.h"

G_BEGIN_DECLS

/* What our file would be without what has left the journal since it was made: *segment; NULL: it holds nothing of that. FALSE: the store
 * fails. A file that cannot be read holds nothing to be taken out. */
gboolean sync_rewrite_look (SyncShare       *share,
                            const SyncPiece *piece,
                            DossierSegment **segment,
                            GError         **error);
/* In its place. *name: the file's; caller owns. FALSE: the disk fails. */
gboolean sync_rewrite_redact (SyncShare            *share,
                              const SyncPiece      *piece,
                              const DossierSegment *segment,
                              char                **name,
                              GError              **error);
/* pieces: SyncPiece that follow each other. *name NULL: together they are more than a file may hold, or one of them cannot be read. FALSE:
 * the disk fails. */
gboolean sync_rewrite_merge (SyncShare              *share,
                             const SyncPiece *const *pieces,
                             guint                   n_pieces,
                             char                  **name,
                             GError                **error);

G_END_DECLS
