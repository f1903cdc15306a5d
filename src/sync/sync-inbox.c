#include "sync-inbox-private.h"

#include <string.h>

#define BACKLOG 20000 /* transactions behind which records are made anew at once, and not one by one */

static void
free_file (gpointer data)
{
  SyncInboxFile *file = data;

  g_free (file->poste);
  g_free (file->name);
  g_free (file);
}

SyncInbox *
sync_inbox_new (SyncShare *share)
{
  SyncInbox *self = g_new0 (SyncInbox, 1);

  self->share = share;
  self->absence = sync_absence_new (share);
  self->peers = sync_peers_new (share);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_file);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reread = sync_reread_load (sync_share_get_dir (share));
  return self;
}

void
sync_inbox_free (SyncInbox *self)
{
  if (self == NULL)
    return;
  sync_absence_free (self->absence);
  sync_peers_free (self->peers);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->names);
  sync_reread_free (self->reread);
  g_free (self);
}

void
sync_inbox_set_hasty (SyncInbox *self,
                      gboolean   hasty)
{
  self->hasty = hasty;
}

gboolean
sync_inbox_is_left_out (const SyncInbox *self)
{
  return self->given > sync_keyring_get_epoch (sync_share_get_keyring (self->share));
}

typedef gboolean (*Take) (SyncInboxTurn *turn,
                          SyncInboxFile *file,
                          GBytes        *bytes,
                          GError       **error);

static gboolean
take_one (SyncInboxTurn *turn,
          SyncInboxFile *file,
          Take           take,
          GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = sync_inbox_read_file (turn->inbox, file, &local);

  if (bytes != NULL)
    return take (turn, file, bytes, error);
  if (g_error_matches (local, CARRY_ERROR, CARRY_ERROR_NOT_HERE))
    {
      file->state = FILE_SETTLED;
      return TRUE;
    }
  sync_inbox_tear (turn, file, local);
  return TRUE;
}

static gboolean
take_kind (SyncInboxTurn  *turn,
           SyncNameKind    kind,
           Take            take,
           DossierProgress progress,
           gpointer        progress_data,
           GError        **error)
{
  g_autoptr (GPtrArray) files = sync_inbox_list_unsettled (turn->inbox, kind);

  for (guint i = 0; i < files->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (turn->cancellable, error) || !take_one (turn, files->pdata[i], take, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, files->len, progress_data);
    }
  return TRUE;
}

/* As their names announce: a hint is enough to choose how to take them. */
static DossierReceiveMode
choose_mode (SyncInbox *self)
{
  g_autoptr (GPtrArray) files = sync_inbox_list_unsettled (self, SYNC_NAME_SEGMENT);
  gint64                announced = 0;
  SyncName              name;

  for (guint i = 0; i < files->len; i++)
    {
      const SyncInboxFile *file = files->pdata[i];

      sync_name_read (file->name, &name);
      if (file->state == FILE_NEW && strcmp (file->poste, sync_share_get_poste (self->share)) != 0)
        announced += name.last - name.first + 1;
    }
  return announced > BACKLOG ? DOSSIER_RECEIVE_BEHIND : DOSSIER_RECEIVE_NOW;
}

/* The first of each desktop: what follows waits for it. Of those behind it, each that does not go on where the one before ends has a gap of its
 * own: it is missed from now on, and not from when the first is given up. */
static void
note_waiting (SyncInbox *self)
{
  g_autoptr (GPtrArray) files = sync_inbox_list_unsettled (self, SYNC_NAME_SEGMENT);
  const char           *before = "";
  gint64                end = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const SyncInboxFile *file = files->pdata[i];
      gboolean             is_first = strcmp (file->poste, before) != 0;
      SyncName             name;

      if (file->state != FILE_WAITING || file->missing.n == 0)
        continue;
      sync_name_read (file->name, &name);
      if (is_first)
        sync_absence_note_waiting (self->absence, file->poste, sync_inbox_get_name (self, file->poste), &file->missing);
      else if (name.first > end + 1)
        sync_absence_note_later (self->absence, file->poste, end + 1);
      end = is_first ? name.last : MAX (end, name.last);
      before = file->poste;
    }
}

static gboolean
take_turns (SyncInboxTurn  *turn,
            DossierProgress progress,
            gpointer        progress_data,
            GError        **error)
{
  do
    {
      turn->moved = FALSE;
      if (!take_kind (turn, SYNC_NAME_HELLO, sync_inbox_take_hello, NULL, NULL, error) ||
          !take_kind (turn, SYNC_NAME_KEY_PACKAGE, sync_inbox_take_key_package, NULL, NULL, error) ||
          !take_kind (turn, SYNC_NAME_SEGMENT, sync_inbox_take_segment, progress, progress_data, error))
        return FALSE;
    }
  while (turn->moved);
  return TRUE;
}

gboolean
sync_inbox_take (SyncInbox      *self,
                 SyncReport     *report,
                 DossierProgress progress,
                 gpointer        progress_data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  SyncInboxTurn turn = { self, report, cancellable };
  gint64        unsealed = dossier_store_count_unsealed (sync_share_get_store (self->share), error);
  gboolean      taken;

  if (unsealed < 0 || !sync_inbox_note_files (self, error))
    return FALSE;
  turn.is_sealed = unsealed == 0;
  turn.mode = choose_mode (self);
  taken = take_turns (&turn, progress, progress_data, error);
  if (turn.mode == DOSSIER_RECEIVE_BEHIND && report->received > 0 &&
      !dossier_store_catch_up (sync_share_get_store (self->share), NULL, NULL, cancellable, taken ? error : NULL))
    return FALSE;
  if (!taken)
    return FALSE;
  note_waiting (self);
  return sync_absence_tell (self->absence, report, error) && sync_peers_tell (self->peers, report, error) && sync_reread_keep (self->reread, self->files, error);
}
