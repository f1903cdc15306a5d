#include "sync-segment-private.h"

#include <gio/gio.h>
#include <string.h>

static guint
count_varint (guint64 number)
{
  guint n_bytes = 1;

  for (; number >= 0x80; number >>= 7)
    n_bytes++;
  return n_bytes;
}

static guint
count_sections (const DossierSegment *self,
                gint64                first,
                gint64                last)
{
  guint n_sections = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const DossierSection *section = &g_array_index (self->sections, DossierSection, i);

      n_sections += section->first <= last && section->last >= first;
    }
  return n_sections;
}

/* A file of that much body, locked or not, keeps all limits. */
static gboolean
fits (gsize raw,
      gsize cost,
      guint n_sections,
      gsize target)
{
  gsize file = SYNC_SEGMENT_FIXED + n_sections * SYNC_SEGMENT_SECTION + raw + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES;

  return file <= target && n_sections <= SYNC_SEGMENT_SECTIONS && file + raw + MAX (cost, raw) <= SYNC_MEMORY - SYNC_MEMORY_ASIDE;
}

guint
sync_segment_count_fitting (const DossierSegment *self,
                            guint                 from,
                            gsize                 target)
{
  g_auto (SyncSegmentWriting) writing = { NULL };
  gsize                       raw = 4, cost = 0; /* four bytes are more than the number of authors needs */
  guint                       count = 0, n_operations = 0;

  sync_segment_writing_begin (&writing);
  for (; from + count < self->transactions->len && count < SYNC_SEGMENT_TRANSACTIONS; count++)
    {
      const DossierTransaction *first = self->transactions->pdata[from], *transaction = self->transactions->pdata[from + count];
      gsize                     n_authors = writing.authors->len;

      cost += sync_segment_write_record (&writing, transaction);
      raw += writing.record->len + count_varint (writing.record->len) + writing.authors->len - n_authors;
      n_operations += transaction->operations->len;
      if (count > 0 && (n_operations > SYNC_SEGMENT_OPERATIONS || writing.record->len > SYNC_SEGMENT_RECORD ||
                        !fits (raw, cost, count_sections (self, first->point.n, transaction->point.n), MIN (target, SYNC_SEGMENT_FILE))))
        break;
    }
  return count;
}

static gboolean
is_point (const DossierPoint *point)
{
  return point->n >= 1 && point->n <= SYNC_LAST_N;
}

static gboolean
is_seen_sound (const GArray *seen)
{
  for (guint i = 0; i < seen->len; i++)
    {
      const DossierTip *tip = &g_array_index (seen, DossierTip, i);

      if (!is_point (&tip->point) || (i > 0 && sync_tip_compare (tip - 1, tip) >= 0))
        return FALSE;
    }
  return seen->len <= SYNC_TIPS;
}

static gboolean
is_transaction_sound (const DossierTransaction *transaction)
{
  return sync_time_is_sound (transaction->t) && sync_time_is_sound (transaction->w) && transaction->rank <= DOSSIER_RANK_HUMAN &&
         (transaction->undoes.n == 0 || is_point (&transaction->undoes)) && is_seen_sound (transaction->seen) &&
         (transaction->label == NULL ||
          (strlen (transaction->label) <= DOSSIER_LABEL_BYTES && g_utf8_validate (transaction->label, -1, NULL)));
}

/* The sections of a part of the segment. NULL: they and the transactions are no chain. */
static GArray *
cut_sections (const DossierSegment *self,
              guint                 from,
              guint                 count)
{
  g_autoptr (GArray) sections = g_array_new (FALSE, TRUE, sizeof (DossierSection));
  guint              at = from, end = from + count;
  gint64             first = ((DossierTransaction *) self->transactions->pdata[from])->point.n;

  for (guint i = 0; i < self->sections->len && at < end; i++)
    {
      DossierSection section = g_array_index (self->sections, DossierSection, i);

      section.first = MAX (section.first, first);
      section.last = MIN (section.last, first + count - 1);
      if (section.first > section.last)
        continue;
      g_array_append_val (sections, section);
      for (gint64 n = section.first; n <= section.last && at < end; n++, at++)
        {
          const DossierTransaction *transaction = self->transactions->pdata[at];

          if (transaction->point.n != n || memcmp (transaction->point.run, section.run, sizeof section.run) != 0)
            return NULL;
        }
    }
  if (at != end || first < 1 || first + count - 1 > SYNC_LAST_N || !sync_sections_are_chain (sections, first, first + count - 1))
    return NULL;
  return g_steal_pointer (&sections);
}

static gboolean
refuse (GError    **error,
        SyncError   code,
        const char *why)
{
  g_set_error_literal (error, SYNC_ERROR, (int) code, why);
  return FALSE;
}

static gboolean
write_records (SyncSegmentWriting   *self,
               const DossierSegment *segment,
               guint                 from,
               guint                 count,
               GError              **error)
{
  gsize cost = 0;
  guint n_operations = 0;

  for (guint i = from; i < from + count; i++)
    {
      const DossierTransaction *transaction = segment->transactions->pdata[i];

      if (!is_transaction_sound (transaction))
        return refuse (error, SYNC_ERROR_MALFORMED, "a transaction is not as it must be");
      cost += sync_segment_write_record (self, transaction);
      n_operations += transaction->operations->len;
      dossier_bytes_add_varint (self->records, self->record->len);
      sync_bytes_add (self->records, self->record->data, self->record->len);
      if (self->record->len > SYNC_SEGMENT_RECORD || n_operations > SYNC_SEGMENT_OPERATIONS || self->records->len > SYNC_SEGMENT_RAW)
        return refuse (error, SYNC_ERROR_TOO_LARGE, "no reader would take so much");
    }
  if (MAX (cost, self->records->len) + 2 * (gsize) self->records->len > SYNC_MEMORY - SYNC_MEMORY_ASIDE)
    return refuse (error, SYNC_ERROR_TOO_LARGE, "no reader would have room for so much");
  return TRUE;
}

