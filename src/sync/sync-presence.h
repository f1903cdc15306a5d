/* sync-presence.h - a desktop says which records it has open (.lop)
 *
 * Advice for those who would open the same: never a lock, and true for a few minutes only. Written under a new number k
 * whenever that changes; the greater k counts. Little endian:
 *     0 "LIENSOPN"   8 u16 format 1   10 u16 0   12 u32 k ≥ 1   16 federation[16]   32 poste[8]   40 public key[32]
 *    72 i64 wall, ms since 1970   80 i64 the same moment by the clock of the share, 0: not known   88 key_id[8]   96 nonce[24]
 *   120 u32 length of the body   124 u32 0
 *   128 body, locked (said: bytes 0 to 127)   signature[64] over all before
 * Body: varint count, then as many records[16], each greater than the one before. No trailing byte.
 * Limits: 4 KiB, 64 records.
 */
#pragma once

#include "dossier-transaction.h"
#include "sync-error.h"
#include "sync-keyring.h"

G_BEGIN_DECLS

#define SYNC_PRESENCE_MINUTES 10 /* how long what was said holds when nothing more is */
#define SYNC_PRESENCE_RECORDS 64

typedef struct
{
  guint32 k;
  guint8  federation[BASE_IDENTIFIER_BYTES];
  guint8  poste[DOSSIER_POSTE_BYTES];
  gint64  wall, share_clock;
  GArray *records; /* of BASE_IDENTIFIER_BYTES bytes each, in order, each once */
} SyncPresence;

SyncPresence *sync_presence_new (void);
void          sync_presence_free (SyncPresence *self);
/* Keeps the order; once is enough, and one too many is left out. */
void sync_presence_add (SyncPresence *self,
                        const guint8 *record);

/* Bytes of the file; its poste is the signer's. Caller owns. */
GBytes *sync_presence_write (const SyncPresence *self,
                             const SyncSigner   *signer,
                             const SyncKey      *key,
                             GError            **error);
/* All of it, proved by its own signature. That the poste may speak at all is judged elsewhere. NULL on error; caller owns. */
SyncPresence *sync_presence_read (GBytes            *file,
                                  const guint8      *federation,
                                  const SyncKeyring *keyring,
                                  GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncPresence, sync_presence_free)

G_END_DECLS
