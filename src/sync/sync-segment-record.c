/* One transaction of a segment, written. */
#include "sync-segment-private.h"

#include <string.h>

/* What an array of GLib asks for, and what malloc adds to it: large ones are whole pages. */
static gsize
round_up (gsize size)
{
  gsize rounded = 64;

  while (rounded < size)
    rounded *= 2;
  return rounded + (rounded < 65536 ? 64 : 4096);
}

gsize
sync_segment_cost_tips (guint n_tips)
{
  return round_up (n_tips * sizeof (DossierTip));
}

/* The shared data of one is a GBytes, and what malloc adds to it. */
gsize
sync_segment_cost_operations (guint n_operations)
{
  return round_up (n_operations * sizeof (DossierOperation)) + n_operations * (gsize) 64;
}

static guint
hash_author (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
is_same_author (gconstpointer one,
                gconstpointer other)
{
  return memcmp (one, other, BASE_IDENTIFIER_BYTES) == 0;
}

void
sync_segment_writing_begin (SyncSegmentWriting *self)
{
  self->places = g_hash_table_new (hash_author, is_same_author);
  self->authors = g_byte_array_new ();
  self->records = g_byte_array_new ();
  self->record = g_byte_array_new ();
  self->t = 0;
  self->seen = NULL;
}

void
sync_segment_writing_end (SyncSegmentWriting *self)
{
  g_hash_table_unref (self->places);
  g_byte_array_unref (self->authors);
  g_byte_array_unref (self->records);
  g_byte_array_unref (self->record);
}

static guint
place_author (SyncSegmentWriting *self,
              const guint8       *author)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, author));

  if (place > 0)
    return place - 1;
  place = g_hash_table_size (self->places);
  g_hash_table_insert (self->places, (gpointer) author, GUINT_TO_POINTER (place + 1));
  sync_bytes_add (self->authors, author, BASE_IDENTIFIER_BYTES);
  return place;
}

/* Adds to out what changed from one to other, both by poste then run. Answers how many changes. */
static guint
add_changes (const GArray *one,
             const GArray *other,
             GByteArray   *out)
{
  guint n_changes = 0, i = 0, j = 0, n_one = one ? one->len : 0;

  while (i < n_one || j < other->len)
    {
      const DossierTip *before = i < n_one ? &g_array_index (one, DossierTip, i) : NULL;
      const DossierTip *after = j < other->len ? &g_array_index (other, DossierTip, j) : NULL;
      int               order = before == NULL ? 1 : after == NULL ? -1
                                                                   : sync_tip_compare (before, after);
      DossierTip        change = order < 0 ? *before : *after;

      if (order < 0)
        change.point.n = 0;
      i += order <= 0;
      j += order >= 0;
      if (order == 0 && before->point.n == after->point.n)
        continue;
      sync_bytes_add_tip (out, &change);
      n_changes++;
    }
  return n_changes;
}

static void
add_seen (SyncSegmentWriting *self,
          GByteArray         *changes,
          guint               n_changes)
{
  if (n_changes == 0)
    return;
  dossier_bytes_add_varint (self->record, n_changes);
  sync_bytes_add (self->record, changes->data, changes->len);
}

static void
add_operations (SyncSegmentWriting *self,
                const GArray       *operations)
{
  dossier_bytes_add_varint (self->record, operations->len);
  for (guint i = 0; i < operations->len; i++)
    {
      const DossierOperation *operation = &g_array_index (operations, DossierOperation, i);
      gsize                   length;
      const guint8           *data = g_bytes_get_data (operation->data, &length);

      dossier_bytes_add_varint (self->record, operation->kind);
      dossier_bytes_add_varint (self->record, operation->table);
      sync_bytes_add (self->record, operation->entity, sizeof operation->entity);
      dossier_bytes_add_varint (self->record, length);
      sync_bytes_add (self->record, data, length);
    }
}

static guint
list_flags (const DossierTransaction *transaction,
            guint                     n_changes)
{
  return (transaction->has_author ? SYNC_FLAG_AUTHOR : 0) | (n_changes > 0 ? SYNC_FLAG_SEEN : 0) |
         (transaction->has_batch ? SYNC_FLAG_BATCH : 0) | (transaction->undoes.n != 0 ? SYNC_FLAG_UNDO : 0) |
         (transaction->label != NULL ? SYNC_FLAG_LABEL : 0) | (transaction->rank == DOSSIER_RANK_HUMAN ? SYNC_FLAG_HUMAN : 0);
}

static void
add_parts (SyncSegmentWriting       *self,
           const DossierTransaction *transaction)
{
  if (transaction->has_batch)
    sync_bytes_add (self->record, transaction->batch, sizeof transaction->batch);
  if (transaction->undoes.n != 0)
    {
      sync_bytes_add (self->record, transaction->undoes.run, sizeof transaction->undoes.run);
      dossier_bytes_add_varint (self->record, (guint64) transaction->undoes.n);
    }
  if (transaction->label != NULL)
    {
      dossier_bytes_add_varint (self->record, strlen (transaction->label));
      sync_bytes_add (self->record, transaction->label, strlen (transaction->label));
    }
}

gsize
sync_segment_write_record (SyncSegmentWriting       *self,
                           const DossierTransaction *transaction)
{
  g_autoptr (GByteArray) changes = g_byte_array_new ();
  guint                  n_changes = add_changes (self->seen, transaction->seen, changes);
  gsize                  cost = SYNC_SEGMENT_COST + sync_segment_cost_operations (transaction->operations->len);

  g_byte_array_set_size (self->record, 0);
  dossier_bytes_add_zigzag (self->record, transaction->t - self->t);
  dossier_bytes_add_zigzag (self->record, transaction->w - transaction->t);
  dossier_bytes_add_varint (self->record, list_flags (transaction, n_changes));
  if (transaction->has_author)
    dossier_bytes_add_varint (self->record, place_author (self, transaction->author));
  add_seen (self, changes, n_changes);
  add_parts (self, transaction);
  add_operations (self, transaction->operations);
  self->t = transaction->t;
  if (n_changes > 0)
    cost += sync_segment_cost_tips (transaction->seen->len + n_changes + (self->seen ? self->seen->len : 0));
  self->seen = transaction->seen;
  return cost + (transaction->label ? strlen (transaction->label) : 0);
}
