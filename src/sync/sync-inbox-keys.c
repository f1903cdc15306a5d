/* sync-inbox-keys.c - the keys an administrator gives */
#include "sync-inbox-private.h"

#include "sync-key-package.h"

#include <string.h>

static const DossierMember *
find_member (GPtrArray    *members,
             const guint8 *poste)
{
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (memcmp (((DossierMember *) members->pdata[i])->poste, poste, DOSSIER_POSTE_BYTES) == 0)
      return members->pdata[i];
  return NULL;
}

/* Only an administrator begins an epoch. */
static gboolean
open_package (SyncInboxTurn        *turn,
              SyncInboxFile        *file,
              const SyncKeyPackage *package,
              GError              **error)
{
  SyncShare            *share = turn->inbox->share;
  g_autoptr (GPtrArray) members = dossier_store_list_members (sync_share_get_store (share), error);
  const DossierMember  *author = find_member (members, package->poste);
  g_autoptr (GError)    local = NULL;

  if (members == NULL)
    return FALSE;
  if (author == NULL || !author->is_admin || author->state != DOSSIER_MEMBER_ADMITTED)
    file->state = FILE_PENDING;
  else if (!sync_key_package_check (package, sync_share_get_federation (share)->id, author->public_key, &local))
    sync_inbox_judge (turn, file, local);
  else if (!sync_key_package_is_for (package, dossier_identity_get_poste (dossier_store_get_identity (sync_share_get_store (share)))))
    {
      file->state = FILE_SETTLED;
      turn->inbox->given = MAX (turn->inbox->given, package->epoch);
    }
  else if (!sync_key_package_open (package, sync_share_get_signer (share), sync_share_get_keyring (share), &local))
    sync_inbox_judge (turn, file, local);
  else
    {
      file->state = FILE_SETTLED;
      turn->moved = TRUE;
      return sync_share_keep_keys (share, error);
    }
  return TRUE;
}

gboolean
sync_inbox_take_key_package (SyncInboxTurn *turn,
                             SyncInboxFile *file,
                             GBytes        *bytes,
                             GError       **error)
{
  g_autoptr (GError)         local = NULL;
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (bytes, &local);

  if (package == NULL)
    {
      sync_inbox_judge (turn, file, local);
      return TRUE;
    }
  return open_package (turn, file, package, error);
}
