/* sync-documents-carry.c - a turn: documents go to the share and come from it, one after the other */
#include "sync-documents-private.h"

gboolean
sync_documents_is_over (SyncDocumentsTurn *turn)
{
  if (turn->is_hindered || g_cancellable_is_cancelled (turn->cancellable))
    return TRUE;
  if (turn->end > 0 && g_get_monotonic_time () >= turn->end)
    turn->report->has_more_documents = TRUE;
  return turn->report->has_more_documents;
}

void
sync_documents_hinder (SyncDocumentsTurn *turn,
                       GError            *error)
{
  turn->is_hindered = TRUE;
  if (turn->report->documents == NULL)
    turn->report->documents = error;
  else
    g_error_free (error);
}

static void
on_heard (CarryRelay        *relay,
          guint64            bytes,
          guint              items,
          SyncDocumentsTurn *turn)
{
  if (turn->progress != NULL && turn->all > 0)
    turn->progress (MIN (turn->done + (gint64) bytes, turn->all), turn->all, turn->data);
}

CarryReport *
sync_documents_ask (SyncDocumentsTurn *turn,
                    CarryRequest      *request)
{
  CarryRelay  *relay = sync_share_get_relay (turn->documents->share);
  gulong       hearing = g_signal_connect (relay, "heard", G_CALLBACK (on_heard), turn);
  CarryReport *report = carry_relay_ask (relay, request, turn->cancellable);

  g_signal_handler_disconnect (relay, hearing);
  turn->done += (gint64) report->n_bytes;
  if (report->error != NULL)
    sync_documents_hinder (turn, g_error_copy (report->error));
  return report;
}

/* --- the turn */

/* How many bytes there are to carry. */
static void
weigh (SyncDocumentsTurn *turn,
       const GPtrArray   *unsent)
{
  const SyncDocuments *self = turn->documents;

  for (guint i = 0; i < unsent->len; i++)
    turn->all += (gint64) ((SyncDocumentPlace *) unsent->pdata[i])->size;
  for (guint i = 0; self->is_listed && i < self->documents->len; i++)
    {
      const DossierDocument   *document = self->documents->pdata[i];
      const SyncDocumentPlace *place = sync_documents_is_wanted (self, document) ? sync_documents_find_offered (self, document->digest) : NULL;

      turn->all += place != NULL ? (gint64) place->size : 0;
    }
}

static gboolean
exchange (SyncDocumentsTurn *turn,
          GError           **error)
{
  SyncDocuments        *self = turn->documents;
  g_autoptr (GPtrArray) unsent = NULL;

  if (self->is_listed && turn->report->push == NULL)
    sync_documents_prove_all (turn);
  if (!sync_documents_seal_all (turn, error))
    return FALSE;
  unsent = sync_documents_list_unsent (self);
  weigh (turn, unsent);
  turn->is_hindered = FALSE; /* what is sealed can go */
  if (self->is_listed && turn->report->push == NULL)
    sync_documents_push_all (turn, unsent);
  turn->is_hindered = FALSE; /* what cannot go does not keep the others from coming */
  return sync_documents_fetch_all (turn, error);
}

/* Those whose file stands otherwise are shown again. */
static gboolean
tell (SyncDocuments *self,
      GError       **error)
{
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->moved, NULL);
  gboolean             moved = g_hash_table_size (self->moved) > 0;

  if (!dossier_beside_keep (self->beside, error))
    return FALSE;
  if (moved)
    dossier_store_tell_files (sync_share_get_store (self->share), (const char *const *) ids);
  g_hash_table_remove_all (self->moved);
  return TRUE;
}

gboolean
sync_documents_carry (SyncDocuments  *self,
                      SyncReport     *report,
                      DossierProgress progress,
                      gpointer        progress_data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  SyncDocumentsTurn turn = { self, report, progress, progress_data, cancellable, 0, 0, self->slice > 0 ? g_get_monotonic_time () + self->slice : 0 };

  if (!sync_documents_look (self, error) || !sync_documents_drop (self, report, cancellable, error) || !exchange (&turn, error))
    return FALSE;
  sync_documents_settle (self, report);
  return tell (self, error);
}
