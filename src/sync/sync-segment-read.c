#include "sync-segment-private.h"

#include <gio/gio.h>

static gboolean
check_length (const guint8          *bytes,
              gsize                  length,
              const SyncSegmentHead *head,
              GError               **error)
{
  gsize expected = (gsize) head->length + head->packed_length + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES;

  if (length == expected)
    return TRUE;
  g_set_error (error, SYNC_ERROR, length < expected ? SYNC_ERROR_TRUNCATED : SYNC_ERROR_MALFORMED,
               "%" G_GSIZE_FORMAT " bytes instead of %" G_GSIZE_FORMAT, length, expected);
  return FALSE;
}

static gboolean
check_origin (const guint8 *bytes,
              gsize         length,
              const guint8 *federation,
              const guint8 *public_key,
              GError      **error)
{
  return sync_envelope_check_federation (bytes, federation, error) && sync_envelope_check_poste (bytes, public_key, error) &&
         sync_envelope_check_signature (bytes, length, public_key, error);
}

static gboolean
check_size (gsize    length,
            GError **error)
{
  if (length <= SYNC_SEGMENT_FILE)
    return TRUE;
  g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "%" G_GSIZE_FORMAT " bytes", length);
  return FALSE;
}

/* What is said to be of a newer format is believed only from who signed it so. */
static gboolean
prove (const guint8    *bytes,
       gsize            length,
       const guint8    *federation,
       const guint8    *public_key,
       SyncSegmentHead *head,
       GError         **error)
{
  g_autoptr (GError) local = NULL;

  if (!check_size (length, error))
    return FALSE;
  if (sync_segment_peek (bytes, length, head, &local))
    return check_length (bytes, length, head, error) && check_origin (bytes, length, federation, public_key, error);
  if (!g_error_matches (local, SYNC_ERROR, SYNC_ERROR_NEWER) || length < SYNC_SEGMENT_LASTING + SYNC_SIGNATURE_BYTES ||
      check_origin (bytes, length, federation, public_key, error))
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
sync_segment_check (GBytes       *file,
                    const guint8 *federation,
                    const guint8 *public_key,
                    GError      **error)
{
  gsize           length;
  const guint8   *bytes = g_bytes_get_data (file, &length);
  SyncSegmentHead head;

  return prove (bytes, length, federation, public_key, &head, error);
}

static guint8 *
unlock (const guint8          *bytes,
        const SyncSegmentHead *head,
        const SyncKeyring     *keyring,
        GError               **error)
{
  g_autofree guint8 *packed = NULL;
  const SyncKey     *key = sync_keyring_find (keyring, head->key_id);

  if (key == NULL)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY, "is locked with a key that is not here");
      return NULL;
    }
  packed = g_malloc (head->packed_length + 1);
  if (sync_key_unlock (key, head->nonce, bytes, head->length, bytes + head->length, (gsize) head->packed_length + SYNC_SEAL_BYTES, packed))
    return g_steal_pointer (&packed);
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "is signed, but not locked with the key it says");
  return NULL;
}

/* One byte more than was announced is asked for: a body that goes on is found out there, and goes no further. */
static GBytes *
inflate (const guint8          *packed,
         const SyncSegmentHead *head)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autofree guint8     *raw = g_malloc ((gsize) head->raw_length + 1);
  gsize                  taken = 0, given = 0;

  for (;;)
    {
      gsize            n_read, n_written;
      GConverterResult result = g_converter_convert (converter, packed + taken, head->packed_length - taken, raw + given,
                                                     (gsize) head->raw_length + 1 - given, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

      if (result == G_CONVERTER_ERROR)
        return NULL;
      taken += n_read;
      given += n_written;
      if (given > head->raw_length)
        return NULL;
      if (result == G_CONVERTER_FINISHED)
        break;
    }
  return taken == head->packed_length && given == head->raw_length ? g_bytes_new_take (g_steal_pointer (&raw), given) : NULL;
}

static GBytes *
open_body (const guint8          *bytes,
           const SyncSegmentHead *head,
           const SyncKeyring     *keyring,
           GError               **error)
{
  g_autofree guint8 *packed = unlock (bytes, head, keyring, error);
  GBytes            *raw;

  if (packed == NULL)
    return NULL;
  if (head->codec == SYNC_CODEC_NONE)
    return g_bytes_new_take (g_steal_pointer (&packed), head->raw_length);
  raw = inflate (packed, head);
  if (raw == NULL)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "does not inflate to %u bytes", head->raw_length);
  return raw;
}

DossierSegment *
sync_segment_read (GBytes            *file,
                   const guint8      *federation,
                   const guint8      *public_key,
                   const SyncKeyring *keyring,
                   SyncSegmentHead   *head,
                   GError           **error)
{
  gsize              length;
  const guint8      *bytes = g_bytes_get_data (file, &length);
  SyncSegmentHead    found;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GArray) sections = NULL;

  if (!prove (bytes, length, federation, public_key, &found, error))
    return NULL;
  raw = open_body (bytes, &found, keyring, error);
  if (raw == NULL)
    return NULL;
  if (head != NULL)
    *head = found;
  sections = sync_segment_peek_sections (bytes, length);
  return sync_segment_read_body (&found, sections, raw, length + found.raw_length + SYNC_MEMORY_ASIDE, error);
}
