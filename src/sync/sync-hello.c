#include "sync-hello-private.h"

#include "sync-envelope-private.h"
#include "sync-limits.h"

#include <string.h>

#define MAGIC "LIENSHEL"
#define FIXED 120 /* what is said in clear */
#define VERSION_BYTES 40

enum
{
  TAG_NAME = 1,
  TAG_HOST,
  TAG_VERSION,
  TAG_READS,
  TAG_TIPS,
  TAG_SUCCEEDS,
};

SyncHello *
sync_hello_new (void)
{
  SyncHello *self = g_new0 (SyncHello, 1);

  self->tips = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  return self;
}

void
sync_hello_free (SyncHello *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tips);
  g_free (self->name);
  g_free (self->host);
  g_free (self->version);
  g_free (self);
}

/* What a former key signs. */
static GByteArray *
list_handed (const guint8 *federation,
             const guint8 *public_key)
{
  GByteArray *words = g_byte_array_new ();

  sync_bytes_add (words, "LIENSNXT", SYNC_MAGIC_BYTES);
  sync_bytes_add (words, federation, SYNC_FEDERATION_BYTES);
  sync_bytes_add (words, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  return words;
}

void
sync_hello_hand_over (const SyncSigner *former,
                      const guint8     *federation,
                      const guint8     *public_key,
                      guint8           *handover)
{
  g_autoptr (GByteArray) words = list_handed (federation, public_key);

  sync_signer_sign (former, words->data, words->len, handover);
}

static void
add_field (GByteArray   *body,
           guint         tag,
           gconstpointer bytes,
           gsize         length)
{
  dossier_bytes_add_varint (body, tag);
  dossier_bytes_add_varint (body, length);
  sync_bytes_add (body, bytes, length);
}

static void
add_text (GByteArray *body,
          guint       tag,
          const char *text,
          gsize       most)
{
  gsize       length = text != NULL ? strlen (text) : 0;
  const char *end;

  g_utf8_validate (text != NULL ? text : "", (gssize) MIN (length, most), &end);
  if (text != NULL && end > text)
    add_field (body, tag, text, (gsize) (end - text));
}

static void
add_tips (GByteArray   *body,
          const GArray *tips)
{
  g_autoptr (GByteArray) field = g_byte_array_new ();

  for (guint i = 0; i < tips->len; i++)
    sync_bytes_add_tip (field, &g_array_index (tips, DossierTip, i));
  add_field (body, TAG_TIPS, field->data, field->len);
}

static GByteArray *
write_body (const SyncHello *self)
{
  GByteArray            *body = g_byte_array_new ();
  g_autoptr (GByteArray) reads = g_byte_array_new ();
  g_autoptr (GByteArray) succession = g_byte_array_new ();

  add_text (body, TAG_NAME, self->name, SYNC_HELLO_TEXT_BYTES);
  add_text (body, TAG_HOST, self->host, SYNC_HELLO_TEXT_BYTES);
  add_text (body, TAG_VERSION, self->version, VERSION_BYTES);
  dossier_bytes_add_varint (reads, self->reads);
  add_field (body, TAG_READS, reads->data, reads->len);
  add_tips (body, self->tips);
  sync_bytes_add (succession, self->before, sizeof self->before);
  sync_bytes_add (succession, self->handover, sizeof self->handover);
  if (self->succeeds)
    add_field (body, TAG_SUCCEEDS, succession->data, succession->len);
  return body;
}

static gboolean
are_tips_sound (const GArray *tips)
{
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);

      if (tip->point.n < 1 || tip->point.n > SYNC_LAST_N || (i > 0 && sync_tip_compare (tip - 1, tip) >= 0))
        return FALSE;
    }
  return tips->len <= SYNC_TIPS;
}

GBytes *
sync_hello_write (const SyncHello  *self,
                  const SyncSigner *signer,
                  const SyncKey    *key,
                  GError          **error)
{
  g_autoptr (GByteArray) body = NULL;
  g_autoptr (GByteArray) said = NULL;
  GByteArray            *file;
  guint8                 nonce[SYNC_NONCE_BYTES];

  if (self->k == 0 || !are_tips_sound (self->tips))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "is no hello to be said");
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
  sync_bytes_add (file, sync_key_get_id (key), SYNC_KEY_ID_BYTES);
  sync_bytes_add (file, nonce, sizeof nonce);
  sync_bytes_add_u32 (file, body->len);
  sync_bytes_add_u32 (file, 0);
  said = g_byte_array_new ();
  sync_bytes_add (said, file->data, file->len);
  sync_key_lock (key, nonce, said->data, said->len, body->data, body->len, file);
  return sync_envelope_end (file, signer);
}

