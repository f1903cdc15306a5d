/* The body of a segment, read. Nothing recursive, nothing allocated before its number and its cost are judged. */
#include "sync-segment-private.h"

#include <string.h>

typedef struct
{
  DossierBytes    in; /* the record being read, then what follows it */
  GBytes         *raw;
  const guint8   *begin; /* of raw */
  const guint8   *authors;
  guint64         n_authors;
  gint64          t; /* of the transaction before */
  GArray         *seen;
  gsize           held;
  guint           n_operations;
  gboolean        is_too_large;
  DossierSegment *segment; /* grows; owned by who asked */
} Reading;

static gboolean
spend (Reading *self,
       gsize    cost)
{
  self->held += cost;
  if (self->held <= SYNC_MEMORY)
    return TRUE;
  self->is_too_large = TRUE;
  self->in.ok = FALSE;
  return FALSE;
}

/* How many things of at least that many bytes follow; 0 when there cannot be so many. */
static guint
read_count (Reading *self,
            gsize    least,
            guint    most)
{
  guint64 count = dossier_bytes_read_varint (&self->in);

  if (count > most)
    self->is_too_large = TRUE;
  if (count > most || count > sync_bytes_get_left (&self->in) / least)
    self->in.ok = FALSE;
  return self->in.ok ? (guint) count : 0;
}

static void
read_times (Reading            *self,
            DossierTransaction *transaction)
{
  guint64 t = (guint64) self->t + (guint64) dossier_bytes_read_zigzag (&self->in);
  guint64 w = t + (guint64) dossier_bytes_read_zigzag (&self->in);

  transaction->t = (gint64) t;
  transaction->w = (gint64) w;
  if (!sync_time_is_sound (transaction->t) || !sync_time_is_sound (transaction->w))
    self->in.ok = FALSE;
  self->t = self->in.ok ? transaction->t : 0;
}

static void
read_author (Reading            *self,
             DossierTransaction *transaction)
{
  guint64 place = dossier_bytes_read_varint (&self->in);

  if (place >= self->n_authors)
    {
      self->in.ok = FALSE;
      return;
    }
  transaction->has_author = TRUE;
  memcpy (transaction->author, self->authors + place * sizeof transaction->author, sizeof transaction->author);
}

/* One change, put where it belongs: *at moves along what was seen before. Only a real change is one. */
static void
merge_tip (Reading          *self,
           const DossierTip *tip,
           guint            *at,
           GArray           *merged)
{
  const DossierTip *before = NULL;
  gboolean          was_there;

  for (; *at < self->seen->len; (*at)++)
    {
      before = &g_array_index (self->seen, DossierTip, *at);
      if (sync_tip_compare (before, tip) >= 0)
        break;
      g_array_append_vals (merged, before, 1);
    }
  was_there = *at < self->seen->len && sync_tip_compare (before, tip) == 0;
  if (was_there ? before->point.n == tip->point.n : tip->point.n == 0)
    self->in.ok = FALSE;
  if (was_there)
    (*at)++;
  if (tip->point.n != 0)
    g_array_append_vals (merged, tip, 1);
}

static void
merge_tips (Reading *self,
            guint    count,
            GArray  *merged)
{
  DossierTip tip, last = { 0 };
  guint      at = 0;

  for (guint i = 0; self->in.ok && i < count; i++)
    {
      sync_bytes_read_tip (&self->in, &tip);
      if (i > 0 && sync_tip_compare (&last, &tip) >= 0)
        self->in.ok = FALSE;
      if (self->in.ok)
        merge_tip (self, &tip, &at, merged);
      last = tip;
    }
  if (self->in.ok && at < self->seen->len)
    g_array_append_vals (merged, &g_array_index (self->seen, DossierTip, at), self->seen->len - at);
  if (merged->len > SYNC_TIPS)
    self->in.ok = FALSE;
}

/* All may go, and as many come. */
static void
read_seen (Reading *self)
{
  guint              count = read_count (self, SYNC_SEGMENT_LEAST_TIP, 2 * SYNC_TIPS);
  g_autoptr (GArray) merged = NULL;

  if (count == 0)
    self->in.ok = FALSE;
  if (!self->in.ok || !spend (self, sync_segment_cost_tips (self->seen->len + count)))
    return;
  merged = g_array_sized_new (FALSE, TRUE, sizeof (DossierTip), self->seen->len + count);
  merge_tips (self, count, merged);
  g_array_unref (self->seen);
  self->seen = g_steal_pointer (&merged);
}

static void
read_undoes (Reading            *self,
             DossierTransaction *transaction)
{
  guint64 n;

  sync_bytes_copy_block (&self->in, transaction->undoes.run, sizeof transaction->undoes.run);
  n = dossier_bytes_read_varint (&self->in);
  if (n == 0 || n > SYNC_LAST_N)
    self->in.ok = FALSE;
  transaction->undoes.n = self->in.ok ? (gint64) n : 0;
}

static void
read_label (Reading            *self,
            DossierTransaction *transaction)
{
  guint         length = read_count (self, 1, DOSSIER_LABEL_BYTES);
  const guint8 *text = sync_bytes_read_block (&self->in, length);

  if (text == NULL || !g_utf8_validate ((const char *) text, length, NULL))
    self->in.ok = FALSE;
  else if (spend (self, length))
    transaction->label = g_strndup ((const char *) text, length);
}

