#include "sync-envelope-private.h"

#include "sync-limits.h"

#include <string.h>

void
sync_bytes_add (GByteArray   *out,
                gconstpointer bytes,
                gsize         length)
{
  if (length > 0)
    g_byte_array_append (out, bytes, (guint) length);
}

static void
add_number (GByteArray *out,
            guint64     number,
            guint       size)
{
  guint64 little = GUINT64_TO_LE (number);

  sync_bytes_add (out, &little, size);
}

void
sync_bytes_add_u8 (GByteArray *out,
                   guint8      number)
{
  add_number (out, number, 1);
}

void
sync_bytes_add_u16 (GByteArray *out,
                    guint16     number)
{
  add_number (out, number, 2);
}

void
sync_bytes_add_u32 (GByteArray *out,
                    guint32     number)
{
  add_number (out, number, 4);
}

void
sync_bytes_add_u64 (GByteArray *out,
                    guint64     number)
{
  add_number (out, number, 8);
}

void
sync_bytes_add_zeros (GByteArray *out,
                      gsize       length)
{
  guint at = out->len;

  g_byte_array_set_size (out, at + (guint) length);
  memset (out->data + at, 0, length);
}

gsize
sync_bytes_get_left (const DossierBytes *in)
{
  return (gsize) (in->end - in->at);
}

const guint8 *
sync_bytes_read_block (DossierBytes *in,
                       guint64       length)
{
  const guint8 *at = in->at;

  if (!in->ok || length > sync_bytes_get_left (in))
    {
      in->ok = FALSE;
      return NULL;
    }
  in->at += length;
  return at;
}

void
sync_bytes_copy_block (DossierBytes *in,
                       guint8       *out,
                       gsize         length)
{
  const guint8 *at = sync_bytes_read_block (in, length);

  if (at != NULL)
    memcpy (out, at, length);
}

static guint64
read_number (DossierBytes *in,
             guint         size)
{
  guint64       number = 0;
  const guint8 *at = sync_bytes_read_block (in, size);

  if (at != NULL)
    memcpy (&number, at, size);
  return GUINT64_FROM_LE (number);
}

guint8
sync_bytes_read_u8 (DossierBytes *in)
{
  return (guint8) read_number (in, 1);
}

guint16
sync_bytes_read_u16 (DossierBytes *in)
{
  return (guint16) read_number (in, 2);
}

guint32
sync_bytes_read_u32 (DossierBytes *in)
{
  return (guint32) read_number (in, 4);
}

guint64
sync_bytes_read_u64 (DossierBytes *in)
{
  return read_number (in, 8);
}

void
sync_bytes_add_tip (GByteArray       *out,
                    const DossierTip *tip)
{
  sync_bytes_add (out, tip->poste, sizeof tip->poste);
  sync_bytes_add (out, tip->point.run, sizeof tip->point.run);
  dossier_bytes_add_varint (out, (guint64) tip->point.n);
}

void
sync_bytes_read_tip (DossierBytes *in,
                     DossierTip   *tip)
{
  guint64 n;

  sync_bytes_copy_block (in, tip->poste, sizeof tip->poste);
  sync_bytes_copy_block (in, tip->point.run, sizeof tip->point.run);
  n = dossier_bytes_read_varint (in);
  if (n > SYNC_LAST_N)
    in->ok = FALSE;
  tip->point.n = in->ok ? (gint64) n : 0;
}

int
sync_tip_compare (const DossierTip *one,
                  const DossierTip *other)
{
  int by_poste = memcmp (one->poste, other->poste, sizeof one->poste);

  return by_poste != 0 ? by_poste : memcmp (one->point.run, other->point.run, sizeof one->point.run);
}

GByteArray *
sync_envelope_begin (const char *magic)
{
  GByteArray *file = g_byte_array_new ();

  sync_bytes_add (file, magic, SYNC_MAGIC_BYTES);
  sync_bytes_add_u16 (file, SYNC_FORMAT);
  return file;
}

GBytes *
sync_envelope_end (GByteArray       *file,
                   const SyncSigner *signer)
{
  guint8 signature[SYNC_SIGNATURE_BYTES];

  sync_signer_sign (signer, file->data, file->len, signature);
  sync_bytes_add (file, signature, sizeof signature);
  return g_byte_array_free_to_bytes (file);
}

gboolean
sync_envelope_check (const guint8 *bytes,
                     gsize         length,
                     const char   *magic,
                     gsize         least,
                     gsize         most,
                     GError      **error)
{
  gsize n_magic = MIN (length, SYNC_MAGIC_BYTES);

  if (n_magic > 0 && memcmp (bytes, magic, n_magic) != 0)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "is no %s", magic);
  else if (length >= SYNC_MAGIC_BYTES + 2 && (bytes[8] | bytes[9] << 8) > SYNC_FORMAT)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_NEWER, "%s of format %d", magic, bytes[8] | bytes[9] << 8);
  else if (length >= SYNC_MAGIC_BYTES + 2 && (bytes[8] | bytes[9] << 8) == 0)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "%s of format 0", magic);
  else if (length > most)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "%" G_GSIZE_FORMAT " bytes", length);
  else if (length < least)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TRUNCATED, "%" G_GSIZE_FORMAT " bytes of %s", length, magic);
  else
    return TRUE;
  return FALSE;
}

gboolean
sync_envelope_check_federation (const guint8 *bytes,
                                const guint8 *federation,
                                GError      **error)
{
  if (memcmp (bytes + SYNC_FEDERATION_AT, federation, SYNC_FEDERATION_BYTES) == 0)
    return TRUE;
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_FOREIGN, "is of another federation");
  return FALSE;
}

gboolean
sync_envelope_check_signature (const guint8 *bytes,
                               gsize         length,
                               const guint8 *public_key,
                               GError      **error)
{
  gsize signed_length = length - SYNC_SIGNATURE_BYTES;

  if (sync_signature_is_of (bytes + signed_length, public_key, bytes, signed_length))
    return TRUE;
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_SIGNATURE, "is not signed by who it says");
  return FALSE;
}

gboolean
sync_envelope_check_poste (const guint8 *bytes,
                           const guint8 *public_key,
                           GError      **error)
{
  guint8 poste[DOSSIER_POSTE_BYTES];

  sync_poste_of_key (public_key, poste);
  if (memcmp (bytes + SYNC_POSTE_AT, poste, sizeof poste) == 0)
    return TRUE;
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_FOREIGN, "is of another desktop");
  return FALSE;
}
