#include "sync-key-package.h"

#include "sync-envelope-private.h"
#include "sync-limits.h"

#include <sodium.h>
#include <string.h>

#define MAGIC "LIENSKEY"
#define KEY_ID_AT 48
#define LOCK_AT 56
#define COUNTS_AT (LOCK_AT + SYNC_LOCK_BYTES)
#define NONCE_AT (COUNTS_AT + 8)
#define FIXED (NONCE_AT + SYNC_NONCE_BYTES)
#define SEALED (DOSSIER_POSTE_BYTES + SYNC_BOX_BYTES)
#define BEFORE (4 + SYNC_KEY_BYTES)

static int
compare_sealed (gconstpointer one,
                gconstpointer other)
{
  return memcmp (one, other, DOSSIER_POSTE_BYTES);
}

/* By poste, for a reader to find its own, and so that their order tells nothing. */
static gboolean
add_sealed (GByteArray          *file,
            const SyncKey       *key,
            const guint8 *const *public_keys,
            guint                n_public_keys)
{
  guint    at = file->len;
  gboolean is_sound = TRUE;

  for (guint i = 0; i < n_public_keys; i++)
    {
      guint8 sealed[SEALED] = { 0 };

      sync_poste_of_key (public_keys[i], sealed);
      is_sound = sync_key_box (key, public_keys[i], sealed + DOSSIER_POSTE_BYTES) && is_sound;
      sync_bytes_add (file, sealed, sizeof sealed);
    }
  qsort (file->data + at, n_public_keys, SEALED, compare_sealed);
  for (guint i = 1; i < n_public_keys; i++)
    is_sound = is_sound && compare_sealed (file->data + at + (i - 1) * SEALED, file->data + at + i * SEALED) < 0;
  return is_sound;
}

static void
add_before (GByteArray        *file,
            const SyncKey     *key,
            const SyncKeyring *keyring)
{
  guint                  n_keys;
  const SyncRingKey     *keys = sync_keyring_get_all (keyring, &n_keys);
  g_autoptr (GByteArray) before = g_byte_array_sized_new (n_keys * BEFORE + 1);
  g_autofree guint8     *said = g_memdup2 (file->data, FIXED);

  for (guint i = 0; i < n_keys; i++)
    {
      sync_bytes_add_u32 (before, keys[i].epoch);
      sync_bytes_add (before, sync_key_get_bytes (keys[i].key), SYNC_KEY_BYTES);
    }
  sync_key_lock (key, said + NONCE_AT, said, FIXED, before->data, before->len, file);
  if (before->len > 0)
    sodium_memzero (before->data, before->len);
}

static void
add_head (GByteArray       *file,
          guint32           epoch,
          const guint8     *federation,
          gint64            wall,
          const SyncSigner *signer,
          const SyncKey    *key)
{
  sync_bytes_add_u16 (file, 0);
  sync_bytes_add_u32 (file, epoch);
  sync_bytes_add (file, federation, SYNC_FEDERATION_BYTES);
  sync_bytes_add (file, sync_signer_get_poste (signer), DOSSIER_POSTE_BYTES);
  sync_bytes_add_u64 (file, (guint64) wall);
  sync_bytes_add (file, sync_key_get_id (key), SYNC_KEY_ID_BYTES);
}

