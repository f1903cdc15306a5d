/* sync-documents-fetch.c - from the share, one document after the other */
#include "sync-documents-private.h"

gboolean
sync_documents_is_wanted (const SyncDocuments   *self,
                          const DossierDocument *document)
{
  return !document->is_deleted && document->digest != NULL && sync_documents_find_here (self, document) == NULL;
}

/* FALSE: nothing of it came. */
static gboolean
fetch_place (SyncDocumentsTurn       *turn,
             const SyncDocumentPlace *place,
             GError                 **error)
{
  g_autofree char        *key = sync_documents_dup_key (place);
  const char *const       names[] = { key, NULL };
  g_autoptr (CarryReport) pulled = sync_documents_ask (turn, carry_request_new (CARRY_ASK_PULL, names));

  for (guint i = 0; i < pulled->items->len; i++)
    if (((CarryItem *) pulled->items->pdata[i])->fate == CARRY_FATE_MIRROR_FULL)
      sync_report_alert (turn->report, SYNC_ALERT_HINDERED, place->poste, NULL, "no room for documents in the mirror");
  return pulled->error == NULL && sync_documents_look_at_mirror (turn->documents, error);
}

/* FALSE: the disk or the store fails. */
static gboolean
fetch (SyncDocumentsTurn     *turn,
       const DossierDocument *document,
       GError               **error)
{
  SyncDocuments           *self = turn->documents;
  const SyncDocumentPlace *place = NULL;
  g_autoptr (GError)       local = NULL;

  if (sync_documents_take (self, document, turn->report))
    return TRUE;
  place = self->is_listed ? sync_documents_find_offered (self, document->digest) : NULL;
  if (place == NULL && self->is_listed)
    place = sync_documents_take_due (self, document->digest);
  if (place == NULL)
    return TRUE;
  if (fetch_place (turn, place, &local))
    sync_documents_take (self, document, turn->report);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
sync_documents_fetch_all (SyncDocumentsTurn *turn,
                          GError           **error)
{
  SyncDocuments *self = turn->documents;

  for (guint i = 0; i < self->documents->len; i++)
    {
      const DossierDocument *document = self->documents->pdata[i];

      if (!sync_documents_is_wanted (self, document))
        continue;
      if (sync_documents_is_over (turn))
        return TRUE;
      if (!fetch (turn, document, error))
        return FALSE;
    }
  return TRUE;
}
