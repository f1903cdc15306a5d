#include "config.h"

#include "sync-view-peer.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>

#define THERE_MILLISECONDS (10 * 60 * 1000) /* as long as what a desktop says of itself holds */

gboolean
sync_view_peer_is_there (const SyncPeer *self,
                         gint64          now)
{
  return self->seen > 0 && now - self->seen < THERE_MILLISECONDS;
}

static char *
dup_seen (gint64 seen)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seen / 1000), now = g_date_time_new_now_local ();
  g_autofree char      *day = g_date_time_format (when, "%F"), *today = g_date_time_format (now, "%F");
  gboolean              is_today = g_str_equal (day, today);
  g_autofree char      *moment = is_today ? g_date_time_format (when, "%H:%M") : base_day_dup_words (when);

  /* Translators: an hour, then a day */
  return g_strdup_printf (is_today ? _ ("last there at %s") : _ ("last there on %s"), moment);
}

char *
sync_view_peer_describe (const SyncPeer *self,
                         gint64          now)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*self->host != '\0')
    /* Translators: the name of a computer */
    g_ptr_array_add (parts, g_strdup_printf (_ ("on %s"), self->host));
  if (self->seen > 0)
    g_ptr_array_add (parts, sync_view_peer_is_there (self, now) ? g_strdup (_ ("there now")) : dup_seen (self->seen));
  if (self->is_lacking)
    g_ptr_array_add (parts, g_strdup (_ ("has not read all of yours yet")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static const char *
get_name (const char *name)
{
  return *name != '\0' ? name : _ ("Somebody");
}

char *
sync_view_peers_tell_there (const SyncReport *report,
                            gint64            now)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; report != NULL && i < report->peers->len; i++)
    {
      const SyncPeer *peer = report->peers->pdata[i];

      if (sync_view_peer_is_there (peer, now))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", get_name (peer->name));
    }
  /* Translators: names of people */
  return names->len > 0 ? g_strdup_printf (_ ("There now: %s"), names->str) : NULL;
}

char *
sync_view_peers_tell_open (const SyncReport *report,
                           const char       *id)
{
  g_auto (GStrv)   who = report != NULL && id != NULL ? sync_report_dup_who_has_open (report, id) : NULL;
  guint            n = who != NULL ? g_strv_length (who) : 0;
  g_autofree char *names = NULL;

  if (n == 0)
    return NULL;
  if (n == 1)
    /* Translators: the name of a person */
    return g_strdup_printf (_ ("%s has this page open"), get_name (who[0]));
  names = g_strjoinv (", ", who);
  /* Translators: names of people */
  return g_strdup_printf (_ ("Have this page open: %s"), names);
}
