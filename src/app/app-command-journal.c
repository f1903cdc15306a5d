/* app-command-journal.c - what was done, transaction by transaction, in clear for a member */
#include "config.h"

#include "app-command-share.h"

#include "app-command.h"

#include "dossier-store-federation.h"
#include "sync-segment-json.h"
#include "sync-segment.h"
#include "sync-share.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- of the dossier */

static gboolean
write_stretch (AppCall      *call,
               const guint8 *run,
               gint64        first,
               gint64        last,
               GError      **error)
{
  while (first <= last)
    {
      g_autoptr (DossierSegment) segment = dossier_store_read_stretch (call->store, run, first, last, error);

      if (segment == NULL)
        return FALSE;
      if (segment->transactions->len == 0)
        return TRUE;
      sync_segment_add_json (call->out, segment);
      first = dossier_segment_get_last (segment) + 1;
      app_call_flush (call);
    }
  return TRUE;
}

static AppExit
write_journal (AppCall *call)
{
  GError            *error = NULL;
  g_autoptr (GArray) runs = dossier_store_list_runs (call->store, &error);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const DossierSection *run = &g_array_index (runs, DossierSection, i);

      if (!write_stretch (call, run->run, run->first, run->last, &error))
        return app_call_fail (call, error);
    }
  return runs != NULL ? APP_EXIT_FINE : app_call_fail (call, error);
}

/* --- of a file of the shared folder */

static const DossierMember *
find_author (GPtrArray             *members,
             const SyncSegmentHead *head)
{
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->has_public_key && memcmp (member->poste, head->poste, sizeof head->poste) == 0)
        return member;
    }
  return NULL;
}

static DossierSegment *
read_segment (AppCall *call,
              GBytes  *file,
              GError **error)
{
  g_autoptr (SyncShare) share = sync_share_open (call->store, error);
  g_autoptr (GPtrArray) members = share != NULL ? dossier_store_list_members (call->store, error) : NULL;
  SyncSegmentHead       head;
  gsize                 length;
  const guint8         *bytes = g_bytes_get_data (file, &length);
  const DossierMember  *author;

  if (members == NULL || !sync_segment_peek (bytes, length, &head, error))
    return NULL;
  author = find_author (members, &head);
  if (author == NULL)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY, "its desktop never said hello here");
      return NULL;
    }
  return sync_segment_read (file, sync_share_get_federation (share)->id, author->public_key, sync_share_get_keyring (share), NULL, error);
}

static AppExit
write_file (AppCall    *call,
            const char *name)
{
  g_autofree char           *path = app_call_dup_path (call, name);
  char                      *bytes;
  gsize                      length;
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierSegment) segment = NULL;
  GError                    *error = NULL;

  if (!g_file_get_contents (path, &bytes, &length, &error))
    return app_call_fail (call, error);
  file = g_bytes_new_take (bytes, length);
  segment = read_segment (call, file, &error);
  if (segment == NULL)
    return app_call_fail (call, error);
  sync_segment_add_json (call->out, segment);
  return APP_EXIT_FINE;
}

AppExit
app_command_journal (AppCall *call)
{
  if (app_arguments_get_n_words (call->arguments) > 1)
    return write_file (call, app_arguments_get_word (call->arguments, 1));
  return write_journal (call);
}