GBytes *
sync_key_package_write (guint32              epoch,
                        const guint8        *federation,
                        gint64               wall,
                        const SyncSigner    *signer,
                        const SyncKey       *key,
                        const SyncKeyring   *keyring,
                        const guint8 *const *public_keys,
                        guint                n_public_keys,
                        const char          *passphrase,
                        const SyncCost      *cost,
                        GError             **error)
{
  g_autoptr (GByteArray) file = sync_envelope_begin (MAGIC);
  SyncLock               lock;
  guint8                 nonce[SYNC_NONCE_BYTES];
  guint                  n_keys;

  sync_keyring_get_all (keyring, &n_keys);
  if (n_public_keys > SYNC_KEY_PACKAGE_POSTES || n_keys > SYNC_KEY_PACKAGE_KEYS)
    {
      g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "%u desktops, %u keys", n_public_keys, n_keys);
      return NULL;
    }
  if (!sync_lock_close (&lock, federation, key, passphrase, cost, error))
    return NULL;
  base_identifier_random_bytes (nonce, sizeof nonce);
  add_head (file, epoch, federation, wall, signer, key);
  sync_bytes_add (file, lock.bytes, sizeof lock.bytes);
  sync_bytes_add_u16 (file, (guint16) n_public_keys);
  sync_bytes_add_u16 (file, (guint16) n_keys);
  sync_bytes_add_u32 (file, 0);
  sync_bytes_add (file, nonce, sizeof nonce);
  if (epoch == 0 || !add_sealed (file, key, public_keys, n_public_keys))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "is no epoch, or for no desktop, or twice for one");
      return NULL;
    }
  add_before (file, key, keyring);
  return sync_envelope_end (g_steal_pointer (&file), signer);
}

static guint
count_sealed (const guint8 *bytes)
{
  return (guint) (bytes[COUNTS_AT] | bytes[COUNTS_AT + 1] << 8);
}

static guint
count_before (const guint8 *bytes)
{
  return (guint) (bytes[COUNTS_AT + 2] | bytes[COUNTS_AT + 3] << 8);
}

static gboolean
check_length (const guint8 *bytes,
              gsize         length,
              GError      **error)
{
  gsize expected = FIXED + count_sealed (bytes) * (gsize) SEALED + count_before (bytes) * (gsize) BEFORE + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES;

  if (count_sealed (bytes) > SYNC_KEY_PACKAGE_POSTES || count_before (bytes) > SYNC_KEY_PACKAGE_KEYS)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "for %u desktops, with %u keys", count_sealed (bytes), count_before (bytes));
  else if (length != expected)
    g_set_error (error, SYNC_ERROR, length < expected ? SYNC_ERROR_TRUNCATED : SYNC_ERROR_MALFORMED,
                 "%" G_GSIZE_FORMAT " bytes instead of %" G_GSIZE_FORMAT, length, expected);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_sound (const guint8 *bytes)
{
  for (guint i = 1; i < count_sealed (bytes); i++)
    if (compare_sealed (bytes + FIXED + (i - 1) * SEALED, bytes + FIXED + i * SEALED) >= 0)
      return FALSE;
  return bytes[10] == 0 && bytes[11] == 0 && sodium_is_zero (bytes + COUNTS_AT + 4, 4) && !sodium_is_zero (bytes + 12, 4);
}

static void
read_head (SyncKeyPackage *self,
           const guint8   *bytes)
{
  DossierBytes in = { bytes + 12, bytes + FIXED, TRUE };

  self->epoch = sync_bytes_read_u32 (&in);
  sync_bytes_copy_block (&in, self->federation, sizeof self->federation);
  sync_bytes_copy_block (&in, self->poste, sizeof self->poste);
  self->wall = (gint64) sync_bytes_read_u64 (&in);
  sync_bytes_copy_block (&in, self->key_id, sizeof self->key_id);
}

SyncKeyPackage *
sync_key_package_peek (GBytes  *file,
                       GError **error)
{
  g_autoptr (SyncKeyPackage) self = NULL;
  gsize                      length;
  const guint8              *bytes = g_bytes_get_data (file, &length);

  if (!sync_envelope_check (bytes, length, MAGIC, FIXED, SYNC_KEY_PACKAGE_FILE, error) || !check_length (bytes, length, error))
    return NULL;
  self = g_new0 (SyncKeyPackage, 1);
  self->file = g_bytes_ref (file);
  read_head (self, bytes);
  if (!sync_lock_read (&self->lock, self->federation, bytes + LOCK_AT, error))
    return NULL;
  if (is_sound (bytes) && (self->lock.kind == SYNC_LOCK_NONE || memcmp (self->lock.key_id, self->key_id, sizeof self->key_id) == 0))
    return g_steal_pointer (&self);
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "contradicts itself");
  return NULL;
}

