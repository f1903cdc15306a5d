/* sync-share-found.c - a dossier becomes a shared one */
#include "sync-share-private.h"

#include "sync-error.h"

#include <string.h>

static gboolean
is_ours (DossierStore            *store,
         const DossierFederation *federation)
{
  return memcmp (federation->founder, dossier_identity_get_public_key (dossier_store_get_identity (store)), sizeof federation->founder) == 0;
}

/* A dossier that came from another machine and was never shared is founded anew. */
static gboolean
is_founder (DossierStore      *store,
            DossierFederation *federation,
            GError           **error)
{
  g_autoptr (GError) local = NULL;

  if (!dossier_store_read_federation (store, federation, error))
    return FALSE;
  if (is_ours (store, federation))
    return TRUE;
  if (dossier_store_refound (store, &local))
    return dossier_store_read_federation (store, federation, error);
  if (g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED))
    g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_FOUNDER, "the key of this desktop is not the founder's");
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GBytes *
write_sentinel (SyncShare               *self,
                const DossierFederation *federation,
                const SyncWish          *wish,
                GError                 **error)
{
  g_autoptr (SyncKey) key = sync_key_new_random ();

  sync_keyring_add (self->keyring, 0, key);
  return sync_federation_write (self->signer, federation->salt, wish->is_open ? SYNC_ADMISSION_OPEN : SYNC_ADMISSION_APPROVE,
                                g_get_real_time () / 1000, key, wish->passphrase, wish->is_cheap ? &sync_cost_least : &sync_cost_moderate, error);
}

SyncShare *
sync_share_found (DossierStore   *store,
                  const SyncWish *wish,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (SyncShare) self = NULL;
  g_autoptr (GBytes)    sentinel = NULL;
  DossierFederation     federation;

  if (sync_share_is_shared (store))
    {
      g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_SHARED, "this dossier is shared already");
      return NULL;
    }
  if (!is_founder (store, &federation, error))
    return NULL;
  self = sync_share_new_unkept (store);
  sentinel = write_sentinel (self, &federation, wish, error);
  if (sentinel == NULL)
    return NULL;
  sync_share_fill (self, wish, sentinel);
  if (!sync_federation_read (&self->federation, sentinel, error) || !sync_share_open_mirror (self, error) || !sync_share_make_folder (self->relay, cancellable, error) ||
      !dossier_store_set_open (store, wish->is_open, error) || !sync_share_keep_all (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
