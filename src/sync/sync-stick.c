#include "sync-stick.h"

#include "sync-outbox.h"
#include "sync-tidy.h"

void
sync_stick_free (SyncStick *self)
{
  g_clear_error (&self->onward);
  g_free (self);
}

/* How many files were copied; *error: it stopped there. */
static guint
count_copied (CarryRelay   *relay,
              CarryAsk      what,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (CarryReport) report = carry_relay_ask (relay, carry_request_new (what, NULL), cancellable);

  if (report->error != NULL)
    g_propagate_error (error, g_steal_pointer (&report->error));
  return carry_report_count (report, CARRY_FATE_COPIED);
}

/* All that the stick has comes, documents too: what records name is not known yet. */
static guint
bring (CarryRelay   *relay,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (CarryReport) words = carry_relay_ask (relay, carry_request_new (CARRY_ASK_PULL, NULL), cancellable);
  g_autoptr (CarryReport) documents = NULL;
  CarryRequest           *request = carry_request_new (CARRY_ASK_PULL, NULL);

  for (guint i = 0; words->error == NULL && i < words->items->len && request->names->len < CARRY_NAMES_MAX; i++)
    {
      const CarryItem *item = words->items->pdata[i];

      if (item->fate == CARRY_FATE_LEFT)
        g_ptr_array_add (request->names, g_strdup_printf ("%s/%s", item->poste, item->name));
    }
  if (request->names->len > 0)
    documents = carry_relay_ask (relay, g_steal_pointer (&request), cancellable);
  g_clear_pointer (&request, carry_request_free);
  if (words->error != NULL || (documents != NULL && documents->error != NULL))
    g_propagate_error (error, g_error_copy (words->error != NULL ? words->error : documents->error));
  return carry_report_count (words, CARRY_FATE_COPIED) + (documents != NULL ? carry_report_count (documents, CARRY_FATE_COPIED) : 0);
}

/* There already: of this federation or not, what is asked next says it. */
static gboolean
make_folder (CarryRelay   *relay,
             GCancellable *cancellable,
             GError      **error)
{
  CarryRequest           *request = carry_request_new (CARRY_ASK_MAKE, NULL);
  g_autoptr (CarryReport) made = NULL;

  request->note = sync_share_dup_note ();
  made = carry_relay_ask (relay, request, cancellable);
  if (made->error == NULL || g_error_matches (made->error, CARRY_ERROR, CARRY_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&made->error));
  return FALSE;
}

static gboolean
exchange (SyncStick    *self,
          SyncShare    *share,
          CarryRelay   *relay,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (SyncTidy) tidy = sync_tidy_new (share);
  g_autoptr (GError)   local = NULL;

  self->n_brought = bring (relay, cancellable, &local);
  if (local == NULL && sync_outbox_seal (share, &local) && sync_outbox_greet (share, &local) && sync_tidy_drop_replaced (tidy, &local))
    self->n_given = count_copied (relay, CARRY_ASK_RELAY_ALL, cancellable, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

SyncStick *
sync_stick_go (SyncShare    *share,
               const char   *folder,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (SyncStick)  self = g_new0 (SyncStick, 1);
  g_autoptr (CarryRelay) relay = NULL;

  relay = carry_relay_new (folder, carry_mirror_get_path (sync_share_get_mirror (share)), sync_share_get_poste (share), sync_share_get_sentinel (share));
  if (!make_folder (relay, cancellable, error) || !exchange (self, share, relay, cancellable, error))
    return NULL;
  if (self->n_brought > 0)
    self->n_passed = count_copied (sync_share_get_relay (share), CARRY_ASK_RELAY_ALL, cancellable, &self->onward);
  return g_steal_pointer (&self);
}
