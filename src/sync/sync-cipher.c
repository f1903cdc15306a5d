#include "sync-cipher.h"

#include <sodium.h>
#include <string.h>

struct _SyncKey
{
  gatomicrefcount ref_count;
  guint8          id[SYNC_KEY_ID_BYTES];
  guint8          bytes[SYNC_KEY_BYTES];
};

struct _SyncSigner
{
  guint8 secret[SYNC_SECRET_BYTES];
  guint8 public[DOSSIER_PUBLIC_KEY_BYTES];
  guint8 poste[DOSSIER_POSTE_BYTES];
};

G_STATIC_ASSERT (SYNC_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (SYNC_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (SYNC_SEAL_BYTES == crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (SYNC_BOX_BYTES == SYNC_KEY_BYTES + crypto_box_SEALBYTES);
G_STATIC_ASSERT (SYNC_SECRET_BYTES == crypto_sign_SECRETKEYBYTES);
G_STATIC_ASSERT (SYNC_SEED_BYTES == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT (SYNC_SIGNATURE_BYTES == crypto_sign_BYTES);

/* Memory that is wiped when freed; never NULL. */
static gpointer
new_guarded (gsize size)
{
  gpointer memory;

  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
  memory = sodium_malloc (size);
  if (memory == NULL)
    g_error ("no memory left for a key");
  memset (memory, 0, size);
  return memory;
}

static void
name_key (SyncKey *self)
{
  static const char        word[] = "liens-key";
  crypto_generichash_state state;
  guint8                   hash[BASE_IDENTIFIER_BYTES];

  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) word, sizeof word - 1);
  crypto_generichash_update (&state, self->bytes, sizeof self->bytes);
  crypto_generichash_final (&state, hash, sizeof hash);
  memcpy (self->id, hash, sizeof self->id);
  sodium_memzero (&state, sizeof state);
}

SyncKey *
sync_key_new_random (void)
{
  SyncKey *self = new_guarded (sizeof *self);

  g_atomic_ref_count_init (&self->ref_count);
  crypto_aead_xchacha20poly1305_ietf_keygen (self->bytes);
  name_key (self);
  return self;
}

SyncKey *
sync_key_new (const guint8 *bytes)
{
  SyncKey *self = new_guarded (sizeof *self);

  g_atomic_ref_count_init (&self->ref_count);
  memcpy (self->bytes, bytes, sizeof self->bytes);
  name_key (self);
  return self;
}

SyncKey *
sync_key_ref (SyncKey *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sync_key_unref (SyncKey *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->ref_count))
    sodium_free (self);
}

const guint8 *
sync_key_get_id (const SyncKey *self)
{
  return self->id;
}

const guint8 *
sync_key_get_bytes (const SyncKey *self)
{
  return self->bytes;
}

gboolean
sync_key_has_id (const SyncKey *self,
                 const guint8  *id)
{
  return memcmp (self->id, id, sizeof self->id) == 0;
}

void
sync_key_lock (const SyncKey *self,
               const guint8  *nonce,
               gconstpointer  said,
               gsize          said_length,
               gconstpointer  bytes,
               gsize          length,
               GByteArray    *out)
{
  guint at = out->len;

  g_byte_array_set_size (out, at + (guint) (length + SYNC_SEAL_BYTES));
  crypto_aead_xchacha20poly1305_ietf_encrypt (out->data + at, NULL, bytes, length, said, said_length, NULL, nonce, self->bytes);
}

gboolean
sync_key_unlock (const SyncKey *self,
                 const guint8  *nonce,
                 gconstpointer  said,
                 gsize          said_length,
                 gconstpointer  bytes,
                 gsize          length,
                 guint8        *out)
{
  g_return_val_if_fail (length >= SYNC_SEAL_BYTES, FALSE);

  return crypto_aead_xchacha20poly1305_ietf_decrypt (out, NULL, NULL, bytes, length, said, said_length, nonce, self->bytes) == 0;
}

gboolean
sync_key_box (const SyncKey *self,
              const guint8  *public_key,
              guint8        *box)
{
  guint8 there[crypto_box_PUBLICKEYBYTES];

  return crypto_sign_ed25519_pk_to_curve25519 (there, public_key) == 0 &&
         crypto_box_seal (box, self->bytes, sizeof self->bytes, there) == 0;
}

static SyncSigner *
finish_signer (SyncSigner *self)
{
  crypto_sign_ed25519_sk_to_pk (self->public, self->secret);
  sync_poste_of_key (self->public, self->poste);
  return self;
}

SyncSigner *
sync_signer_new (const guint8 *secret)
{
  SyncSigner *self = new_guarded (sizeof *self);

  memcpy (self->secret, secret, sizeof self->secret);
  return finish_signer (self);
}

SyncSigner *
sync_signer_new_from_seed (const guint8 *seed)
{
  SyncSigner *self = new_guarded (sizeof *self);

  crypto_sign_seed_keypair (self->public, self->secret, seed);
  return finish_signer (self);
}

void
sync_signer_free (SyncSigner *self)
{
  sodium_free (self);
}

const guint8 *
sync_signer_get_public_key (const SyncSigner *self)
{
  return self->public;
}

const guint8 *
sync_signer_get_poste (const SyncSigner *self)
{
  return self->poste;
}

void
sync_signer_sign (const SyncSigner *self,
                  gconstpointer     bytes,
                  gsize             length,
                  guint8           *signature)
{
  crypto_sign_detached (signature, NULL, bytes, length, self->secret);
}

SyncKey *
sync_signer_unbox (const SyncSigner *self,
                   const guint8     *box)
{
  guint8   here[crypto_box_PUBLICKEYBYTES], secret[crypto_box_SECRETKEYBYTES], bytes[SYNC_KEY_BYTES];
  gboolean is_open = crypto_sign_ed25519_pk_to_curve25519 (here, self->public) == 0 &&
                     crypto_sign_ed25519_sk_to_curve25519 (secret, self->secret) == 0 &&
                     crypto_box_seal_open (bytes, box, SYNC_BOX_BYTES, here, secret) == 0;
  SyncKey *key = is_open ? sync_key_new (bytes) : NULL;

  sodium_memzero (secret, sizeof secret);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

gboolean
sync_signature_is_of (const guint8 *signature,
                      const guint8 *public_key,
                      gconstpointer bytes,
                      gsize         length)
{
  return sodium_init () >= 0 && crypto_sign_verify_detached (signature, bytes, length, public_key) == 0;
}

void
sync_poste_of_key (const guint8 *public_key,
                   guint8       *poste)
{
  guint8 hash[BASE_IDENTIFIER_BYTES];

  crypto_generichash (hash, sizeof hash, public_key, DOSSIER_PUBLIC_KEY_BYTES, NULL, 0);
  memcpy (poste, hash, DOSSIER_POSTE_BYTES);
}
