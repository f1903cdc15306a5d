/* sync-keyring.h - the data keys this desktop holds, each of its epoch
 *
 * Epoch 0 comes with the federation; each departure begins another. Two administrators may begin the same epoch
 * apart: both keys are good to read with, the one of the smaller id is written with.
 */
#pragma once

#include "sync-cipher.h"

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncKeyring, sync_keyring_free)

G_END_DECLS
