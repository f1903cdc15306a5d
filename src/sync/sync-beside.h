/* sync-beside.h - the folder of files beside the dossier, as what arrives is put there and what is there is read
 *
 *   1. Names are entries of that folder: no path is put together, no link is followed (dossier-beside.h makes the names).
 *   2. What is put there has its name when all of it is on the disk; nothing that is there is ever written over.
 *   3. What was read once is not read again while its size and its time stand.
 *
 * On our own disk; of the thread that synchronises.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SyncBeside SyncBeside;

/* folder: it may not be there; it is made when something is put. */
SyncBeside *sync_beside_new (const char *folder);
void        sync_beside_free (SyncBeside *self);

typedef struct
{
  guint64 size;
  gint64  changed; /* µs since 1970 */
} SyncBesideFacts;

/* A regular file of that name? */
gboolean sync_beside_look (SyncBeside      *self,
                           const char      *name,
                           SyncBesideFacts *facts);
/* The digest of what is in it (base_identifier_derive_from_bytes ()); NULL: more than most bytes, or it cannot be read. Borrowed, until the
 * next call about that name. */
const char *sync_beside_find_digest (SyncBeside *self,
                                     const char *name,
                                     guint64     most);
/* NULL: as above. Caller owns. */
GBytes *sync_beside_read (SyncBeside *self,
                          const char *name,
                          guint64     most);
/* FALSE: *taken: there is something of that name; else *error, the disk is full or fails, and nothing is there. */
gboolean sync_beside_put (SyncBeside *self,
                          const char *name,
                          GBytes     *content,
                          gboolean   *taken,
                          GError    **error);
/* What a crash left half written goes. */
void sync_beside_sweep (SyncBeside *self);
/* Not there: TRUE. */
gboolean sync_beside_remove (SyncBeside *self,
                             const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncBeside, sync_beside_free)

G_END_DECLS
