/* sync-share-found.c - a dossier becomes a shared one
 *
 * What the folder is known and opened by is kept here before anybody can see the folder: killed at any moment, the next try finds
 * the folder its own, and goes on.
 */
#include "sync-share-private.h"

#include "sync-error.h"
#include "sync-opening.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#define FILE_FOUNDING "fondation"

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

/* --- a founding that was cut short: what would have been lost is kept until it is done */

static gboolean
keep_founding (SyncShare *self,
               GBytes    *sentinel,
               GError   **error)
{
  g_autoptr (GBytes)     keys = sync_keyring_write (self->keyring);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gboolean               kept;

  g_byte_array_append (all, g_bytes_get_data (sentinel, NULL), (guint) g_bytes_get_size (sentinel));
  g_byte_array_append (all, g_bytes_get_data (keys, NULL), (guint) g_bytes_get_size (keys));
  kept = sync_share_keep_file (self->dir, FILE_FOUNDING, all->data, all->len, error);
  sodium_memzero (all->data, all->len);
  return kept;
}

/* The sentinel, and its keys in the ring; NULL: nothing was begun, or it is of another federation. Caller owns. */
static GBytes *
load_founding (SyncShare               *self,
               const DossierFederation *federation)
{
  g_autofree char        *path = g_build_filename (self->dir, FILE_FOUNDING, NULL), *bytes = NULL;
  g_autoptr (GBytes)      sentinel = NULL;
  g_autoptr (SyncKeyring) keyring = NULL;
  SyncFederation          begun;
  gsize                   length;

  if (!g_file_get_contents (path, &bytes, &length, NULL) || length <= SYNC_FEDERATION_FILE_BYTES)
    return NULL;
  sentinel = g_bytes_new (bytes, SYNC_FEDERATION_FILE_BYTES);
  keyring = sync_keyring_read ((const guint8 *) bytes + SYNC_FEDERATION_FILE_BYTES, length - SYNC_FEDERATION_FILE_BYTES, NULL);
  sodium_memzero (bytes, length);
  if (keyring == NULL || !sync_federation_read (&begun, sentinel, NULL) || memcmp (begun.id, federation->id, sizeof begun.id) != 0)
    return NULL;
  sync_keyring_free (self->keyring);
  self->keyring = g_steal_pointer (&keyring);
  return g_steal_pointer (&sentinel);
}

static void
forget_founding (SyncShare *self)
{
  g_autofree char *path = g_build_filename (self->dir, FILE_FOUNDING, NULL);

  g_unlink (path); /* one that stays is of no federation to come */
}

/* *made: begun is what the folder holds. */
static gboolean
look_for_made (GBytes         *begun,
               const SyncWish *wish,
               GCancellable   *cancellable,
               gboolean       *made,
               GError        **error)
{
  g_autoptr (GError)  local = NULL;
  g_autoptr (GBytes)  there = sync_opening_probe (wish->folder, cancellable, &local);
  g_autoptr (SyncKey) key = NULL;
  SyncFederation      federation;

  *made = there != NULL && g_bytes_equal (there, begun);
  if (*made && sync_federation_read (&federation, begun, error))
    key = sync_lock_open (&federation.lock, wish->passphrase, error);
  if (*made)
    return key != NULL;
  if (local == NULL || g_error_matches (local, CARRY_ERROR, CARRY_ERROR_NOT_HERE) || g_error_matches (local, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NO_FOLDER))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- the folder */

/* The sentinel to be, or that is. Caller owns. */
static GBytes *
begin (SyncShare               *self,
       const DossierFederation *federation,
       const SyncWish          *wish,
       GCancellable            *cancellable,
       gboolean                *made,
       GError                 **error)
{
  g_autoptr (GBytes) sentinel = load_founding (self, federation);

  *made = FALSE;
  if (sentinel != NULL && !look_for_made (sentinel, wish, cancellable, made, error))
    return NULL;
  if (*made)
    return g_steal_pointer (&sentinel);
  g_clear_pointer (&sentinel, g_bytes_unref);
  sync_keyring_free (self->keyring);
  self->keyring = sync_keyring_new ();
  sentinel = write_sentinel (self, federation, wish, error);
  return sentinel != NULL && keep_founding (self, sentinel, error) ? g_steal_pointer (&sentinel) : NULL;
}

static gboolean
settle_admission (SyncShare *self,
                  GError   **error)
{
  gboolean wanted = self->federation.admission == SYNC_ADMISSION_OPEN, open = FALSE;

  return dossier_store_read_open (self->store, &open, error) && (open == wanted || dossier_store_set_open (self->store, wanted, error));
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
  gboolean              made;

  if (sync_share_is_shared (store))
    {
      g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_SHARED, "this dossier is shared already");
      return NULL;
    }
  if (!is_founder (store, &federation, error))
    return NULL;
  self = sync_share_new_unkept (store);
  sentinel = begin (self, &federation, wish, cancellable, &made, error);
  if (sentinel == NULL)
    return NULL;
  sync_share_fill (self, wish, sentinel);
  if (!sync_federation_read (&self->federation, sentinel, error) || !sync_share_open_mirror (self, error) ||
      (!made && !sync_share_make_folder (self->relay, cancellable, error)) || !settle_admission (self, error) || !sync_share_keep_all (self, error))
    return NULL;
  forget_founding (self);
  return g_steal_pointer (&self);
}
