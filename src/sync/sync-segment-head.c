#include "sync-segment-private.h"

#include <string.h>

gboolean
sync_time_is_sound (gint64 time)
{
  return time <= SYNC_LAST_TIME && time >= -SYNC_LAST_TIME;
}

gboolean
sync_sections_are_chain (const GArray *sections,
                         gint64        first,
                         gint64        last)
{
  static const guint8 no_run[DOSSIER_RUN_BYTES] = { 0 };
  gint64              next = first;

  for (guint i = 0; i < sections->len; i++)
    {
      const DossierSection *section = &g_array_index (sections, DossierSection, i);
      const DossierSection *before = i > 0 ? section - 1 : NULL;

      if (section->first != next || section->last < section->first || section->parent.n < 0 || section->parent.n >= section->first)
        return FALSE;
      if (section->parent.n == 0 && memcmp (section->parent.run, no_run, sizeof no_run) != 0)
        return FALSE;
      if (memcmp (section->run, section->parent.run, sizeof no_run) == 0)
        return FALSE;
      if (before != NULL && (section->parent.n != before->last || memcmp (section->parent.run, before->run, sizeof no_run) != 0))
        return FALSE;
      next = section->last + 1;
    }
  return sections->len > 0 && next == last + 1;
}

void
sync_sections_add (const GArray *sections,
                   GByteArray   *out)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const DossierSection *section = &g_array_index (sections, DossierSection, i);

      sync_bytes_add (out, section->run, sizeof section->run);
      sync_bytes_add (out, section->parent.run, sizeof section->parent.run);
      sync_bytes_add_u64 (out, (guint64) section->parent.n);
      sync_bytes_add_u64 (out, (guint64) section->first);
      sync_bytes_add_u64 (out, (guint64) section->last);
    }
}

/* A number of a chain; past the last one it is made one that no check takes. */
static gint64
read_n (DossierBytes *in)
{
  guint64 n = sync_bytes_read_u64 (in);

  if (n > SYNC_LAST_N)
    in->ok = FALSE;
  return in->ok ? (gint64) n : -1;
}

static gint64
read_clock (DossierBytes *in)
{
  gint64 clock = (gint64) sync_bytes_read_u64 (in);

  if (!sync_time_is_sound (clock))
    in->ok = FALSE;
  return clock;
}

GArray *
sync_segment_peek_sections (const guint8 *bytes,
                            gsize         length)
{
  g_autoptr (GArray) sections = g_array_new (FALSE, TRUE, sizeof (DossierSection));
  DossierBytes       in = { bytes + SYNC_SEGMENT_FIXED, bytes + length, TRUE };
  guint              n_sections = bytes[73];

  for (guint i = 0; in.ok && i < n_sections; i++)
    {
      DossierSection section = { 0 };

      sync_bytes_copy_block (&in, section.run, sizeof section.run);
      sync_bytes_copy_block (&in, section.parent.run, sizeof section.parent.run);
      section.parent.n = read_n (&in);
      section.first = read_n (&in);
      section.last = read_n (&in);
      g_array_append_val (sections, section);
    }
  if (!in.ok)
    g_array_set_size (sections, 0);
  return g_steal_pointer (&sections);
}

/* What no format moves. */
static void
read_lasting (const guint8    *bytes,
              SyncSegmentHead *head,
              DossierBytes    *in)
{
  *in = (DossierBytes){ bytes + SYNC_MAGIC_BYTES, bytes + SYNC_SEGMENT_LASTING, TRUE };
  head->format = sync_bytes_read_u16 (in);
  sync_bytes_read_u16 (in);
  head->length = sync_bytes_read_u32 (in);
  sync_bytes_copy_block (in, head->federation, sizeof head->federation);
  sync_bytes_copy_block (in, head->poste, sizeof head->poste);
  head->first = read_n (in);
  head->last = read_n (in);
  head->gen = sync_bytes_read_u32 (in);
  head->n_transactions = sync_bytes_read_u32 (in);
}

