/* sync-opening.h - how a folder is opened by its passphrase
 *
 * Without a dossier yet: the federation the folder is of, and the data keys the passphrase gives. It may be the passphrase of the
 * founding, or that of a departure (a key package): the latter gives the keys of before along. That the author of a package
 * may begin an epoch is proved later, from the journal; that it knew the passphrase is what opening it proves.
 */
#pragma once

#include "sync-federation.h"
#include "sync-keyring.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GBytes        *sentinel;
  SyncFederation federation;
  SyncKeyring   *keyring;
} SyncOpening;

/* The bytes of federation.liens there. SYNC_SHARE_ERROR_NO_FOLDER, CARRY_ERROR. Caller owns. */
GBytes *sync_opening_probe (const char   *folder,
                            GCancellable *cancellable,
                            GError      **error);
/* SYNC_ERROR_PASSPHRASE: it opens nothing there. SYNC_SHARE_ERROR_NO_FOLDER, CARRY_ERROR. Slow. Caller owns. */
SyncOpening *sync_opening_ask (const char   *folder,
                               const char   *passphrase,
                               GCancellable *cancellable,
                               GError      **error);
void         sync_opening_free (SyncOpening *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncOpening, sync_opening_free)

G_END_DECLS
