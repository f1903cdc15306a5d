/* sync-federation.h - federation.liens, by which a folder is known
 *
 * Written once by the founder, never rewritten; where it is missing or of another federation, the folder is not touched.
 * 276 bytes, little endian:
 *     0 "LIENSFED"   8 u16 format 1   10 u8 admission   11 u8[5] 0   16 federation[16]   32 founder's public key[32]
 *    64 founding salt[16]   80 i64 made, ms since 1970   88 lock[108] of the data key of epoch 0 (sync-lock.h)
 *   196 u8[16] 0   212 signature[64] of the founder over bytes 0 to 211
 * federation = BLAKE2b-128 (founder's public key ‖ founding salt): who trusts the id trusts the founder's key, and by it
 * whomever the founder admitted. A dossier keeps the salt from its birth (meta federation_salt), so sharing changes no id.
 */
#pragma once

#include "sync-lock.h"

G_BEGIN_DECLS

#define SYNC_FEDERATION_FILE_BYTES 276

typedef enum
{
  SYNC_ADMISSION_APPROVE = 0, /* an administrator lets each desktop in */
  SYNC_ADMISSION_OPEN = 1,    /* whoever can open the folder is in */
} SyncAdmission;

typedef struct
{
  guint8        id[BASE_IDENTIFIER_BYTES];
  guint8        founder[DOSSIER_PUBLIC_KEY_BYTES];
  guint8        salt[BASE_IDENTIFIER_BYTES];
  SyncAdmission admission;
  gint64        made;
  SyncLock      lock;
} SyncFederation;

/* id: BASE_IDENTIFIER_BYTES. */
void sync_federation_derive_id (const guint8 *founder,
                                const guint8 *salt,
                                guint8       *id);

/* Bytes of the file. founder signs; salt: the dossier's; passphrase "": an open folder. Slow where there is one. */
GBytes *sync_federation_write (const SyncSigner *founder,
                               const guint8     *salt,
                               SyncAdmission     admission,
                               gint64            made,
                               const SyncKey    *key,
                               const char       *passphrase,
                               const SyncCost   *cost,
                               GError          **error);
/* Proves all that can be without the passphrase. The key: sync_lock_open (&self->lock, …). */
gboolean sync_federation_read (SyncFederation *self,
                               GBytes         *file,
                               GError        **error);

G_END_DECLS
