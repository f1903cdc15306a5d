/* sync-runner-words.c - what is said to people of the exchange with the folder */
#include "config.h"

#include "sync-runner.h"

#include "carry-explain.h"

#include <glib/gi18n-lib.h>

static char *
dup_hour (gint64 microseconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);

  return when != NULL ? g_date_time_format (when, "%H:%M") : g_strdup ("");
}

static char *
dup_out_of_reach (SyncRunner *self)
{
  g_autofree char *hour = dup_hour (sync_runner_get_reached (self));

  if (sync_runner_get_reached (self) == 0)
    return g_strdup (_ ("Folder out of reach"));
  return g_strdup_printf (_ ("Folder out of reach since %s"), hour);
}

static char *
dup_review (const SyncReport *report)
{
  gint64 count = report->conflicts + report->n_pending + report->alerts->len;

  return g_strdup_printf (ngettext ("%d to review", "%d to review", (gulong) count), (int) count);
}

char *
sync_runner_dup_label (SyncRunner *self)
{
  const SyncReport *report = sync_runner_get_report (self);

  switch (sync_runner_get_state (self))
    {
    case SYNC_STATE_NOT_SHARED:
      return g_strdup (_ ("Not shared"));
    case SYNC_STATE_BEGINNING:
      return g_strdup (_ ("Looking at the folder…"));
    case SYNC_STATE_FAILED:
      return g_strdup (_ ("Sharing stopped"));
    case SYNC_STATE_REMOVED:
      return g_strdup (_ ("Removed from the sharing"));
    case SYNC_STATE_WAITING:
      return g_strdup (_ ("Waiting to be let in"));
    case SYNC_STATE_OUT_OF_REACH:
      return dup_out_of_reach (self);
    case SYNC_STATE_UPDATE:
      return g_strdup (_ ("Update needed"));
    case SYNC_STATE_CLOCK:
      return g_strdup (_ ("Check the clock"));
    case SYNC_STATE_TO_SEND:
      return g_strdup_printf (ngettext ("%d change to send", "%d changes to send", (gulong) report->to_send), (int) report->to_send);
    case SYNC_STATE_TO_REVIEW:
      return dup_review (report);
    case SYNC_STATE_UP_TO_DATE:
    default:
      return g_strdup (_ ("Up to date"));
    }
}

static const char *
explain_reach (const SyncReport *report)
{
  const GError *error = report->pull != NULL ? report->pull : report->push;

  return error->domain == CARRY_ERROR ? carry_explain ((CarryError) error->code) : _ ("The shared folder does not answer.");
}

/* Words are there before documents. */
static char *
dup_up_to_date (const SyncReport *report)
{
  guint            count = report->documents_to_send + report->documents_to_come;
  const GError    *error = report->documents;
  g_autofree char *words = g_strdup (_ ("All you typed has reached the shared folder, and all that is there is here."));
  g_autofree char *documents = NULL;

  if (count == 0)
    return g_steal_pointer (&words);
  documents = g_strdup_printf (ngettext ("%u attachment is still on its way.", "%u attachments are still on their way.", count), count);
  return g_strjoin (" ", words, documents, error != NULL && error->domain == CARRY_ERROR ? carry_explain ((CarryError) error->code) : NULL, NULL);
}

char *
sync_runner_dup_sentence (SyncRunner *self)
{
  const SyncReport *report = sync_runner_get_report (self);

  switch (sync_runner_get_state (self))
    {
    case SYNC_STATE_NOT_SHARED:
      return g_strdup (_ ("This dossier is on this computer alone."));
    case SYNC_STATE_BEGINNING:
      return g_strdup (_ ("Liens is looking at the shared folder. You can work meanwhile."));
    case SYNC_STATE_FAILED:
      return g_strdup_printf (_ ("Sharing stopped: %s. What you type is kept on this computer; Liens tries again."), sync_runner_get_error (self)->message);
    case SYNC_STATE_REMOVED:
      return g_strdup (_ ("An administrator removed this computer from the sharing: what the others write comes here no more, and what you write stays with you. "
                          "Your dossier is yours, whole, and you can go on writing in it. "
                          "Ask an administrator to let you in again, or go on alone by leaving the sharing."));
    case SYNC_STATE_WAITING:
      return g_strdup (_ ("An administrator of the dossier has to let this desktop in. What you type is kept, and goes to the others once it is done."));
    case SYNC_STATE_OUT_OF_REACH:
      return g_strdup_printf (_ ("%s You can go on: what you type is kept here and leaves as soon as the folder answers."), explain_reach (report));
    case SYNC_STATE_UPDATE:
      return g_strdup (_ ("Somebody uses a newer Liens. Update yours to see those changes; they are kept until then."));
    case SYNC_STATE_CLOCK:
      return g_strdup (_ ("The clock of this computer is more than ten minutes away from that of the folder. Nothing is lost; please set it right."));
    case SYNC_STATE_TO_SEND:
      return g_strdup (_ ("What you typed is kept here and is being sent."));
    case SYNC_STATE_TO_REVIEW:
      return g_strdup (_ ("Something waits for your eyes: nothing is lost, and it can wait."));
    case SYNC_STATE_UP_TO_DATE:
    default:
      return dup_up_to_date (report);
    }
}