void
sync_key_package_free (SyncKeyPackage *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->file);
  g_free (self);
}

gboolean
sync_key_package_check (const SyncKeyPackage *self,
                        const guint8         *federation,
                        const guint8         *public_key,
                        GError              **error)
{
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (self->file, &length);

  return sync_envelope_check_federation (bytes, federation, error) && sync_envelope_check_poste (bytes, public_key, error) &&
         sync_envelope_check_signature (bytes, length, public_key, error);
}

static const guint8 *
find_sealed (const SyncKeyPackage *self,
             const guint8         *poste)
{
  const guint8 *bytes = g_bytes_get_data (self->file, NULL);

  for (guint i = 0; i < count_sealed (bytes); i++)
    if (memcmp (bytes + FIXED + i * SEALED, poste, DOSSIER_POSTE_BYTES) == 0)
      return bytes + FIXED + i * SEALED;
  return NULL;
}

gboolean
sync_key_package_is_for (const SyncKeyPackage *self,
                         const guint8         *poste)
{
  return find_sealed (self, poste) != NULL;
}

static void
keep_before (const guint8 *before,
             guint         n_keys,
             SyncKeyring  *keyring)
{
  DossierBytes in = { before, before + n_keys * BEFORE, TRUE };

  for (guint i = 0; i < n_keys; i++)
    {
      guint32             epoch = sync_bytes_read_u32 (&in);
      g_autoptr (SyncKey) key = sync_key_new (sync_bytes_read_block (&in, SYNC_KEY_BYTES));

      sync_keyring_add (keyring, epoch, key);
    }
}

/* Both or neither: a key that does not open what it locks is not the key. */
static gboolean
keep (const SyncKeyPackage *self,
      SyncKey              *key,
      SyncKeyring          *keyring,
      GError              **error)
{
  const guint8      *bytes = g_bytes_get_data (self->file, NULL), *locked = bytes + FIXED + count_sealed (bytes) * (gsize) SEALED;
  gsize              length = count_before (bytes) * (gsize) BEFORE;
  g_autofree guint8 *before = g_malloc (length + 1);

  if (!sync_key_has_id (key, self->key_id) ||
      !sync_key_unlock (key, bytes + NONCE_AT, bytes, FIXED, locked, length + SYNC_SEAL_BYTES, before))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "holds another key than it says");
      return FALSE;
    }
  sync_keyring_add (keyring, self->epoch, key);
  keep_before (before, count_before (bytes), keyring);
  sodium_memzero (before, length);
  return TRUE;
}

gboolean
sync_key_package_open (const SyncKeyPackage *self,
                       const SyncSigner     *signer,
                       SyncKeyring          *keyring,
                       GError              **error)
{
  const guint8       *sealed = find_sealed (self, sync_signer_get_poste (signer));
  g_autoptr (SyncKey) key = sealed != NULL ? sync_signer_unbox (signer, sealed + DOSSIER_POSTE_BYTES) : NULL;

  if (key != NULL)
    return keep (self, key, keyring, error);
  g_set_error_literal (error, SYNC_ERROR, sealed == NULL ? SYNC_ERROR_UNKNOWN_KEY : SYNC_ERROR_MALFORMED,
                       "is not sealed for this desktop");
  return FALSE;
}

gboolean
sync_key_package_open_with_passphrase (const SyncKeyPackage *self,
                                       const char           *passphrase,
                                       SyncKeyring          *keyring,
                                       GError              **error)
{
  g_autoptr (SyncKey) key = sync_lock_open (&self->lock, passphrase, error);

  return key != NULL && keep (self, key, keyring, error);
}
