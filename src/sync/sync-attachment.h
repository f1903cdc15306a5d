/* sync-attachment.h - a document that goes with the records (.lbl)
 *
 * A record names a document by its hash, BLAKE2b-128 of its content; so does the folder, but by another one, which only
 * those who hold the key can compute: nobody outside can tell that a document they have is there. Little endian:
 *     0 "LIENSBLB"   8 u16 format 1   10 u16 0   12 u32 length of the content   16 federation[16]   32 poste[8] that put it
 *    40 name[16] = BLAKE2b-128 of the hash, keyed with the data key   56 key_id[8]   64 nonce[24]
 *    88 content, locked (said: bytes 0 to 87)   signature[64] over all before
 * Limit: 20 MiB of content. Not compressed: pictures and PDF are already.
 */
#pragma once

#include "sync-error.h"
#include "sync-keyring.h"

G_BEGIN_DECLS

#define SYNC_HASH_BYTES 16

/* hash, name: SYNC_HASH_BYTES. */
void sync_attachment_hash (gconstpointer content,
                           gsize         length,
                           guint8       *hash);
void sync_attachment_name (const SyncKey *key,
                           const guint8  *hash,
                           guint8        *name);

GBytes *sync_attachment_write (GBytes           *content,
                               const guint8     *federation,
                               const SyncSigner *signer,
                               const SyncKey    *key,
                               GError          **error);
/* Who says to have put it, unproved. FALSE: the bytes do not even begin as an attachment. */
gboolean sync_attachment_peek (GBytes  *file,
                               guint8  *poste,
                               guint8  *name,
                               GError **error);
/* The content, checked against all that names it. hash, SYNC_HASH_BYTES, may be NULL. Caller owns. */
GBytes *sync_attachment_read (GBytes            *file,
                              const guint8      *federation,
                              const guint8      *public_key,
                              const SyncKeyring *keyring,
                              guint8            *hash,
                              GError           **error);

G_END_DECLS
