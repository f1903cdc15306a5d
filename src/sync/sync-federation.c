#include "sync-federation.h"

#include "sync-envelope-private.h"

#include <sodium.h>
#include <string.h>

#define MAGIC "LIENSFED"
#define ADMISSION_AT 10
#define FOUNDER_AT 32
#define SALT_AT 64
#define MADE_AT 80
#define LOCK_AT 88
#define SPARE_AT (LOCK_AT + SYNC_LOCK_BYTES)
#define SPARE 16

G_STATIC_ASSERT (SPARE_AT + SPARE + SYNC_SIGNATURE_BYTES == SYNC_FEDERATION_FILE_BYTES);

void
sync_federation_derive_id (const guint8 *founder,
                           const guint8 *salt,
                           guint8       *id)
{
  guint8 words[DOSSIER_PUBLIC_KEY_BYTES + BASE_IDENTIFIER_BYTES];

  memcpy (words, founder, DOSSIER_PUBLIC_KEY_BYTES);
  memcpy (words + DOSSIER_PUBLIC_KEY_BYTES, salt, BASE_IDENTIFIER_BYTES);
  crypto_generichash (id, BASE_IDENTIFIER_BYTES, words, sizeof words, NULL, 0);
}

GBytes *
sync_federation_write (const SyncSigner *founder,
                       const guint8     *salt,
                       SyncAdmission     admission,
                       gint64            made,
                       const SyncKey    *key,
                       const char       *passphrase,
                       const SyncCost   *cost,
                       GError          **error)
{
  GByteArray *file;
  SyncLock    lock;
  guint8      id[BASE_IDENTIFIER_BYTES];

  g_return_val_if_fail (passphrase != NULL, NULL);

  sync_federation_derive_id (sync_signer_get_public_key (founder), salt, id);
  if (!sync_lock_close (&lock, id, key, passphrase, cost, error))
    return NULL;

  file = sync_envelope_begin (MAGIC);
  sync_bytes_add_u8 (file, (guint8) admission);
  sync_bytes_add_zeros (file, 5);
  sync_bytes_add (file, id, sizeof id);
  sync_bytes_add (file, sync_signer_get_public_key (founder), DOSSIER_PUBLIC_KEY_BYTES);
  sync_bytes_add (file, salt, BASE_IDENTIFIER_BYTES);
  sync_bytes_add_u64 (file, (guint64) made);
  sync_bytes_add (file, lock.bytes, sizeof lock.bytes);
  sync_bytes_add_zeros (file, SPARE);
  return sync_envelope_end (file, founder);
}

static void
read_fields (SyncFederation *self,
             const guint8   *bytes)
{
  DossierBytes in = { bytes + MADE_AT, bytes + LOCK_AT, TRUE };

  memcpy (self->id, bytes + SYNC_FEDERATION_AT, sizeof self->id);
  memcpy (self->founder, bytes + FOUNDER_AT, sizeof self->founder);
  memcpy (self->salt, bytes + SALT_AT, sizeof self->salt);
  self->admission = bytes[ADMISSION_AT];
  self->made = (gint64) sync_bytes_read_u64 (&in);
}

static gboolean
is_sound (const SyncFederation *self,
          const guint8         *bytes)
{
  guint8 id[BASE_IDENTIFIER_BYTES];

  sync_federation_derive_id (self->founder, self->salt, id);
  return memcmp (id, self->id, sizeof id) == 0 && self->admission <= SYNC_ADMISSION_OPEN &&
         sodium_is_zero (bytes + ADMISSION_AT + 1, 5) && sodium_is_zero (bytes + SPARE_AT, SPARE);
}

gboolean
sync_federation_read (SyncFederation *self,
                      GBytes         *file,
                      GError        **error)
{
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (file, &length);

  memset (self, 0, sizeof *self);
  if (!sync_envelope_check (bytes, length, MAGIC, SYNC_FEDERATION_FILE_BYTES, SYNC_FEDERATION_FILE_BYTES, error))
    return FALSE;
  read_fields (self, bytes);
  if (!sync_envelope_check_signature (bytes, length, self->founder, error))
    return FALSE;
  if (is_sound (self, bytes) && bytes[LOCK_AT] != SYNC_LOCK_NONE)
    return sync_lock_read (&self->lock, self->id, bytes + LOCK_AT, error);
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "is no founding of a federation");
  return FALSE;
}
