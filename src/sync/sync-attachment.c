#include "sync-attachment.h"

#include "sync-envelope-private.h"
#include "sync-limits.h"

#include <sodium.h>
#include <string.h>

#define MAGIC "LIENSBLB"
#define NAME_AT 40
#define KEY_ID_AT 56
#define NONCE_AT 64
#define FIXED 88
#define LONGEST (FIXED + SYNC_ATTACHMENT_CONTENT + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES)

void
sync_attachment_hash (gconstpointer content,
                      gsize         length,
                      guint8       *hash)
{
  crypto_generichash (hash, SYNC_HASH_BYTES, content, length, NULL, 0);
}

void
sync_attachment_name (const SyncKey *key,
                      const guint8  *hash,
                      guint8        *name)
{
  crypto_generichash (name, SYNC_HASH_BYTES, hash, SYNC_HASH_BYTES, sync_key_get_bytes (key), SYNC_KEY_BYTES);
}

GBytes *
sync_attachment_write (GBytes           *content,
                       const guint8     *federation,
                       const SyncSigner *signer,
                       const SyncKey    *key,
                       GError          **error)
{
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  GByteArray   *file;
  guint8        hash[SYNC_HASH_BYTES], name[SYNC_HASH_BYTES], said[FIXED];

  if (length > SYNC_ATTACHMENT_CONTENT)
    {
      g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "a document of %" G_GSIZE_FORMAT " bytes", length);
      return NULL;
    }
  sync_attachment_hash (bytes, length, hash);
  sync_attachment_name (key, hash, name);
  file = sync_envelope_begin (MAGIC);
  sync_bytes_add_u16 (file, 0);
  sync_bytes_add_u32 (file, (guint32) length);
  sync_bytes_add (file, federation, SYNC_FEDERATION_BYTES);
  sync_bytes_add (file, sync_signer_get_poste (signer), DOSSIER_POSTE_BYTES);
  sync_bytes_add (file, name, sizeof name);
  sync_bytes_add (file, sync_key_get_id (key), SYNC_KEY_ID_BYTES);
  sync_bytes_add_zeros (file, SYNC_NONCE_BYTES);
  base_identifier_random_bytes (file->data + NONCE_AT, SYNC_NONCE_BYTES);
  memcpy (said, file->data, sizeof said);
  sync_key_lock (key, said + NONCE_AT, said, sizeof said, bytes, length, file);
  return sync_envelope_end (file, signer);
}

static gboolean
check_length (const guint8 *bytes,
              gsize         length,
              GError      **error)
{
  DossierBytes in = { bytes + 12, bytes + 16, TRUE };
  gsize        content = sync_bytes_read_u32 (&in), expected = FIXED + content + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES;

  if (content > SYNC_ATTACHMENT_CONTENT)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "a document of %" G_GSIZE_FORMAT " bytes", content);
  else if (length != expected || bytes[10] != 0 || bytes[11] != 0)
    g_set_error (error, SYNC_ERROR, length < expected ? SYNC_ERROR_TRUNCATED : SYNC_ERROR_MALFORMED,
                 "%" G_GSIZE_FORMAT " bytes instead of %" G_GSIZE_FORMAT, length, expected);
  else
    return TRUE;
  return FALSE;
}

gboolean
sync_attachment_peek (GBytes  *file,
                      guint8  *poste,
                      guint8  *name,
                      GError **error)
{
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (file, &length);

  if (!sync_envelope_check (bytes, length, MAGIC, FIXED, LONGEST, error) || !check_length (bytes, length, error))
    return FALSE;
  memcpy (poste, bytes + SYNC_POSTE_AT, DOSSIER_POSTE_BYTES);
  memcpy (name, bytes + NAME_AT, SYNC_HASH_BYTES);
  return TRUE;
}

/* NULL: not what it was named for. */
static GBytes *
open_content (const guint8  *bytes,
              gsize          length,
              const SyncKey *key,
              guint8        *hash)
{
  gsize              content = length - FIXED - SYNC_SEAL_BYTES - SYNC_SIGNATURE_BYTES;
  g_autofree guint8 *out = g_malloc (content + 1);
  guint8             name[SYNC_HASH_BYTES];

  if (!sync_key_unlock (key, bytes + NONCE_AT, bytes, FIXED, bytes + FIXED, content + SYNC_SEAL_BYTES, out))
    return NULL;
  sync_attachment_hash (out, content, hash);
  sync_attachment_name (key, hash, name);
  return memcmp (name, bytes + NAME_AT, sizeof name) == 0 ? g_bytes_new_take (g_steal_pointer (&out), content) : NULL;
}

GBytes *
sync_attachment_read (GBytes            *file,
                      const guint8      *federation,
                      const guint8      *public_key,
                      const SyncKeyring *keyring,
                      guint8            *hash,
                      GError           **error)
{
  gsize          length;
  const guint8  *bytes = g_bytes_get_data (file, &length);
  const SyncKey *key;
  GBytes        *content;
  guint8         found[SYNC_HASH_BYTES];

  if (!sync_envelope_check (bytes, length, MAGIC, FIXED, LONGEST, error) || !check_length (bytes, length, error) ||
      !sync_envelope_check_federation (bytes, federation, error) || !sync_envelope_check_poste (bytes, public_key, error) ||
      !sync_envelope_check_signature (bytes, length, public_key, error))
    return NULL;
  key = sync_keyring_find (keyring, bytes + KEY_ID_AT);
  content = key != NULL ? open_content (bytes, length, key, found) : NULL;
  if (content == NULL)
    g_set_error_literal (error, SYNC_ERROR, key == NULL ? SYNC_ERROR_UNKNOWN_KEY : SYNC_ERROR_MALFORMED,
                         key == NULL ? "is locked with a key that is not here" : "is not the document it is named for");
  else if (hash != NULL)
    memcpy (hash, found, sizeof found);
  return content;
}