static guint
read_number (Reading *self)
{
  guint64 number = dossier_bytes_read_varint (&self->in);

  if (number > G_MAXUINT)
    self->in.ok = FALSE;
  return (guint) number;
}

static void
read_operation (Reading            *self,
                DossierTransaction *transaction)
{
  guint         kind = read_number (self), table = read_number (self);
  const guint8 *entity = sync_bytes_read_block (&self->in, BASE_IDENTIFIER_BYTES);
  guint64       length = dossier_bytes_read_varint (&self->in);
  const guint8 *data = sync_bytes_read_block (&self->in, length);

  if (self->in.ok)
    {
      g_autoptr (GBytes) shared = g_bytes_new_from_bytes (self->raw, (gsize) (data - self->begin), (gsize) length);

      dossier_transaction_add (transaction, kind, table, entity, shared);
    }
}

static void
read_operations (Reading            *self,
                 DossierTransaction *transaction)
{
  guint count = read_count (self, SYNC_SEGMENT_LEAST_OPERATION, SYNC_SEGMENT_OPERATIONS - self->n_operations);

  if (!self->in.ok || !spend (self, sync_segment_cost_operations (count)))
    return;
  self->n_operations += count;
  g_array_set_size (transaction->operations, count); /* room for all, asked for once */
  g_array_set_size (transaction->operations, 0);
  for (guint i = 0; self->in.ok && i < count; i++)
    read_operation (self, transaction);
}

static void
read_transaction (Reading            *self,
                  DossierTransaction *transaction)
{
  guint64 flags;

  read_times (self, transaction);
  flags = dossier_bytes_read_varint (&self->in);
  if ((flags & ~(guint64) SYNC_FLAGS_KNOWN) != 0)
    self->in.ok = FALSE;
  transaction->rank = (flags & SYNC_FLAG_HUMAN) != 0 ? DOSSIER_RANK_HUMAN : DOSSIER_RANK_REGISTER;
  if (self->in.ok && (flags & SYNC_FLAG_AUTHOR) != 0)
    read_author (self, transaction);
  if (self->in.ok && (flags & SYNC_FLAG_SEEN) != 0)
    read_seen (self);
  g_array_unref (transaction->seen);
  transaction->seen = g_array_ref (self->seen);
  if (self->in.ok && (flags & SYNC_FLAG_BATCH) != 0)
    sync_bytes_copy_block (&self->in, transaction->batch, sizeof transaction->batch);
  transaction->has_batch = (flags & SYNC_FLAG_BATCH) != 0;
  if (self->in.ok && (flags & SYNC_FLAG_UNDO) != 0)
    read_undoes (self, transaction);
  if (self->in.ok && (flags & SYNC_FLAG_LABEL) != 0)
    read_label (self, transaction);
  if (self->in.ok)
    read_operations (self, transaction);
}

/* The record is read as if nothing followed it, and must be used up. */
static void
read_record (Reading      *self,
             const guint8 *run,
             gint64        n)
{
  guint               length = read_count (self, 1, SYNC_SEGMENT_RECORD);
  const guint8       *end = self->in.end, *record_end = self->in.at + length;
  DossierTransaction *transaction;

  if (!self->in.ok || !spend (self, SYNC_SEGMENT_COST))
    return;
  self->in.end = record_end;
  transaction = dossier_transaction_new ();
  g_ptr_array_add (self->segment->transactions, transaction);
  memcpy (transaction->point.run, run, sizeof transaction->point.run);
  transaction->point.n = n;
  read_transaction (self, transaction);
  if (self->in.at != record_end)
    self->in.ok = FALSE;
  self->in.end = end;
}

static void
read_authors (Reading *self)
{
  self->n_authors = read_count (self, BASE_IDENTIFIER_BYTES, SYNC_SEGMENT_TRANSACTIONS);
  self->authors = sync_bytes_read_block (&self->in, self->n_authors * BASE_IDENTIFIER_BYTES);
}

static void
read_sections (Reading *self,
               GArray  *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const DossierSection *section = &g_array_index (sections, DossierSection, i);

      for (gint64 n = section->first; self->in.ok && n <= section->last; n++)
        read_record (self, section->run, n);
    }
}

DossierSegment *
sync_segment_read_body (const SyncSegmentHead *head,
                        GArray                *sections,
                        GBytes                *raw,
                        gsize                  held,
                        GError               **error)
{
  g_autoptr (DossierSegment) segment = dossier_segment_new (head->poste);
  Reading                    self = { .raw = raw, .held = held, .segment = segment };
  gsize                      length;

  self.begin = g_bytes_get_data (raw, &length);
  self.in = (DossierBytes){ self.begin, self.begin + length, TRUE };
  self.seen = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  g_array_append_vals (segment->sections, sections->data, sections->len);
  read_authors (&self);
  read_sections (&self, sections);
  g_array_unref (self.seen);
  if (self.in.ok && self.in.at == self.in.end)
    return g_steal_pointer (&segment);
  g_set_error (error, SYNC_ERROR, self.is_too_large ? SYNC_ERROR_TOO_LARGE : SYNC_ERROR_MALFORMED,
               "transaction %" G_GINT64_FORMAT " is not as it must be, near byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT,
               head->first + segment->transactions->len - 1, (gsize) (self.in.at - self.begin), length);
  return NULL;
}