static void
read_rest (const guint8    *bytes,
           SyncSegmentHead *head,
           DossierBytes    *in)
{
  in->at = bytes + SYNC_SEGMENT_LASTING;
  in->end = bytes + SYNC_SEGMENT_FIXED;
  head->raw_length = sync_bytes_read_u32 (in);
  head->packed_length = sync_bytes_read_u32 (in);
  head->codec = sync_bytes_read_u8 (in);
  head->n_sections = sync_bytes_read_u8 (in);
  if (sync_bytes_read_u16 (in) != 0)
    in->ok = FALSE;
  sync_bytes_copy_block (in, head->key_id, sizeof head->key_id);
  sync_bytes_copy_block (in, head->nonce, sizeof head->nonce);
  head->wall = read_clock (in);
  head->share_clock = read_clock (in);
}

/* Lengths alone, so that a reader knows how much to expect. */
static gboolean
is_consistent (const SyncSegmentHead *head)
{
  if (head->first < 1 || head->last < head->first || head->n_transactions != (guint64) (head->last - head->first) + 1)
    return FALSE;
  if (head->n_sections == 0 || head->length != SYNC_SEGMENT_FIXED + head->n_sections * SYNC_SEGMENT_SECTION)
    return FALSE;
  return head->codec != SYNC_CODEC_NONE || head->raw_length == head->packed_length;
}

/* The last line: while it is inflated, the file, its body unlocked and its body whole are there at once. */
static gboolean
is_within_limits (const SyncSegmentHead *head)
{
  return head->raw_length <= SYNC_SEGMENT_RAW && head->n_transactions <= SYNC_SEGMENT_TRANSACTIONS &&
         (guint64) head->length + head->packed_length + SYNC_SEAL_BYTES + SYNC_SIGNATURE_BYTES <= SYNC_SEGMENT_FILE &&
         2 * (guint64) head->packed_length + head->raw_length <= SYNC_MEMORY - SYNC_MEMORY_ASIDE;
}

static gboolean
has_enough_bytes (const SyncSegmentHead *head)
{
  return head->raw_length / SYNC_SEGMENT_LEAST_RECORD >= head->n_transactions;
}

static gboolean
read_sections (const guint8    *bytes,
               gsize            length,
               SyncSegmentHead *head,
               GError         **error)
{
  g_autoptr (GArray) sections = NULL;

  if (length < head->length)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_TRUNCATED, "ends within its header");
      return FALSE;
    }
  sections = sync_segment_peek_sections (bytes, length);
  if (!sync_sections_are_chain (sections, head->first, head->last))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "its sections are no chain");
      return FALSE;
    }
  memcpy (head->run, g_array_index (sections, DossierSection, 0).run, sizeof head->run);
  return TRUE;
}

gboolean
sync_segment_peek (const guint8    *bytes,
                   gsize            length,
                   SyncSegmentHead *head,
                   GError         **error)
{
  DossierBytes in;

  memset (head, 0, sizeof *head);
  if (length >= SYNC_SEGMENT_LASTING)
    read_lasting (bytes, head, &in);
  if (!sync_envelope_check (bytes, length, SYNC_SEGMENT_MAGIC, SYNC_SEGMENT_FIXED, G_MAXSIZE, error))
    return FALSE;
  read_rest (bytes, head, &in);
  if (bytes[10] != 0 || bytes[11] != 0 || head->codec > SYNC_CODEC_ZLIB)
    g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_NEWER, "is written in a way of later");
  else if (!in.ok || !is_consistent (head))
    g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "its header contradicts itself");
  else if (!is_within_limits (head))
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "%u transactions in %u bytes", head->n_transactions, head->raw_length);
  else if (!has_enough_bytes (head))
    g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "announces more transactions than it can hold");
  else
    return read_sections (bytes, length, head, error);
  return FALSE;
}
