/* sync-share-join.c - a dossier made of a shared folder
 *
 * First what is kept of the share, in the private folder; the dossier takes its name last. Killed before, nothing is there that people
 * see; after, all is.
 */
#include "sync-share-private.h"

#include "dossier-file.h"
#include "sync-opening.h"

/* A share before its dossier. */
static gboolean
keep_opening (SyncOpening    *opening,
              const SyncWish *wish,
              const char     *uuid,
              GError        **error)
{
  g_autoptr (SyncShare) self = g_new0 (SyncShare, 1);

  self->dir = dossier_identity_make_dir (uuid, error);
  if (self->dir == NULL)
    return FALSE;
  sync_share_fill (self, wish, opening->sentinel);
  self->keyring = g_steal_pointer (&opening->keyring);
  return sync_share_keep_all (self, error);
}

static DossierStore *
open_made (const char *path,
           SyncShare **share,
           GError    **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (path, error);

  *share = store != NULL ? sync_share_open (store, error) : NULL;
  if (*share != NULL)
    return g_steal_pointer (&store);
  if (store != NULL)
    dossier_store_close (store);
  dossier_file_sweep (path);
  return NULL;
}

/* The dossier of each desktop has a name of its own: two on one machine are two desktops. */
DossierStore *
sync_share_join (const char     *path,
                 const SyncWish *wish,
                 SyncShare     **share,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (SyncOpening) opening = sync_opening_ask (wish->folder, wish->passphrase, cancellable, error);
  g_autofree char        *uuid = base_identifier_new ();
  DossierStore           *store = NULL;
  DossierInvitation       invitation;

  if (opening == NULL)
    return NULL;
  invitation = (DossierInvitation){ uuid, opening->federation.id, opening->federation.salt, opening->federation.founder };
  if (keep_opening (opening, wish, uuid, error) && dossier_file_make_joining (path, &invitation, error))
    store = open_made (path, share, error);
  if (store == NULL)
    dossier_identity_forget (uuid);
  return store;
}
