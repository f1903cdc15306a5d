#include "sync-rewrite.h"

#include "dossier-redaction.h"
#include "sync-names.h"

#include <string.h>

#define BODY_MAX (7u << 20) /* of a file that does not compress; SYNC_SEGMENT_FILE is the reader's limit */

/* NULL: it cannot be read. */
static DossierSegment *
read_piece (SyncShare       *share,
            const SyncPiece *piece)
{
  g_autoptr (GBytes) bytes = carry_mirror_read (sync_share_get_mirror (share), sync_share_get_poste (share), piece->name, SYNC_SEGMENT_FILE, NULL);

  return bytes == NULL ? NULL
                       : sync_segment_read (bytes, sync_share_get_federation (share)->id, sync_signer_get_public_key (sync_share_get_signer (share)),
                                            sync_share_get_keyring (share), NULL, NULL);
}

/* --- without what was erased */

/* Takes out of file what the journal has no longer; what differs otherwise stays. TRUE: something went. */
static gboolean
follow (DossierTransaction       *file,
        const DossierTransaction *journal)
{
  const char *label;
  gboolean    moved = FALSE;

  if (dossier_transaction_is_equal (file, journal) || !dossier_redaction_matches (file, journal))
    return FALSE;
  for (guint i = 0; i < file->operations->len; i++)
    {
      DossierOperation  *ours = &g_array_index (file->operations, DossierOperation, i);
      GBytes            *theirs = g_array_index (journal->operations, DossierOperation, i).data;
      g_autoptr (GBytes) common = g_bytes_equal (ours->data, theirs) ? NULL : dossier_redaction_dup_common (ours->data, theirs);

      if (common == NULL || g_bytes_equal (common, ours->data))
        continue;
      g_bytes_unref (ours->data);
      ours->data = g_steal_pointer (&common);
      moved = TRUE;
    }
  label = dossier_redaction_choose_label (file->label, journal->label);
  if (g_strcmp0 (label, file->label) == 0)
    return moved;
  label = g_strdup (label);
  g_free (file->label);
  file->label = (char *) label;
  return TRUE;
}

static gboolean
follow_section (SyncShare            *share,
                DossierSegment       *segment,
                const DossierSection *section,
                gboolean             *moved,
                GError              **error)
{
  gint64 n = section->first, offset = dossier_segment_get_first (segment);

  while (n <= section->last)
    {
      g_autoptr (DossierSegment) here = dossier_store_read_stretch (sync_share_get_store (share), section->run, n, section->last, error);

      if (here == NULL)
        return FALSE;
      if (here->transactions->len == 0)
        return TRUE; /* not here: nothing was erased of it */
      for (guint i = 0; i < here->transactions->len; i++, n++)
        *moved = follow (segment->transactions->pdata[n - offset], here->transactions->pdata[i]) || *moved;
    }
  return TRUE;
}

gboolean
sync_rewrite_look (SyncShare       *share,
                   const SyncPiece *piece,
                   DossierSegment **segment,
                   GError         **error)
{
  g_autoptr (DossierSegment) file = read_piece (share, piece);
  gboolean                   moved = FALSE;

  *segment = NULL;
  for (guint i = 0; file != NULL && i < file->sections->len; i++)
    if (!follow_section (share, file, &g_array_index (file->sections, DossierSection, i), &moved, error))
      return FALSE;
  if (moved)
    *segment = g_steal_pointer (&file);
  return TRUE;
}

/* --- in the mirror */

static gboolean
keep (SyncShare              *share,
      const DossierSegment   *segment,
      const SyncSegmentStamp *stamp,
      char                  **name,
      GError                **error)
{
  const DossierTransaction *first = segment->transactions->pdata[0];
  g_autofree char          *fresh = sync_name_dup_segment (first->point.n, dossier_segment_get_last (segment), first->point.run, stamp->gen);
  g_autoptr (GBytes)        bytes = NULL;

  bytes = sync_segment_write (segment, 0, segment->transactions->len, stamp, sync_share_get_signer (share),
                              sync_keyring_find_current (sync_share_get_keyring (share)), error);
  if (bytes == NULL || !carry_mirror_write (sync_share_get_mirror (share), sync_share_get_poste (share), fresh, bytes, error))
    return FALSE;
  *name = g_steal_pointer (&fresh);
  return TRUE;
}

gboolean
sync_rewrite_redact (SyncShare            *share,
                     const SyncPiece      *piece,
                     const DossierSegment *segment,
                     char                **name,
                     GError              **error)
{
  SyncSegmentStamp stamp = { piece->head.federation, piece->head.gen + 1, piece->head.wall, piece->head.share_clock };

  *name = NULL;
  return keep (share, segment, &stamp, name, error);
}

/* --- several as one */

/* Its transactions go over. */
static void
append (DossierSegment *whole,
        DossierSegment *piece)
{
  for (guint i = 0; i < piece->sections->len; i++)
    {
      const DossierSection *section = &g_array_index (piece->sections, DossierSection, i);
      DossierSection       *last = whole->sections->len > 0 ? &g_array_index (whole->sections, DossierSection, whole->sections->len - 1) : NULL;

      if (last != NULL && memcmp (last->run, section->run, sizeof last->run) == 0)
        last->last = section->last;
      else
        g_array_append_val (whole->sections, *section);
    }
  while (piece->transactions->len > 0)
    g_ptr_array_add (whole->transactions, g_ptr_array_steal_index (piece->transactions, 0));
}

static DossierSegment *
read_all (SyncShare              *share,
          const SyncPiece *const *pieces,
          guint                   n_pieces)
{
  g_autoptr (DossierSegment) whole = dossier_segment_new (sync_share_get_poste_bytes (share));

  for (guint i = 0; i < n_pieces; i++)
    {
      g_autoptr (DossierSegment) piece = read_piece (share, pieces[i]);

      if (piece == NULL)
        return NULL;
      append (whole, piece);
    }
  return g_steal_pointer (&whole);
}

gboolean
sync_rewrite_merge (SyncShare              *share,
                    const SyncPiece *const *pieces,
                    guint                   n_pieces,
                    char                  **name,
                    GError                **error)
{
  g_autoptr (DossierSegment) whole = read_all (share, pieces, n_pieces);
  SyncSegmentStamp           stamp = { sync_share_get_federation (share)->id, 0, sync_share_get_now (share), 0 };
  gint64                     skew;

  *name = NULL;
  if (whole == NULL || sync_segment_count_fitting (whole, 0, BODY_MAX) < whole->transactions->len)
    return TRUE;
  if (sync_share_get_skew (share, &skew))
    stamp.share_clock = stamp.wall - skew;
  for (guint i = 0; i < n_pieces; i++)
    stamp.gen = MAX (stamp.gen, pieces[i]->head.gen + 1);
  return keep (share, whole, &stamp, name, error);
}
