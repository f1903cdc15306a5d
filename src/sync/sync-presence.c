#include "sync-presence-private.h"

#include "sync-envelope-private.h"
#include "sync-limits.h"

#include <string.h>

#define MAGIC "LIENSOPN"
#define KEY_AT 40  /* the public key */
#define LOCK_AT 88 /* key_id, then nonce */
#define FIXED 128  /* what is said in clear */

SyncPresence *
sync_presence_new (void)
{
  SyncPresence *self = g_new0 (SyncPresence, 1);

  self->records = g_array_new (FALSE, FALSE, BASE_IDENTIFIER_BYTES);
  return self;
}

void
sync_presence_free (SyncPresence *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->records);
  g_free (self);
}

static const guint8 *
get_record (const SyncPresence *self,
            guint               i)
{
  return (const guint8 *) self->records->data + (gsize) i * BASE_IDENTIFIER_BYTES;
}

void
sync_presence_add (SyncPresence *self,
                   const guint8 *record)
{
  guint at = 0;
  int   order = 1;

  while (at < self->records->len && (order = memcmp (record, get_record (self, at), BASE_IDENTIFIER_BYTES)) > 0)
    at++;
  if ((at < self->records->len && order == 0) || self->records->len >= SYNC_PRESENCE_RECORDS)
    return;
  g_array_insert_vals (self->records, at, record, 1);
}

static GByteArray *
write_body (const SyncPresence *self)
{
  GByteArray *body = g_byte_array_new ();

  dossier_bytes_add_varint (body, self->records->len);
  sync_bytes_add (body, self->records->data, (gsize) self->records->len * BASE_IDENTIFIER_BYTES);
  return body;
}

GBytes *
sync_presence_write (const SyncPresence *self,
                     const SyncSigner   *signer,
                     const SyncKey      *key,
                     GError            **error)
{
  g_autoptr (GByteArray) body = NULL;
  g_autoptr (GByteArray) said = NULL;
  GByteArray            *file;
  guint8                 nonce[SYNC_NONCE_BYTES];

  if (self->k == 0)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "has no number");
      return NULL;
    }
  body = write_body (self);
  base_identifier_random_bytes (nonce, sizeof nonce);
  file = sync_envelope_begin (MAGIC);
  sync_bytes_add_u16 (file, 0);
  sync_bytes_add_u32 (file, self->k);
  sync_bytes_add (file, self->federation, sizeof self->federation);
  sync_bytes_add (file, sync_signer_get_poste (signer), DOSSIER_POSTE_BYTES);
  sync_bytes_add (file, sync_signer_get_public_key (signer), DOSSIER_PUBLIC_KEY_BYTES);
  sync_bytes_add_u64 (file, (guint64) self->wall);
  sync_bytes_add_u64 (file, (guint64) self->share_clock);
  sync_bytes_add (file, sync_key_get_id (key), SYNC_KEY_ID_BYTES);
  sync_bytes_add (file, nonce, sizeof nonce);
  sync_bytes_add_u32 (file, body->len);
  sync_bytes_add_u32 (file, 0);
  said = g_byte_array_new ();
  sync_bytes_add (said, file->data, file->len);
  sync_key_lock (key, nonce, said->data, said->len, body->data, body->len, file);
  return sync_envelope_end (file, signer);
}

static gboolean
is_time (gint64 ms)
{
  return ms >= -SYNC_LAST_TIME && ms <= SYNC_LAST_TIME;
}

