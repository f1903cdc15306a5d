/* sync-keyring.h - the data keys this desktop holds, each of its epoch
 *
 * Epoch 0 comes with the federation; each departure begins another. Two administrators may begin the same epoch
 * apart: both keys are good to read with, the one of the smaller id is written with.
 *
 * They are kept between two starts in the private folder of the dossier, beside secret.key and as open as it (0600 in
 * 0700), never on a share. Little endian:
 *   0 "LIENSRNG"   8 u16 format 1   10 u16 0   12 u32 nkeys ≤ 1,024   16 nkeys × { u32 epoch   key[32] }, by epoch then id
 *   BLAKE2b-128 of all before[16]
 */
#pragma once

#include "sync-cipher.h"
#include "sync-error.h"

G_BEGIN_DECLS

typedef struct
{
  guint32  epoch;
  SyncKey *key; /* of the ring */
} SyncRingKey;

typedef struct _SyncKeyring SyncKeyring;

SyncKeyring *sync_keyring_new (void);
void         sync_keyring_free (SyncKeyring *self);

/* Takes a reference of key; one that is there already stays as it is. */
void sync_keyring_add (SyncKeyring *self,
                       guint32      epoch,
                       SyncKey     *key);

/* All borrowed. NULL: there is none. */
SyncKey           *sync_keyring_find (const SyncKeyring *self,
                                      const guint8      *id);
SyncKey           *sync_keyring_find_current (const SyncKeyring *self);
guint32            sync_keyring_get_epoch (const SyncKeyring *self); /* of the current one; 0 when empty */
const SyncRingKey *sync_keyring_get_all (const SyncKeyring *self,    /* by epoch, then id */
                                         guint             *n_keys);

/* Bytes of the file; they are wiped when the last reference goes. Caller owns. */
GBytes *sync_keyring_write (const SyncKeyring *self);
/* NULL on error: TRUNCATED, NEWER, MALFORMED. bytes are the caller's, who wipes them. Caller owns. */
SyncKeyring *sync_keyring_read (const guint8 *bytes,
                                gsize         length,
                                GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncKeyring, sync_keyring_free)

G_END_DECLS
