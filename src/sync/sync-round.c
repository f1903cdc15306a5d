#include "config.h"

#include "sync-round.h"

#include "sync-departure.h"
#include "sync-documents.h"
#include "sync-inbox.h"
#include "sync-outbox.h"
#include "sync-presence-own.h"
#include "sync-standing.h"
#include "sync-tidy.h"
#include "sync-upkeep.h"

#include <string.h>

#define CLOCK_SECONDS (10 * 60)    /* between two questions about the share's time */
#define GREETING_SECONDS (15 * 60) /* between two hellos when nothing else asks for one */

struct _SyncRounds
{
  SyncShare       *share;
  SyncInbox       *inbox;
  SyncUpkeep      *upkeep;
  SyncTidy        *tidy;
  SyncPresenceOwn *presence;
  SyncDocuments   *documents;
  GArray          *greeted; /* DossierTip: what the last hello told; NULL: none was said by this process */
  gint64           greeted_at, greeted_scrubs;
  gboolean         verified;       /* by this process: own files are on the share as they are here */
  gint64           asked_clock_at; /* monotonic; 0: not yet */
};

SyncRounds *
sync_rounds_new (SyncShare *share)
{
  SyncRounds *self = g_new0 (SyncRounds, 1);

  self->share = share;
  self->inbox = sync_inbox_new (share);
  self->upkeep = sync_upkeep_new (share);
  self->tidy = sync_tidy_new (share);
  self->presence = sync_presence_own_new (share);
  self->documents = sync_documents_new (share);
  return self;
}

void
sync_rounds_free (SyncRounds *self)
{
  if (self == NULL)
    return;
  sync_inbox_free (self->inbox);
  sync_upkeep_free (self->upkeep);
  sync_tidy_free (self->tidy);
  sync_presence_own_free (self->presence);
  sync_documents_free (self->documents);
  g_clear_pointer (&self->greeted, g_array_unref);
  g_free (self);
}

void
sync_rounds_set_hasty (SyncRounds *self,
                       gboolean    hasty)
{
  sync_inbox_set_hasty (self->inbox, hasty);
  sync_documents_set_hasty (self->documents, hasty);
}

void
sync_rounds_set_slice (SyncRounds *self,
                       gint64      microseconds)
{
  sync_documents_set_slice (self->documents, microseconds);
}

void
sync_rounds_set_open (SyncRounds        *self,
                      const char *const *ids)
{
  sync_presence_own_set (self->presence, ids);
}

/* --- pulling */

static void
note_fates (const CarryReport *pulled,
            SyncReport        *report)
{
  for (guint i = 0; i < pulled->items->len; i++)
    {
      const CarryItem *item = pulled->items->pdata[i];

      if (item->fate == CARRY_FATE_PLACEHOLDER)
        sync_report_alert (report, SYNC_ALERT_PLACEHOLDER, "", NULL, item->name);
      else if (item->fate == CARRY_FATE_TOO_MANY || item->fate == CARRY_FATE_MIRROR_FULL || item->fate == CARRY_FATE_UNREADABLE)
        sync_report_alert (report, SYNC_ALERT_HINDERED, item->poste, NULL, item->name);
    }
}

static void
pull (SyncRounds   *self,
      SyncReport   *report,
      GCancellable *cancellable)
{
  g_auto (GStrv) again = sync_inbox_dup_again (self->inbox);
  CarryReport   *pulled = carry_relay_ask (sync_share_get_relay (self->share), carry_request_new (CARRY_ASK_PULL, (const char *const *) again), cancellable);

  note_fates (pulled, report);
  sync_documents_note_pull (self->documents, pulled);
  if (pulled->error != NULL)
    g_propagate_error (&report->pull, g_steal_pointer (&pulled->error));
  carry_report_free (pulled);
}

/* Before the first push of a process: what a server lost is put again. */
static void
verify (SyncRounds   *self,
        SyncReport   *report,
        GCancellable *cancellable)
{
  if (self->verified || report->pull != NULL)
    return;
  sync_outbox_verify (self->share, cancellable);
  self->verified = TRUE;
}

/* --- the clock */

/* Ours in the middle of the question, against that of a file the share made meanwhile. */
static void
ask_clock (SyncRounds   *self,
           GCancellable *cancellable)
{
  gint64                  before = sync_share_get_now (self->share), asked_at = g_get_monotonic_time ();
  g_autoptr (CarryReport) told = NULL;

  if (self->asked_clock_at != 0 && asked_at - self->asked_clock_at < CLOCK_SECONDS * G_USEC_PER_SEC)
    return;
  told = carry_relay_ask (sync_share_get_relay (self->share), carry_request_new (CARRY_ASK_CLOCK, NULL), cancellable);
  if (told->error != NULL || told->clock == 0)
    return; /* a share without a clock, or one that cannot be written: the push says why */
  self->asked_clock_at = asked_at;
  sync_share_set_skew (self->share, before + (sync_share_get_now (self->share) - before) / 2 - told->clock / 1000);
}

