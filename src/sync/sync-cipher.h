/* sync-cipher.h - keys and signatures, by libsodium
 *
 * Three kinds of key, none of which ever leaves the memory it was given:
 *   data key (SyncKey)      32 bytes, XChaCha20-Poly1305-IETF; everything in the folder is locked with the one of its
 *                           epoch. Its id, 8 bytes in clear, is the first of BLAKE2b-128 ("liens-key" ‖ key).
 *   signing key (SyncSigner) Ed25519 of this desktop, made with the dossier (DossierIdentity). poste = first 8 bytes of
 *                           BLAKE2b-128 (public key).
 *   box                     the same key as X25519 (crypto_sign_ed25519_…_to_curve25519): a data key is sealed for a
 *                           desktop with crypto_box_seal, 80 bytes.
 * Secrets live in sodium_malloc'ed memory: not swapped, guarded, wiped when freed.
 */
#pragma once

#include "base-identifier.h"
#include "dossier-identity.h"

G_BEGIN_DECLS

#define SYNC_KEY_BYTES 32
#define SYNC_KEY_ID_BYTES 8
#define SYNC_NONCE_BYTES 24
#define SYNC_SEAL_BYTES 16 /* what locking adds */
#define SYNC_BOX_BYTES 80  /* a data key sealed for a desktop */
#define SYNC_SECRET_BYTES 64
#define SYNC_SEED_BYTES 32
#define SYNC_SIGNATURE_BYTES 64

typedef struct _SyncKey    SyncKey;
typedef struct _SyncSigner SyncSigner;

SyncKey *sync_key_new_random (void);
/* bytes: SYNC_KEY_BYTES, copied; whoever holds them wipes them. */
SyncKey *sync_key_new (const guint8 *bytes);
SyncKey *sync_key_ref (SyncKey *self);
void     sync_key_unref (SyncKey *self);

const guint8 *sync_key_get_id (const SyncKey *self);
const guint8 *sync_key_get_bytes (const SyncKey *self);
gboolean      sync_key_has_id (const SyncKey *self,
                               const guint8  *id);

/* Adds the length + SYNC_SEAL_BYTES bytes to out. said: what is told in clear beside them, and cannot be changed either. */
void sync_key_lock (const SyncKey *self,
                    const guint8  *nonce,
                    gconstpointer  said,
                    gsize          said_length,
                    gconstpointer  bytes,
                    gsize          length,
                    GByteArray    *out);
/* out: length - SYNC_SEAL_BYTES bytes. FALSE: not locked with this key, or changed since; out is then zeros. */
gboolean sync_key_unlock (const SyncKey *self,
                          const guint8  *nonce,
                          gconstpointer  said,
                          gsize          said_length,
                          gconstpointer  bytes,
                          gsize          length,
                          guint8        *out);

/* box: SYNC_BOX_BYTES. FALSE: public_key is not a key. */
gboolean sync_key_box (const SyncKey *self,
                       const guint8  *public_key,
                       guint8        *box);

/* secret: SYNC_SECRET_BYTES as DossierIdentity keeps them; seed: SYNC_SEED_BYTES, always giving the same key. */
SyncSigner *sync_signer_new (const guint8 *secret);
SyncSigner *sync_signer_new_from_seed (const guint8 *seed);
void        sync_signer_free (SyncSigner *self);

const guint8 *sync_signer_get_public_key (const SyncSigner *self);
const guint8 *sync_signer_get_poste (const SyncSigner *self);
void          sync_signer_sign (const SyncSigner *self,
                                gconstpointer     bytes,
                                gsize             length,
                                guint8           *signature);
/* NULL: was not boxed for this desktop. Caller owns. */
SyncKey *sync_signer_unbox (const SyncSigner *self,
                            const guint8     *box);

gboolean sync_signature_is_of (const guint8 *signature,
                               const guint8 *public_key,
                               gconstpointer bytes,
                               gsize         length);
/* poste: DOSSIER_POSTE_BYTES. */
void sync_poste_of_key (const guint8 *public_key,
                        guint8       *poste);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncKey, sync_key_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncSigner, sync_signer_free)

G_END_DECLS