/* The length of the body is returned beside it. */
static gboolean
read_clear (SyncPresence *self,
            const guint8 *bytes,
            guint32      *length)
{
  DossierBytes in = { bytes + SYNC_MAGIC_BYTES + 2, bytes + FIXED, TRUE };
  gboolean     is_sound = sync_bytes_read_u16 (&in) == 0;

  self->k = sync_bytes_read_u32 (&in);
  sync_bytes_copy_block (&in, self->federation, sizeof self->federation);
  sync_bytes_copy_block (&in, self->poste, sizeof self->poste);
  sync_bytes_read_block (&in, DOSSIER_PUBLIC_KEY_BYTES);
  self->wall = (gint64) sync_bytes_read_u64 (&in);
  self->share_clock = (gint64) sync_bytes_read_u64 (&in);
  sync_bytes_read_block (&in, SYNC_KEY_ID_BYTES + SYNC_NONCE_BYTES);
  *length = sync_bytes_read_u32 (&in);
  return is_sound && sync_bytes_read_u32 (&in) == 0 && self->k > 0 && is_time (self->wall) && is_time (self->share_clock);
}

static gboolean
check_length (gsize    length,
              guint32  body,
              GError **error)
{
  gsize expected = (gsize) FIXED + body + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES;

  if (length == expected)
    return TRUE;
  g_set_error (error, SYNC_ERROR, length < expected ? SYNC_ERROR_TRUNCATED : SYNC_ERROR_MALFORMED,
               "%" G_GSIZE_FORMAT " bytes instead of %" G_GSIZE_FORMAT, length, expected);
  return FALSE;
}

gboolean
sync_presence_read_body (SyncPresence *self,
                         const guint8 *bytes,
                         gsize         length)
{
  DossierBytes in = { bytes, bytes + length, TRUE };
  guint64      count = dossier_bytes_read_varint (&in);

  if (!in.ok || count > SYNC_PRESENCE_RECORDS || sync_bytes_get_left (&in) != count * BASE_IDENTIFIER_BYTES)
    return FALSE;
  for (guint64 i = 0; i < count; i++)
    {
      const guint8 *record = sync_bytes_read_block (&in, BASE_IDENTIFIER_BYTES);

      if (i > 0 && memcmp (record - BASE_IDENTIFIER_BYTES, record, BASE_IDENTIFIER_BYTES) >= 0)
        return FALSE;
      g_array_append_vals (self->records, record, 1);
    }
  return TRUE;
}

static gboolean
check_all (const guint8 *bytes,
           gsize         length,
           guint32       body,
           const guint8 *federation,
           GError      **error)
{
  return check_length (length, body, error) && sync_envelope_check_federation (bytes, federation, error) &&
         sync_envelope_check_poste (bytes, bytes + KEY_AT, error) && sync_envelope_check_signature (bytes, length, bytes + KEY_AT, error);
}

static gboolean
open_body (SyncPresence      *self,
           const guint8      *bytes,
           gsize              length,
           const SyncKeyring *keyring,
           GError           **error)
{
  const SyncKey     *key = sync_keyring_find (keyring, bytes + LOCK_AT);
  g_autofree guint8 *body = NULL;

  if (key == NULL)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY, "is locked with a key that is not here");
      return FALSE;
    }
  length -= FIXED + SYNC_SIGNATURE_BYTES;
  body = g_malloc (length);
  if (sync_key_unlock (key, bytes + LOCK_AT + SYNC_KEY_ID_BYTES, bytes, FIXED, bytes + FIXED, length, body) &&
      sync_presence_read_body (self, body, length - SYNC_SEAL_BYTES))
    return TRUE;
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "its body is not as it must be");
  return FALSE;
}

SyncPresence *
sync_presence_read (GBytes            *file,
                    const guint8      *federation,
                    const SyncKeyring *keyring,
                    GError           **error)
{
  gsize                    length;
  const guint8            *bytes = g_bytes_get_data (file, &length);
  g_autoptr (SyncPresence) self = sync_presence_new ();
  guint32                  body;

  if (!sync_envelope_check (bytes, length, MAGIC, FIXED, SYNC_PRESENCE_FILE, error))
    return NULL;
  if (!read_clear (self, bytes, &body))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "its clear part is not as it must be");
      return NULL;
    }
  if (!check_all (bytes, length, body, federation, error) || !open_body (self, bytes, length, keyring, error))
    return NULL;
  return g_steal_pointer (&self);
}