/* --- greeting */

static gboolean
is_same_tips (const GArray *one,
              const GArray *other)
{
  return one != NULL && one->len == other->len && memcmp (one->data, other->data, one->len * sizeof (DossierTip)) == 0;
}

static gboolean
greet (SyncRounds *self,
       GError    **error)
{
  g_autoptr (GArray) tips = dossier_store_list_tips (sync_share_get_store (self->share), error);
  gint64             now = g_get_monotonic_time (), scrubs = dossier_store_count_scrubs (sync_share_get_store (self->share), error);

  if (tips == NULL || scrubs < 0)
    return FALSE;
  if (self->greeted != NULL && scrubs == self->greeted_scrubs && (is_same_tips (self->greeted, tips) || now - self->greeted_at < GREETING_SECONDS * G_USEC_PER_SEC))
    return TRUE;
  if (!sync_outbox_greet (self->share, error))
    return FALSE;
  g_clear_pointer (&self->greeted, g_array_unref);
  self->greeted = g_steal_pointer (&tips);
  self->greeted_at = now;
  self->greeted_scrubs = scrubs; /* that something erased was let go of is said at once */
  return TRUE;
}

/* --- what it came to */

static gboolean
count_all (SyncRounds *self,
           SyncReport *report,
           GError    **error)
{
  DossierStore         *store = sync_share_get_store (self->share);
  g_autoptr (GPtrArray) members = dossier_store_list_members (store, error);

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      report->n_admins += member->is_admin && member->state == DOSSIER_MEMBER_ADMITTED;
      report->n_pending += !member->is_self && member->has_public_key && member->state == DOSSIER_MEMBER_PENDING;
    }
  report->conflicts = dossier_store_count_divergences (store, error);
  report->to_send = report->conflicts < 0 ? -1 : sync_outbox_count_waiting (self->share, error);
  return report->to_send >= 0 && sync_standing_tell (self->share, self->inbox, members, report, error);
}

/* Where something was. */
static gboolean
look_at_erasures (SyncRounds *self,
                  SyncReport *report,
                  GError    **error)
{
  report->erasure = sync_erasure_look (self->share, NULL, error);
  if (report->erasure == NULL)
    return FALSE;
  if (report->erasure->n_all == 0)
    g_clear_pointer (&report->erasure, sync_erasure_free);
  return TRUE;
}

static gboolean
publish_once (SyncRounds   *self,
              SyncReport   *report,
              GCancellable *cancellable,
              GError      **error)
{
  return sync_upkeep_prepare (self->upkeep, error) && sync_outbox_push (self->share, report, cancellable, error) &&
         (report->push != NULL || sync_upkeep_finish (self->upkeep, cancellable, error));
}

/* What we erased leaves the journal once it is on the share: then it leaves our files too. */
static gboolean
publish (SyncRounds   *self,
         SyncReport   *report,
         GCancellable *cancellable,
         GError      **error)
{
  gboolean due = FALSE;

  if (!publish_once (self, report, cancellable, error) || !sync_upkeep_is_due (self->upkeep, &due, error))
    return FALSE;
  return !due || report->push != NULL || publish_once (self, report, cancellable, error);
}

static gboolean
go (SyncRounds     *self,
    SyncReport     *report,
    DossierProgress progress,
    gpointer        progress_data,
    GCancellable   *cancellable,
    GError        **error)
{
  pull (self, report, cancellable);
  if (report->pull == NULL)
    ask_clock (self, cancellable);
  sync_share_get_skew (self->share, &report->skew);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !sync_inbox_take (self->inbox, report, progress, progress_data, cancellable, error))
    return FALSE;
  if (report->pull == NULL && !sync_tidy_go (self->tidy, cancellable, error))
    return FALSE;
  verify (self, report, cancellable);
  if (!sync_documents_tidy (self->documents, report, cancellable, error))
    return FALSE;
  if (!sync_departure_tend (self->share, error) || !sync_outbox_seal (self->share, error) || !greet (self, error) ||
      !sync_presence_own_say (self->presence, error) || !publish (self, report, cancellable, error))
    return FALSE;
  if (report->push == NULL)
    sync_presence_own_clear (self->presence, cancellable);
  return sync_documents_carry (self->documents, report, progress, progress_data, cancellable, error) && count_all (self, report, error) && look_at_erasures (self, report, error);
}

SyncReport *
sync_rounds_go (SyncRounds     *self,
                DossierProgress progress,
                gpointer        progress_data,
                GCancellable   *cancellable,
                GError        **error)
{
  SyncReport *report = sync_report_new ();

  go (self, report, progress, progress_data, cancellable, error);
  return report;
}
