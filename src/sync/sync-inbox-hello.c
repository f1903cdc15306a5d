/* sync-inbox-hello.c - who is there */
#include "sync-inbox-private.h"

#include "sync-error.h"
#include "sync-hello.h"

static gboolean
meet (SyncInboxTurn   *turn,
      const SyncHello *hello,
      GError         **error)
{
  DossierHello     said = { hello->poste, hello->public_key, hello->name, NULL };
  guint8           before[DOSSIER_POSTE_BYTES];
  gboolean         news = FALSE;
  g_autofree char *poste = sync_name_dup_poste (hello->poste);

  if (hello->succeeds)
    {
      sync_poste_of_key (hello->before, before);
      said.predecessor = before;
    }
  if (!dossier_store_meet (sync_share_get_store (turn->inbox->share), &said, &news, error))
    return FALSE;
  turn->moved = turn->moved || news;
  g_hash_table_replace (turn->inbox->names, g_strdup (poste), g_strdup (hello->name));
  g_hash_table_replace (turn->inbox->members, g_steal_pointer (&poste), g_bytes_new (hello->public_key, sizeof hello->public_key));
  return TRUE;
}

gboolean
sync_inbox_take_hello (SyncInboxTurn *turn,
                       SyncInboxFile *file,
                       GBytes        *bytes,
                       GError       **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (SyncHello) hello = sync_hello_read (bytes, sync_share_get_federation (turn->inbox->share)->id, sync_share_get_keyring (turn->inbox->share), &local);

  if (hello == NULL)
    {
      sync_inbox_judge (turn, file, local);
      return TRUE;
    }
  file->state = FILE_SETTLED;
  sync_absence_note_hello (turn->inbox->absence, hello);
  sync_peers_note_hello (turn->inbox->peers, hello);
  return meet (turn, hello, error);
}
