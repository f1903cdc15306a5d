/* sync-key-package.h - a new data key, for those who stay (.lky)
 *
 * When somebody leaves, an administrator's desktop begins an epoch: a new key, sealed for each desktop that stays, locked
 * behind the new passphrase for those who will join, and with it the keys of before, so that they can read what was
 * written. Whether its author may begin an epoch is judged elsewhere. Little endian:
 *     0 "LIENSKEY"   8 u16 format 1   10 u16 0   12 u32 epoch ≥ 1   16 federation[16]   32 poste of its author[8]
 *    40 i64 wall, ms since 1970   48 key_id[8] of the new key   56 lock[108] (sync-lock.h): the new key behind a passphrase
 *   164 u16 nsealed   166 u16 nbefore   168 u32 0   172 nonce[24]
 *   196 nsealed × { poste[8]   crypto_box_seal of the new key for it[80] }, by poste
 *       nbefore × { u32 epoch   key[32] }, locked with the new key (said: bytes 0 to 195); 16 bytes of seal even for none
 *       signature[64] over all before
 * Limits: 1,024 desktops, 1,024 keys of before.
 */
#pragma once

#include "sync-keyring.h"
#include "sync-lock.h"

G_BEGIN_DECLS

typedef struct
{
  guint32  epoch;
  guint8   federation[BASE_IDENTIFIER_BYTES];
  guint8   poste[DOSSIER_POSTE_BYTES]; /* its author */
  gint64   wall;
  guint8   key_id[SYNC_KEY_ID_BYTES];
  SyncLock lock;
  GBytes  *file;
} SyncKeyPackage;

/* keyring: the keys of before, all told; key: the new one. public_keys: whom it is for, DOSSIER_PUBLIC_KEY_BYTES each, in any
 * order, nobody twice. passphrase NULL: only they can open it. Slow where there is a passphrase. */
GBytes *sync_key_package_write (guint32              epoch,
                                const guint8        *federation,
                                gint64               wall,
                                const SyncSigner    *signer,
                                const SyncKey       *key,
                                const SyncKeyring   *keyring,
                                const guint8 *const *public_keys,
                                guint                n_public_keys,
                                const char          *passphrase,
                                const SyncCost      *cost,
                                GError             **error);

/* What it says of itself, unproved: whose signature is to be asked for. Caller owns. */
SyncKeyPackage *sync_key_package_peek (GBytes  *file,
                                       GError **error);
void            sync_key_package_free (SyncKeyPackage *self);
gboolean        sync_key_package_check (const SyncKeyPackage *self,
                                        const guint8         *federation,
                                        const guint8         *public_key,
                                        GError              **error);
gboolean        sync_key_package_is_for (const SyncKeyPackage *self,
                                         const guint8         *poste);

/* Of a package that was checked: its key and those of before go into keyring. UNKNOWN_KEY: it is not for this desktop. */
gboolean sync_key_package_open (const SyncKeyPackage *self,
                                const SyncSigner     *signer,
                                SyncKeyring          *keyring,
                                GError              **error);
/* The same by the passphrase: PASSPHRASE when it is not the one. Slow. */
gboolean sync_key_package_open_with_passphrase (const SyncKeyPackage *self,
                                                const char           *passphrase,
                                                SyncKeyring          *keyring,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncKeyPackage, sync_key_package_free)

G_END_DECLS
