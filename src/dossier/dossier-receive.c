#include "dossier-receive.h"

#include "dossier-scrub.h"
#include "dossier-slice-private.h"

#include <string.h>

#define SLICE_OPS 200
#define SLICE_US 15000
#define SLICE_OPS_BEHIND 4000
#define SLICE_US_BEHIND 60000

DossierReceiving *
dossier_receiving_new (const DossierSegment *segment,
                       DossierReceiveMode    mode)
{
  DossierReceiving *self = g_new0 (DossierReceiving, 1);

  self->segment = segment;
  self->mode = mode;
  self->cost = 60;
  return self;
}

void
dossier_receiving_free (DossierReceiving *self)
{
  g_free (self);
}

gboolean
dossier_receiving_is_done (const DossierReceiving *self)
{
  return self->is_done;
}

gboolean
dossier_receiving_has_scrubbed (const DossierReceiving *self)
{
  return self->has_scrubbed;
}

DossierReceived
dossier_receiving_get_received (const DossierReceiving *self)
{
  return self->received;
}

void
dossier_slice_end (DossierSlice  *slice,
                   DossierReceipt receipt,
                   const guint8  *run,
                   gint64         n)
{
  slice->is_done = TRUE;
  slice->received.receipt = receipt;
  slice->received.at.n = n;
  if (run != NULL)
    memcpy (slice->received.at.run, run, DOSSIER_RUN_BYTES);
}

void
dossier_slice_add_ent (DossierSlice *slice,
                       gint64        ent)
{
  if (!g_hash_table_contains (slice->ents, &ent))
    g_hash_table_add (slice->ents, g_memdup2 (&ent, sizeof ent));
}

static gboolean
take_transaction (DossierSlice             *slice,
                  const DossierTransaction *transaction,
                  GError                  **error)
{
  gint64   n = transaction->point.n, applied = slice->place.applied;
  gboolean is_here = FALSE;

  slice->n_ops += MAX (1, transaction->operations->len);
  if (n <= applied && !dossier_slice_meet_again (slice, transaction, &is_here, error))
    return FALSE;
  if (is_here)
    return TRUE;
  if (n <= applied + 1 || dossier_lineage_is_hole (slice->lineage, slice->place.run, applied + 1, n - 1))
    return dossier_slice_insert (slice, transaction, error);
  dossier_slice_end (slice, DOSSIER_RECEIPT_WAITING, transaction->point.run, n - 1);
  return TRUE;
}

static gboolean
is_full (const DossierSlice *slice)
{
  gboolean behind = slice->receiving->mode == DOSSIER_RECEIVE_BEHIND;
  gint64   spent = g_get_monotonic_time () - slice->began;
  gint64   owed = behind ? 0 : (gint64) g_hash_table_size (slice->ents) * slice->receiving->cost;

  return slice->n_ops >= (behind ? SLICE_OPS_BEHIND : SLICE_OPS) || spent + owed >= (behind ? SLICE_US_BEHIND : SLICE_US);
}

/* May end the slice. FALSE: *error is set. */
static gboolean
reach_section (DossierSlice         *slice,
               const DossierSection *section,
               GError              **error)
{
  g_autoptr (GError) local = NULL;

  if (slice->place.run != 0 || dossier_slice_enter (slice, section, &local) || slice->is_done)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "a run has no row");
  return FALSE;
}

static gboolean
take_next (DossierSlice *slice,
           GError      **error)
{
  const DossierSegment     *segment = slice->receiving->segment;
  const DossierSection     *section = &g_array_index (segment->sections, DossierSection, slice->section);
  const DossierTransaction *transaction = segment->transactions->pdata[slice->next];

  if (!reach_section (slice, section, error))
    return FALSE;
  if (slice->is_done)
    return TRUE;
  if (!take_transaction (slice, transaction, error))
    return FALSE;
  if (slice->is_done)
    return TRUE;
  slice->next++;
  if (transaction->point.n != section->last)
    return TRUE;
  slice->section++;
  return dossier_slice_leave (slice, error);
}

static gboolean
take_all (DossierSlice *slice,
          GError      **error)
{
  while (!slice->is_done && slice->next < slice->receiving->segment->transactions->len)
    {
      if (!take_next (slice, error))
        return FALSE;
      if (is_full (slice))
        break;
    }
  if (slice->next == slice->receiving->segment->transactions->len)
    slice->is_done = TRUE;
  return dossier_slice_leave (slice, error);
}

