#include "config.h"

#include "sync-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_alert (gpointer data)
{
  SyncAlert *alert = data;

  g_free (alert->who);
  g_free (alert->detail);
  g_free (alert);
}

SyncReport *
sync_report_new (void)
{
  SyncReport *self = g_new0 (SyncReport, 1);

  self->alerts = g_ptr_array_new_with_free_func (free_alert);
  self->peers = g_ptr_array_new_with_free_func ((GDestroyNotify) sync_peer_free);
  return self;
}

void
sync_report_free (SyncReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->alerts);
  g_ptr_array_unref (self->peers);
  g_clear_pointer (&self->erasure, sync_erasure_free);
  g_clear_error (&self->pull);
  g_clear_error (&self->push);
  g_clear_error (&self->documents);
  g_free (self);
}

const SyncAlert *
sync_report_find_alert (const SyncReport *self,
                        SyncAlertKind     kind,
                        const char       *poste)
{
  for (guint i = 0; i < self->alerts->len; i++)
    {
      const SyncAlert *alert = self->alerts->pdata[i];

      if (alert->kind == kind && strcmp (alert->poste, poste) == 0)
        return alert;
    }
  return NULL;
}

void
sync_report_alert (SyncReport   *self,
                   SyncAlertKind kind,
                   const char   *poste,
                   const char   *who,
                   const char   *detail)
{
  SyncAlert *alert;

  if (sync_report_find_alert (self, kind, poste) != NULL)
    return;
  alert = g_new0 (SyncAlert, 1);
  alert->kind = kind;
  g_strlcpy (alert->poste, poste, sizeof alert->poste);
  alert->who = g_strdup (who);
  alert->detail = g_strdup (detail);
  g_ptr_array_add (self->alerts, alert);
}

void
sync_report_forget_alerts (SyncReport   *self,
                           SyncAlertKind kind)
{
  for (guint i = self->alerts->len; i > 0; i--)
    if (((const SyncAlert *) self->alerts->pdata[i - 1])->kind == kind)
      g_ptr_array_remove_index (self->alerts, i - 1);
}

void
sync_report_alert_stretch (SyncReport      *self,
                           const SyncAlert *stretch)
{
  g_autofree char *detail = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, stretch->first, stretch->last);
  guint            before = self->alerts->len;
  SyncAlert       *alert;

  sync_report_alert (self, stretch->kind, stretch->poste, stretch->who, detail);
  if (self->alerts->len == before)
    return;
  alert = self->alerts->pdata[before];
  memcpy (alert->run, stretch->run, sizeof alert->run);
  alert->first = stretch->first;
  alert->last = stretch->last;
  alert->since = stretch->since;
}

const SyncPeer *
sync_report_find_peer (const SyncReport *self,
                       const char       *poste)
{
  for (guint i = 0; i < self->peers->len; i++)
    if (strcmp (((const SyncPeer *) self->peers->pdata[i])->poste, poste) == 0)
      return self->peers->pdata[i];
  return NULL;
}

char **
sync_report_dup_who_has_open (const SyncReport *self,
                              const char       *id)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->peers->len; i++)
    {
      const SyncPeer *peer = self->peers->pdata[i];

      if (sync_peer_has_open (peer, id))
        g_strv_builder_add (names, peer->name);
    }
  return g_strv_builder_end (names);
}

gboolean
sync_report_is_up_to_date (const SyncReport *self)
{
  return self->pull == NULL && self->push == NULL && self->to_send == 0 && !self->is_waiting && !self->is_removed;
}

const char *
sync_alert_get_code (const SyncAlert *self)
{
  static const char *const codes[] = { "newer", "damaged", "refused", "placeholder", "hindered", "missing", "key", "lost", "rolled-back" };

  return codes[self->kind];
}

char *
sync_alert_dup_sentence (const SyncAlert *self)
{
  const char      *who = self->who != NULL ? self->who : _ ("another desktop");
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, self->first), *last = g_strdup_printf ("%" G_GINT64_FORMAT, self->last);

  switch (self->kind)
    {
    case SYNC_ALERT_NEWER:
      return g_strdup_printf (_ ("%s uses a newer Liens: update yours to see those changes. They are kept until then."), who);
    case SYNC_ALERT_DAMAGED:
      return g_strdup_printf (_ ("A file of %s cannot be read, even copied again. It was left aside; everything else is taken."), who);
    case SYNC_ALERT_REFUSED:
      return g_strdup_printf (_ ("A file of %s contradicts what that desktop wrote before. It was left aside; everything else is taken."), who);
    case SYNC_ALERT_PLACEHOLDER:
      return g_strdup (_ ("Files of the shared folder are kept elsewhere by its synchronisation tool. In that tool, choose to keep this folder on this computer."));
    case SYNC_ALERT_HINDERED:
      return g_strdup_printf (_ ("Files of %s could not be copied from the shared folder. Liens tries again."), who);
    case SYNC_ALERT_MISSING:
      return g_strdup_printf (_ ("Changes of %s have not reached the shared folder yet: what follows them waits."), who);
    case SYNC_ALERT_LOST:
      return g_strdup_printf (_ ("Changes %s to %s of %s have been missing for a week. They come back if that desktop synchronises; "
                                 "else an administrator can give them up, in “Sharing”, and what follows is taken."),
                              first, last, who);
    case SYNC_ALERT_ROLLED_BACK:
      return g_strdup_printf (_ ("Changes of %s are no longer in the shared folder: an older copy of it was probably put back. That desktop puts them there again when it synchronises."), who);
    case SYNC_ALERT_KEY:
    default:
      return g_strdup_printf (_ ("%s writes with a key this desktop was not given. An administrator has to let it in."), who);
    }
}