/* The length of the body is returned beside it. */
static gboolean
read_clear (SyncHello    *self,
            const guint8 *bytes,
            guint32      *length)
{
  DossierBytes in = { bytes + SYNC_MAGIC_BYTES + 2, bytes + FIXED, TRUE };
  gboolean     is_sound = sync_bytes_read_u16 (&in) == 0;

  self->k = sync_bytes_read_u32 (&in);
  sync_bytes_copy_block (&in, self->federation, sizeof self->federation);
  sync_bytes_copy_block (&in, self->poste, sizeof self->poste);
  sync_bytes_copy_block (&in, self->public_key, sizeof self->public_key);
  self->wall = (gint64) sync_bytes_read_u64 (&in);
  sync_bytes_read_block (&in, SYNC_KEY_ID_BYTES + SYNC_NONCE_BYTES);
  *length = sync_bytes_read_u32 (&in);
  return is_sound && sync_bytes_read_u32 (&in) == 0 && self->k > 0;
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

SyncHello *
sync_hello_peek (GBytes       *file,
                 const guint8 *federation,
                 GError      **error)
{
  gsize                 length;
  const guint8         *bytes = g_bytes_get_data (file, &length);
  g_autoptr (SyncHello) self = sync_hello_new ();
  guint32               body;

  if (!sync_envelope_check (bytes, length, MAGIC, FIXED, SYNC_HELLO_FILE, error))
    return NULL;
  if (!read_clear (self, bytes, &body))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "its clear part is not as it must be");
      return NULL;
    }
  if (!check_length (length, body, error) || !sync_envelope_check_federation (bytes, federation, error) ||
      !sync_envelope_check_poste (bytes, self->public_key, error) ||
      !sync_envelope_check_signature (bytes, length, self->public_key, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
read_text (DossierBytes *in,
           gsize         most,
           char        **text)
{
  gsize         length = sync_bytes_get_left (in);
  const guint8 *at = sync_bytes_read_block (in, length);

  if (length > most || !g_utf8_validate ((const char *) at, (gssize) length, NULL))
    {
      in->ok = FALSE;
      return;
    }
  g_free (*text);
  *text = g_strndup ((const char *) at, length);
}

static guint
read_format (DossierBytes *in)
{
  guint64 format = dossier_bytes_read_varint (in);

  return (guint) MIN (format, G_MAXUINT16);
}

static void
read_tips (DossierBytes *in,
           GArray       *tips)
{
  while (in->ok && in->at < in->end && tips->len <= SYNC_TIPS)
    {
      DossierTip tip = { 0 };

      sync_bytes_read_tip (in, &tip);
      g_array_append_val (tips, tip);
    }
  if (!are_tips_sound (tips))
    in->ok = FALSE;
}

static void
read_succession (DossierBytes *in,
                 SyncHello    *self)
{
  g_autoptr (GByteArray) words = list_handed (self->federation, self->public_key);

  sync_bytes_copy_block (in, self->before, sizeof self->before);
  sync_bytes_copy_block (in, self->handover, sizeof self->handover);
  self->succeeds = TRUE;
  if (in->ok && !sync_signature_is_of (self->handover, self->before, words->data, words->len))
    in->ok = FALSE;
}

/* in is the field and no more. */
static void
read_field (SyncHello    *self,
            guint64       tag,
            DossierBytes *in)
{
  if (tag == TAG_NAME)
    read_text (in, SYNC_HELLO_TEXT_BYTES, &self->name);
  else if (tag == TAG_HOST)
    read_text (in, SYNC_HELLO_TEXT_BYTES, &self->host);
  else if (tag == TAG_VERSION)
    read_text (in, VERSION_BYTES, &self->version);
  else if (tag == TAG_READS)
    self->reads = read_format (in);
  else if (tag == TAG_TIPS)
    read_tips (in, self->tips);
  else if (tag == TAG_SUCCEEDS)
    read_succession (in, self);
  else
    in->at = in->end;
}

gboolean
sync_hello_read_body (SyncHello    *self,
                      const guint8 *bytes,
                      gsize         length)
{
  DossierBytes in = { bytes, bytes + length, TRUE };
  guint64      last = 0;

  self->name = g_strdup ("");
  self->host = g_strdup ("");
  self->version = g_strdup ("");
  while (in.ok && in.at < in.end)
    {
      guint64       tag = dossier_bytes_read_varint (&in);
      guint64       size = dossier_bytes_read_varint (&in);
      const guint8 *at = sync_bytes_read_block (&in, size);
      DossierBytes  field = { at, at != NULL ? at + size : NULL, at != NULL && tag > last };

      if (field.ok)
        read_field (self, tag, &field);
      in.ok = field.ok && field.at == field.end;
      last = tag;
    }
  return in.ok;
}

SyncHello *
sync_hello_read (GBytes            *file,
                 const guint8      *federation,
                 const SyncKeyring *keyring,
                 GError           **error)
{
  gsize                 length;
  const guint8         *bytes = g_bytes_get_data (file, &length);
  g_autoptr (SyncHello) self = sync_hello_peek (file, federation, error);
  const SyncKey        *key;
  g_autofree guint8    *body = NULL;

  if (self == NULL)
    return NULL;
  key = sync_keyring_find (keyring, bytes + 80);
  if (key == NULL)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY, "is locked with a key that is not here");
      return NULL;
    }
  length -= FIXED + SYNC_SIGNATURE_BYTES;
  body = g_malloc (length);
  if (sync_key_unlock (key, bytes + 88, bytes, FIXED, bytes + FIXED, length, body) &&
      sync_hello_read_body (self, body, length - SYNC_SEAL_BYTES))
    return g_steal_pointer (&self);
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "its body is not as it must be");
  return NULL;
}