/* FALSE: nothing of it may be taken, and the slice says why, or *error. */
static gboolean
may_begin (DossierSlice *slice,
           GError      **error)
{
  const DossierSegment *segment = slice->receiving->segment;
  const DossierMembers *members = NULL;
  gboolean              is_ours = memcmp (segment->poste, dossier_journal_get_poste_uuid (slice->journal), DOSSIER_POSTE_BYTES) == 0;

  if (slice->next == 0 && !dossier_slice_holds_together (segment))
    {
      dossier_slice_end (slice, DOSSIER_RECEIPT_REFUSED, NULL, dossier_segment_get_first (segment));
      return FALSE;
    }
  if (!is_ours && (members = dossier_journal_get_members (slice->journal, error)) == NULL)
    return FALSE;
  if (!is_ours && dossier_members_get_state (members, segment->poste) == DOSSIER_MEMBER_PENDING)
    {
      dossier_slice_end (slice, DOSSIER_RECEIPT_PENDING, NULL, 0);
      return FALSE;
    }
  slice->place.poste = dossier_slice_ensure_poste (slice, segment->poste, error);
  return slice->place.poste != 0;
}

gboolean
dossier_receive_project (DossierJournal *journal,
                         GHashTable     *ents,
                         GPtrArray      *touched,
                         GError        **error)
{
  DossierDatabase   *database = dossier_journal_get_database (journal);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter     iter;
  gpointer           ent;

  g_hash_table_iter_init (&iter, ents);
  while (g_hash_table_iter_next (&iter, &ent, NULL))
    g_array_append_val (rows, *(gint64 *) ent);
  for (guint i = 0; i < rows->len; i++)
    if (!dossier_journal_note_touched (journal, g_array_index (rows, gint64, i), touched, error))
      return FALSE;
  return dossier_tables_project_all (database, dossier_journal_get_lineage (journal), rows, error);
}

/* The next opening projects all anew, unless whoever receives the backlog did. */
static gboolean
note_behind (DossierSlice *slice,
             GError      **error)
{
  return dossier_database_run (slice->database, "INSERT OR REPLACE INTO meta (k, v) VALUES ('projection', 'behind')", error);
}

static gboolean
project (DossierSlice *slice,
         GPtrArray    *touched,
         gboolean     *many,
         GError      **error)
{
  gint64 before = g_get_monotonic_time ();
  guint  count = g_hash_table_size (slice->ents);

  *many = slice->must_rebuild;
  if (slice->receiving->mode == DOSSIER_RECEIVE_BEHIND)
    return note_behind (slice, error);
  if (slice->must_rebuild)
    return dossier_tables_rebuild (slice->database, slice->lineage, error);
  if (!dossier_receive_project (slice->journal, slice->ents, touched, error))
    return FALSE;
  if (count > 0)
    slice->receiving->cost = (slice->receiving->cost + (g_get_monotonic_time () - before) / count) / 2;
  return TRUE;
}

static void
keep (DossierSlice *slice)
{
  DossierReceiving *self = slice->receiving;

  self->section = slice->section;
  self->next = slice->next;
  self->is_done = slice->is_done;
  self->received = slice->received;
  self->has_scrubbed |= slice->has_scrubbed;
}

gboolean
dossier_receive_grow_older (DossierDatabase *database,
                            GError         **error)
{
  return dossier_database_run (database, "INSERT INTO meta (k, v) VALUES ('age', 1) ON CONFLICT (k) DO UPDATE SET v = v + 1", error);
}

/* What is erased is known once it is settled what is void, and what is a hole. */
static gboolean
settle_and_project (DossierSlice *slice,
                    GPtrArray    *touched,
                    gboolean     *many,
                    GError      **error)
{
  return (!slice->alters_members || dossier_journal_settle_members (slice->journal, slice->ents, error)) &&
         dossier_scrub_records (slice->journal, slice->ents, &slice->has_scrubbed, error) &&
         (g_hash_table_size (slice->ents) == 0 || dossier_receive_grow_older (slice->database, error)) && project (slice, touched, many, error);
}

gboolean
dossier_receiving_take (DossierReceiving *self,
                        DossierJournal   *journal,
                        GPtrArray        *touched,
                        gboolean         *many,
                        GError          **error)
{
  g_autoptr (GHashTable) ents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray)     unknown = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError)     local = NULL;
  DossierSlice           slice = {
              .receiving = self,
              .journal = journal,
              .database = dossier_journal_get_database (journal),
              .lineage = dossier_journal_get_lineage (journal),
              .received = self->received,
              .section = self->section,
              .next = self->next,
              .ents = ents,
              .unknown = unknown,
              .began = g_get_monotonic_time (),
  };

  *many = FALSE;
  if (may_begin (&slice, &local) ? take_all (&slice, &local) && settle_and_project (&slice, touched, many, &local) : local == NULL)
    {
      keep (&slice);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
