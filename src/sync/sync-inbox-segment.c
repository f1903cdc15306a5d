/* sync-inbox-segment.c - changes of others, and ours that come back */
#include "sync-inbox-private.h"

#include "sync-error.h"
#include "sync-segment.h"

#include <string.h>

static gboolean
is_held (SyncInboxTurn *turn,
         GBytes        *bytes,
         gboolean      *held,
         GError       **error)
{
  gsize              length;
  const guint8      *start = g_bytes_get_data (bytes, &length);
  g_autoptr (GArray) sections = sync_segment_peek_sections (start, length);

  return dossier_store_holds (sync_share_get_store (turn->inbox->share), sections, held, error);
}

static void
settle (SyncInboxTurn         *turn,
        SyncInboxFile         *file,
        const DossierReceived *received)
{
  turn->report->received += received->n_new;
  turn->moved = turn->moved || received->n_new > 0;
  switch (received->receipt)
    {
    case DOSSIER_RECEIPT_TAKEN:
      file->state = FILE_SETTLED;
      break;
    case DOSSIER_RECEIPT_REFUSED:
      file->state = FILE_SETTLED;
      sync_report_alert (turn->report, SYNC_ALERT_REFUSED, file->poste, sync_inbox_get_name (turn->inbox, file->poste), file->name);
      break;
    case DOSSIER_RECEIPT_PENDING:
      file->state = FILE_PENDING;
      break;
    case DOSSIER_RECEIPT_WAITING:
    default:
      file->state = FILE_WAITING;
      file->missing = received->at;
    }
}

static gboolean
is_own (const SyncInboxTurn   *turn,
        const SyncSegmentHead *head)
{
  return memcmp (head->poste, dossier_identity_get_poste (dossier_store_get_identity (sync_share_get_store (turn->inbox->share))), sizeof head->poste) == 0;
}

/* One of ours is sealed when all it holds is here; else a backup was put back, and it is taken as anybody's. */
static gboolean
receive (SyncInboxTurn        *turn,
         SyncInboxFile        *file,
         const DossierSegment *segment,
         gboolean              own,
         GError              **error)
{
  DossierStore   *store = sync_share_get_store (turn->inbox->share);
  DossierReceived received = { DOSSIER_RECEIPT_WAITING };
  gboolean        adopted = FALSE;

  if (own && !dossier_store_adopt (store, segment, &adopted, error))
    return FALSE;
  if (adopted)
    {
      file->state = FILE_SETTLED;
      return TRUE;
    }
  if (!dossier_store_receive (store, segment, turn->mode, &received, error))
    return FALSE;
  settle (turn, file, &received);
  return TRUE;
}

static GBytes *
find_public_key (SyncInboxTurn         *turn,
                 const SyncSegmentHead *head)
{
  g_autofree char *poste = sync_name_dup_poste (head->poste);

  if (is_own (turn, head))
    return g_bytes_new (sync_signer_get_public_key (sync_share_get_signer (turn->inbox->share)), DOSSIER_PUBLIC_KEY_BYTES);
  return g_bytes_ref (g_hash_table_lookup (turn->inbox->members, poste));
}

static gboolean
knows_author (SyncInboxTurn         *turn,
              const SyncSegmentHead *head)
{
  g_autofree char *poste = sync_name_dup_poste (head->poste);

  return is_own (turn, head) || g_hash_table_contains (turn->inbox->members, poste);
}

static gboolean
take_read_segment (SyncInboxTurn         *turn,
                   SyncInboxFile         *file,
                   GBytes                *bytes,
                   const SyncSegmentHead *head,
                   GError               **error)
{
  SyncShare                 *share = turn->inbox->share;
  g_autoptr (GBytes)         public_key = find_public_key (turn, head);
  g_autoptr (GError)         local = NULL;
  g_autoptr (DossierSegment) segment = NULL;

  segment = sync_segment_read (bytes, sync_share_get_federation (share)->id, g_bytes_get_data (public_key, NULL), sync_share_get_keyring (share), NULL, &local);
  if (segment == NULL)
    sync_inbox_judge (turn, file, local);
  else if (!receive (turn, file, segment, is_own (turn, head), error))
    return FALSE;
  else if (head->gen > 0 && file->state == FILE_SETTLED && !is_own (turn, head))
    sync_reread_add (turn->inbox->reread, file->poste, file->name);
  return TRUE;
}

/* What it holds is here: need it be read? One of ours tells that it was handed over, one of others that is written again what was erased. */
static gboolean
is_known (const SyncInboxTurn   *turn,
          const SyncInboxFile   *file,
          const SyncSegmentHead *head)
{
  if (is_own (turn, head))
    return turn->is_sealed;
  return head->gen == 0 || sync_reread_has (turn->inbox->reread, file->poste, file->name);
}

gboolean
sync_inbox_take_segment (SyncInboxTurn *turn,
                         SyncInboxFile *file,
                         GBytes        *bytes,
                         GError       **error)
{
  SyncSegmentHead    head;
  g_autoptr (GError) local = NULL;
  gboolean           held = FALSE;
  gsize              length;
  const guint8      *start = g_bytes_get_data (bytes, &length);

  if (!sync_segment_peek (start, length, &head, &local))
    sync_inbox_judge (turn, file, local);
  else if (memcmp (head.federation, sync_share_get_federation (turn->inbox->share)->id, sizeof head.federation) != 0)
    file->state = FILE_SETTLED;
  else if (!is_held (turn, bytes, &held, error))
    return FALSE;
  else if (held && is_known (turn, file, &head))
    file->state = FILE_SETTLED;
  else if (!knows_author (turn, &head))
    file->state = FILE_PENDING; /* its hello has not come yet */
  else
    return take_read_segment (turn, file, bytes, &head, error);
  return TRUE;
}