/* NULL: it does not become smaller. Caller owns. */
static GByteArray *
deflate (const GByteArray *raw)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  gsize                  n_read, n_written;

  g_byte_array_set_size (packed, raw->len);
  if (g_converter_convert (converter, raw->data, raw->len, packed->data, packed->len, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL) !=
      G_CONVERTER_FINISHED)
    return NULL;
  g_byte_array_set_size (packed, (guint) n_written);
  return g_steal_pointer (&packed);
}

static GByteArray *
join_body (const SyncSegmentWriting *self)
{
  GByteArray *raw = g_byte_array_new ();

  dossier_bytes_add_varint (raw, self->authors->len / BASE_IDENTIFIER_BYTES);
  sync_bytes_add (raw, self->authors->data, self->authors->len);
  sync_bytes_add (raw, self->records->data, self->records->len);
  return raw;
}

static void
add_header (GByteArray             *file,
            const GArray           *sections,
            const SyncSegmentStamp *stamp,
            const guint8           *poste)
{
  const DossierSection *first = &g_array_index (sections, DossierSection, 0);
  const DossierSection *last = &g_array_index (sections, DossierSection, sections->len - 1);

  sync_bytes_add_u16 (file, 0);
  sync_bytes_add_u32 (file, SYNC_SEGMENT_FIXED + sections->len * SYNC_SEGMENT_SECTION);
  sync_bytes_add (file, stamp->federation, BASE_IDENTIFIER_BYTES);
  sync_bytes_add (file, poste, DOSSIER_POSTE_BYTES);
  sync_bytes_add_u64 (file, (guint64) first->first);
  sync_bytes_add_u64 (file, (guint64) last->last);
  sync_bytes_add_u32 (file, stamp->gen);
  sync_bytes_add_u32 (file, (guint32) (last->last - first->first + 1));
}

static GBytes *
write_file (const GArray           *sections,
            const GByteArray       *raw,
            const SyncSegmentStamp *stamp,
            const SyncSigner       *signer,
            const SyncKey          *key)
{
  g_autoptr (GByteArray) packed = deflate (raw);
  const GByteArray      *body = packed != NULL ? packed : raw;
  GByteArray            *file = sync_envelope_begin (SYNC_SEGMENT_MAGIC);
  g_autoptr (GByteArray) said = NULL;
  guint8                 nonce[SYNC_NONCE_BYTES];

  base_identifier_random_bytes (nonce, sizeof nonce);
  add_header (file, sections, stamp, sync_signer_get_poste (signer));
  sync_bytes_add_u32 (file, raw->len);
  sync_bytes_add_u32 (file, body->len);
  sync_bytes_add_u8 (file, packed != NULL ? SYNC_CODEC_ZLIB : SYNC_CODEC_NONE);
  sync_bytes_add_u8 (file, (guint8) sections->len);
  sync_bytes_add_u16 (file, 0);
  sync_bytes_add (file, sync_key_get_id (key), SYNC_KEY_ID_BYTES);
  sync_bytes_add (file, nonce, sizeof nonce);
  sync_bytes_add_u64 (file, (guint64) stamp->wall);
  sync_bytes_add_u64 (file, (guint64) stamp->share_clock);
  sync_sections_add (sections, file);
  said = g_byte_array_new ();
  sync_bytes_add (said, file->data, file->len);
  sync_key_lock (key, nonce, said->data, said->len, body->data, body->len, file);
  return sync_envelope_end (file, signer);
}

GBytes *
sync_segment_write (const DossierSegment   *self,
                    guint                   from,
                    guint                   count,
                    const SyncSegmentStamp *stamp,
                    const SyncSigner       *signer,
                    const SyncKey          *key,
                    GError                **error)
{
  g_auto (SyncSegmentWriting) writing = { NULL };
  g_autoptr (GArray)          sections = NULL;
  g_autoptr (GByteArray)      raw = NULL;
  g_autoptr (GBytes)          file = NULL;

  g_return_val_if_fail (count > 0 && from + count <= self->transactions->len, NULL);

  sync_segment_writing_begin (&writing);
  sections = cut_sections (self, from, count);
  if (sections == NULL || !sync_time_is_sound (stamp->wall) || !sync_time_is_sound (stamp->share_clock) ||
      memcmp (self->poste, sync_signer_get_poste (signer), sizeof self->poste) != 0)
    {
      refuse (error, SYNC_ERROR_MALFORMED, "is no chain of this desktop");
      return NULL;
    }
  if (count > SYNC_SEGMENT_TRANSACTIONS || sections->len > SYNC_SEGMENT_SECTIONS)
    {
      refuse (error, SYNC_ERROR_TOO_LARGE, "no reader would take so many");
      return NULL;
    }
  if (!write_records (&writing, self, from, count, error))
    return NULL;
  raw = join_body (&writing);
  file = write_file (sections, raw, stamp, signer, key);
  if (g_bytes_get_size (file) <= SYNC_SEGMENT_FILE && raw->len <= SYNC_SEGMENT_RAW)
    return g_steal_pointer (&file);
  refuse (error, SYNC_ERROR_TOO_LARGE, "no reader would take so much");
  return NULL;
}
