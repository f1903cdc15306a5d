/* sync-share-join.c - a dossier made of a shared folder */
#include "sync-share-private.h"

#include "sync-opening.h"

/* The dossier of each desktop has a name of its own: two on one machine are two desktops. */
static DossierStore *
make_dossier (const char           *path,
              const SyncFederation *federation,
              GError              **error)
{
  g_autofree char  *uuid = base_identifier_new ();
  DossierInvitation invitation = { uuid, federation->id, federation->salt, federation->founder };

  return dossier_store_make_joining (path, &invitation, error);
}

DossierStore *
sync_share_join (const char     *path,
                 const SyncWish *wish,
                 SyncShare     **share,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (SyncOpening)  opening = sync_opening_ask (wish->folder, wish->passphrase, cancellable, error);
  g_autoptr (DossierStore) store = opening != NULL ? make_dossier (path, &opening->federation, error) : NULL;
  g_autoptr (SyncShare)    self = NULL;

  if (store == NULL)
    return NULL;
  self = sync_share_new_unkept (store);
  sync_share_fill (self, wish, opening->sentinel);
  self->federation = opening->federation;
  sync_keyring_free (self->keyring);
  self->keyring = g_steal_pointer (&opening->keyring);
  if (!sync_share_open_mirror (self, error) || !sync_share_keep_all (self, error))
    return NULL;
  *share = g_steal_pointer (&self);
  return g_steal_pointer (&store);
}
