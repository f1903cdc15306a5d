#include "sync-standing.h"

static DossierMemberState
find_state (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->is_self)
        return member->state;
    }
  return DOSSIER_MEMBER_PENDING;
}

gboolean
sync_standing_tell (SyncShare       *share,
                    const SyncInbox *inbox,
                    GPtrArray       *members,
                    SyncReport      *report,
                    GError         **error)
{
  DossierMemberState state = find_state (members);
  gboolean           is_left_out = sync_inbox_is_left_out (inbox), is_in = state == DOSSIER_MEMBER_ADMITTED && !is_left_out;

  report->is_removed = state == DOSSIER_MEMBER_REVOKED || (state == DOSSIER_MEMBER_ADMITTED && is_left_out && sync_share_was_in (share));
  report->is_waiting = !is_in && !report->is_removed;
  if (is_left_out)
    sync_report_forget_alerts (report, SYNC_ALERT_KEY); /* what it stands for is said better */
  if (!sync_share_keep_removed (share, report->is_removed, error))
    return FALSE;
  return !is_in || report->pull != NULL || sync_share_keep_in (share, error);
}
