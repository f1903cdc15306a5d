#include "sync-share-private.h"

#include "sync-names.h"

#define FILE_MIRROR "miroir"

G_DEFINE_QUARK (sync - share - error - quark, sync_share_error)

/* --- making one in memory */

SyncShare *
sync_share_new_unkept (DossierStore *store)
{
  const DossierIdentity *identity = dossier_store_get_identity (store);
  SyncShare             *self = g_new0 (SyncShare, 1);

  self->store = g_object_ref (store);
  self->dir = g_strdup (dossier_store_get_data_dir (store));
  self->poste = sync_name_dup_poste (dossier_identity_get_poste (identity));
  self->signer = sync_signer_new (dossier_identity_get_secret_key (identity));
  self->keyring = sync_keyring_new ();
  return self;
}

gboolean
sync_share_open_mirror (SyncShare *self,
                        GError   **error)
{
  g_autofree char *path = g_build_filename (self->dir, FILE_MIRROR, NULL);

  self->mirror = carry_mirror_open (path, error);
  if (self->mirror == NULL)
    return FALSE;
  self->relay = carry_relay_new (self->folder, carry_mirror_get_path (self->mirror), self->poste, self->sentinel);
  return TRUE;
}

SyncShare *
sync_share_open (DossierStore *store,
                 GError      **error)
{
  g_autoptr (SyncShare) self = NULL;

  if (!sync_share_is_shared (store))
    {
      g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_SHARED, "this dossier has no shared folder");
      return NULL;
    }
  self = sync_share_new_unkept (store);
  return sync_share_load (self, error) && sync_share_open_mirror (self, error) ? g_steal_pointer (&self) : NULL;
}

void
sync_share_fill (SyncShare      *self,
                 const SyncWish *wish,
                 GBytes         *sentinel)
{
  self->folder = g_strdup (wish->folder);
  self->person = g_strdup (wish->person);
  self->sentinel = g_bytes_ref (sentinel);
}

void
sync_share_free (SyncShare *self)
{
  if (self == NULL)
    return;
  if (self->relay != NULL)
    carry_relay_stop (self->relay);
  g_clear_object (&self->relay);
  g_clear_pointer (&self->mirror, carry_mirror_free);
  g_clear_pointer (&self->keyring, sync_keyring_free);
  g_clear_pointer (&self->signer, sync_signer_free);
  g_clear_pointer (&self->sentinel, g_bytes_unref);
  g_clear_object (&self->store);
  g_free (self->dir);
  g_free (self->folder);
  g_free (self->person);
  g_free (self->poste);
  g_free (self);
}

/* --- what others ask of it */

DossierStore *
sync_share_get_store (SyncShare *self)
{
  return self->store;
}

const char *
sync_share_get_folder (const SyncShare *self)
{
  return self->folder;
}

const char *
sync_share_get_person (const SyncShare *self)
{
  return self->person;
}

const SyncFederation *
sync_share_get_federation (const SyncShare *self)
{
  return &self->federation;
}

const SyncSigner *
sync_share_get_signer (const SyncShare *self)
{
  return self->signer;
}

SyncKeyring *
sync_share_get_keyring (SyncShare *self)
{
  return self->keyring;
}

CarryMirror *
sync_share_get_mirror (SyncShare *self)
{
  return self->mirror;
}

CarryRelay *
sync_share_get_relay (SyncShare *self)
{
  return self->relay;
}

const char *
sync_share_get_poste (const SyncShare *self)
{
  return self->poste;
}

const guint8 *
sync_share_get_poste_bytes (const SyncShare *self)
{
  return sync_signer_get_poste (self->signer);
}

const char *
sync_share_get_dir (const SyncShare *self)
{
  return self->dir;
}

GBytes *
sync_share_get_sentinel (const SyncShare *self)
{
  return self->sentinel;
}

gint64
sync_share_get_now (const SyncShare *self)
{
  return g_get_real_time () / 1000 + self->pushed_clock;
}

void
sync_share_push_clock (SyncShare *self,
                       gint64     ms)
{
  self->pushed_clock += ms;
}

gboolean
sync_share_get_skew (const SyncShare *self,
                     gint64          *ms)
{
  *ms = self->skew;
  return self->has_skew;
}

void
sync_share_set_skew (SyncShare *self,
                     gint64     ms)
{
  self->skew = ms;
  self->has_skew = TRUE;
}
