/* app-command-share.c - a dossier and its shared folder: made, joined, exchanged with */
#include "config.h"

#include "app-command-share.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "sync-absence.h"
#include "sync-names.h"
#include "sync-round.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define PASSPHRASE_MOST 4096 /* bytes */

/* The first line of a file; "" without one. NULL: it was told. The caller wipes and frees. */
static char *
read_passphrase (AppCall *call)
{
  const char        *name = app_arguments_find (call->arguments, "passphrase-file");
  g_autofree char   *path = name != NULL ? app_call_dup_path (call, name) : NULL;
  char              *text;
  gsize              length;
  g_autoptr (GError) error = NULL;

  if (name == NULL)
    return g_strdup ("");
  if (!g_file_get_contents (path, &text, &length, &error) || length > PASSPHRASE_MOST)
    {
      app_call_tell (call, _ ("The passphrase cannot be read in “%s”. Nothing was done."), name);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}

static void
forget (char *passphrase)
{
  sodium_memzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static const char *
get_person (AppCall *call)
{
  const char *author = app_call_get_author (call);

  if (author == NULL && call->store != NULL)
    author = dossier_store_get_author (call->store);
  return author != NULL ? author : g_get_real_name ();
}

/* --- one round, told */

static void
add_json_alerts (GString          *out,
                 const SyncReport *report)
{
  for (guint i = 0; i < report->alerts->len; i++)
    {
      const SyncAlert *alert = report->alerts->pdata[i];
      g_autofree char *sentence = sync_alert_dup_sentence (alert);

      g_string_append_printf (out, "%s{\"alert\": \"%s\", \"poste\": \"%s\", \"says\": ", i > 0 ? ", " : "", sync_alert_get_code (alert), alert->poste);
      dossier_notation_add_json_string (out, sentence);
      g_string_append_c (out, '}');
    }
}

static void
add_json_report (GString          *out,
                 const SyncReport *report)
{
  g_string_append_printf (out,
                          "{\"sent\": %" G_GINT64_FORMAT ", \"received\": %" G_GINT64_FORMAT ", \"to_send\": %" G_GINT64_FORMAT
                          ", \"attachments_sent\": %u, \"attachments_received\": %u, \"attachments_to_send\": %u, \"attachments_to_come\": %u"
                          ", \"conflicts\": %" G_GINT64_FORMAT ", \"asking\": %u, \"admitted\": %s, \"removed\": %s, \"reached\": %s, \"alerts\": [",
                          report->sent, report->received, report->to_send, report->documents_sent, report->documents_received, report->documents_to_send, report->documents_to_come, report->conflicts, report->n_pending, report->is_waiting || report->is_removed ? "false" : "true", report->is_removed ? "true" : "false",
                          report->pull == NULL && report->push == NULL ? "true" : "false");
  add_json_alerts (out, report);
  g_string_append (out, "]}\n");
}

static void
tell_reach (AppCall      *call,
            const GError *error)
{
  const char *sentence = sync_explain (error);

  app_call_tell (call, "%s", sentence != NULL ? sentence : error->message);
}

static void
tell_giving_up (AppCall          *call,
                const SyncReport *report)
{
  for (guint i = 0; i < report->alerts->len; i++)
    {
      const SyncAlert *alert = report->alerts->pdata[i];

      if (alert->kind == SYNC_ALERT_LOST)
        /* Translators: the sixteen signs of a desktop */
        app_call_tell (call, _ ("An administrator gives up what is lost of it with: liens sync DOSSIER --give-up %s"), alert->poste);
    }
}

static void
tell_alerts (AppCall          *call,
             const SyncReport *report)
{
  for (guint i = 0; i < report->alerts->len; i++)
    {
      g_autofree char *sentence = sync_alert_dup_sentence (report->alerts->pdata[i]);

      app_call_tell (call, "%s", sentence);
    }
  tell_giving_up (call, report);
  if (report->is_removed)
    app_call_tell (call, _ ("An administrator removed this desktop from the sharing: nothing comes or goes. The dossier stays as it is here; ask to be let in again, or leave the sharing."));
  if (report->is_waiting)
    app_call_tell (call, _ ("An administrator has to let this desktop in: what is written here waits until then."));
  if (report->n_pending > 0)
    app_call_tell (call, ngettext ("%u desktop asks to be let in: see liens members.", "%u desktops ask to be let in: see liens members.", report->n_pending), report->n_pending);
  if (report->conflicts > 0)
    app_call_tell (call, ngettext ("%d field says several things.", "%d fields say several things.", (gulong) report->conflicts), (int) report->conflicts);
}

static void
tell_documents (AppCall          *call,
                const SyncReport *report)
{
  if (report->documents_sent + report->documents_received + report->documents_to_send + report->documents_to_come > 0)
    app_call_tell (call, _ ("Attachments sent: %u. Received: %u. Still to send: %u. Still to come: %u."), report->documents_sent, report->documents_received,
                   report->documents_to_send, report->documents_to_come);
  if (report->documents != NULL)
    tell_reach (call, report->documents);
}

static AppExit
tell_report (AppCall          *call,
             const SyncReport *report)
{
  if (app_call_wants_json (call))
    add_json_report (call->out, report);
  else
    app_call_tell (call, _ ("Sent: %d. Received: %d. Still to send: %d."), (int) report->sent, (int) report->received, (int) report->to_send);
  if (report->pull != NULL || report->push != NULL)
    {
      tell_reach (call, report->pull != NULL ? report->pull : report->push);
      return APP_EXIT_FAILED;
    }
  tell_documents (call, report);
  tell_alerts (call, report);
  return report->alerts->len > 0 || report->documents != NULL || report->conflicts > 0 || report->n_pending > 0 || report->is_waiting || report->is_removed ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}

static AppExit
go_on (AppCall    *call,
       SyncRounds *rounds)
{
  GError                *error = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (rounds, NULL, NULL, call->cancellable, &error);

  return error != NULL ? app_call_fail (call, error) : tell_report (call, report);
}

static AppExit
go_round (AppCall   *call,
          SyncShare *share)
{
  g_autoptr (SyncRounds) rounds = sync_rounds_new (share);

  return go_on (call, rounds);
}

/* Does this round miss it since long enough? Then it is given up. */
static gboolean
give_up (SyncShare        *share,
         const SyncReport *report,
         const guint8     *poste,
         GError          **error)
{
  g_autofree char *digits = sync_name_dup_poste (poste);
  const SyncAlert *lost = sync_report_find_alert (report, SYNC_ALERT_LOST, digits);

  if (lost != NULL)
    return sync_absence_give_up (share, lost, error);
  g_set_error (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_LOST, "%s", digits);
  return FALSE;
}

/* A round says what is lost, the next one takes what follows it. */
static AppExit
go_without (AppCall      *call,
            SyncShare    *share,
            const guint8 *poste)
{
  g_autoptr (SyncRounds) rounds = sync_rounds_new (share);
  GError                *error = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (rounds, NULL, NULL, call->cancellable, &error);

  if (error == NULL && report->pull != NULL)
    return tell_report (call, report);
  if (error == NULL && give_up (share, report, poste, &error))
    return go_on (call, rounds);
  return app_call_fail (call, error);
}

AppExit
app_command_share (AppCall *call)
{
  g_autofree char      *folder = app_call_dup_path (call, app_arguments_get_word (call->arguments, 1));
  char                 *passphrase = read_passphrase (call);
  SyncWish              wish = { folder, passphrase, get_person (call), app_arguments_has (call->arguments, "open") };
  GError               *error = NULL;
  g_autoptr (SyncShare) share = NULL;

  if (passphrase == NULL)
    return APP_EXIT_FAILED;
  share = sync_share_found (call->store, &wish, call->cancellable, &error);
  forget (passphrase);
  return share != NULL ? go_round (call, share) : app_call_fail (call, error);
}

AppExit
app_command_join (AppCall *call)
{
  g_autofree char         *folder = app_call_dup_path (call, app_arguments_get_word (call->arguments, 0));
  g_autofree char         *path = app_call_dup_path (call, app_arguments_get_word (call->arguments, 1));
  char                    *passphrase = read_passphrase (call);
  SyncWish                 wish = { folder, passphrase, get_person (call) };
  GError                  *error = NULL;
  g_autoptr (DossierStore) store = NULL;
  SyncShare               *share = NULL;
  AppExit                  status;

  if (passphrase == NULL)
    return APP_EXIT_FAILED;
  store = sync_share_join (path, &wish, &share, call->cancellable, &error);
  forget (passphrase);
  if (store == NULL)
    return app_call_fail (call, error);
  status = go_round (call, share);
  sync_share_free (share);
  dossier_store_close (store);
  return status;
}

AppExit
app_command_sync (AppCall *call)
{
  guint8                poste[DOSSIER_POSTE_BYTES];
  gboolean              gives_up;
  GError               *error = NULL;
  g_autoptr (SyncShare) share = NULL;

  if (!app_command_read_poste (call, "give-up", poste, &gives_up))
    return APP_EXIT_USAGE;
  share = sync_share_open (call->store, &error);
  if (share == NULL)
    return app_call_fail (call, error);
  return gives_up ? go_without (call, share, poste) : go_round (call, share);
}
