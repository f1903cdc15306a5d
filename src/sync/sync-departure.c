#include "sync-departure.h"

#include "sync-key-package.h"
#include "sync-limits.h"
#include "sync-names.h"

#include <string.h>

/* --- packages */

static gboolean
is_in (const DossierMember *member)
{
  return member->state == DOSSIER_MEMBER_ADMITTED && (member->has_public_key || member->is_self);
}

/* Those who are in but for the one who leaves (or NULL). */
static GPtrArray *
list_public_keys (SyncShare    *share,
                  GPtrArray    *members,
                  const guint8 *leaving)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (leaving != NULL && memcmp (member->poste, leaving, sizeof member->poste) == 0)
        continue;
      if (is_in (member))
        g_ptr_array_add (keys, (gpointer) (member->is_self ? sync_signer_get_public_key (sync_share_get_signer (share)) : member->public_key));
    }
  return keys;
}

/* The name under which it is in the mirror; NULL on error. */
static char *
keep_package (SyncShare      *share,
              guint32         epoch,
              const SyncKey  *key,
              GPtrArray      *public_keys,
              const char     *passphrase,
              const SyncCost *cost,
              GError        **error)
{
  g_autofree char   *name = sync_name_dup_key_package (epoch);
  g_autoptr (GBytes) bytes = NULL;

  bytes = sync_key_package_write (epoch, sync_share_get_federation (share)->id, sync_share_get_now (share), sync_share_get_signer (share), key,
                                  sync_share_get_keyring (share), (const guint8 *const *) public_keys->pdata, public_keys->len, passphrase, cost, error);
  if (bytes != NULL && carry_mirror_write (sync_share_get_mirror (share), sync_share_get_poste (share), name, bytes, error))
    return g_steal_pointer (&name);
  return NULL;
}

static gboolean
begin_epoch (SyncShare      *share,
             GPtrArray      *members,
             const guint8   *leaving,
             const char     *passphrase,
             const SyncCost *cost,
             SyncKey       **key,
             char          **name,
             GError        **error)
{
  g_autoptr (GPtrArray) public_keys = list_public_keys (share, members, leaving);

  *key = sync_key_new_random ();
  *name = keep_package (share, sync_keyring_get_epoch (sync_share_get_keyring (share)) + 1, *key, public_keys, passphrase, cost, error);
  return *name != NULL;
}

static gboolean
write_with (SyncShare *share,
            SyncKey   *key,
            GError   **error)
{
  SyncKeyring *keyring = sync_share_get_keyring (share);

  sync_keyring_add (keyring, sync_keyring_get_epoch (keyring) + 1, key);
  return sync_share_keep_keys (share, error);
}

/* --- a departure */

/* Those whom an open folder let in are in by name before it closes. */
static gboolean
close_folder (SyncShare    *share,
              GPtrArray    *members,
              const guint8 *leaving,
              GError      **error)
{
  DossierStore *store = sync_share_get_store (share);

  if (sync_share_get_federation (share)->admission != SYNC_ADMISSION_OPEN)
    return TRUE;
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (!is_in (member) || member->is_self || member->is_founder || memcmp (member->poste, leaving, sizeof member->poste) == 0)
        continue;
      if (!dossier_store_admit (store, member->poste, member->is_admin, error))
        return FALSE;
    }
  return dossier_store_set_open (store, FALSE, error);
}

gboolean
sync_departure_go (SyncShare      *share,
                   const guint8   *poste,
                   const char     *passphrase,
                   const SyncCost *cost,
                   GError        **error)
{
  DossierStore         *store = sync_share_get_store (share);
  g_autoptr (GPtrArray) members = dossier_store_list_members (store, error);
  g_autoptr (SyncKey)   key = NULL;
  g_autofree char      *name = NULL;

  if (members == NULL || !begin_epoch (share, members, poste, passphrase, cost, &key, &name, error))
    return FALSE;
  if (dossier_store_revoke (store, poste, error))
    return write_with (share, key, error) && close_folder (share, members, poste, error);
  carry_mirror_drop (sync_share_get_mirror (share), sync_share_get_poste (share), name, NULL); /* an epoch too many does no harm */
  return FALSE;
}

/* --- what must stay true */

static const DossierMember *
find_member (GPtrArray    *members,
             const guint8 *poste)
{
  for (guint i = 0; i < members->len; i++)
    if (memcmp (((DossierMember *) members->pdata[i])->poste, poste, DOSSIER_POSTE_BYTES) == 0)
      return members->pdata[i];
  return NULL;
}

/* An administrator's package of the current key; NULL: it is none. */
static SyncKeyPackage *
read_package (SyncShare             *share,
              GPtrArray             *members,
              const CarryMirrorFile *file)
{
  const SyncKey             *current = sync_keyring_find_current (sync_share_get_keyring (share));
  g_autoptr (GBytes)         bytes = NULL;
  g_autoptr (SyncKeyPackage) package = NULL;
  const DossierMember       *author;
  SyncName                   name;

  sync_name_read (file->name, &name);
  if (name.kind == SYNC_NAME_KEY_PACKAGE)
    bytes = carry_mirror_read (sync_share_get_mirror (share), file->poste, file->name, SYNC_KEY_PACKAGE_FILE, NULL);
  package = bytes != NULL ? sync_key_package_peek (bytes, NULL) : NULL; /* the inbox tells what is wrong */
  author = package != NULL && sync_key_has_id (current, package->key_id) ? find_member (members, package->poste) : NULL;
  return author != NULL && author->is_admin ? g_steal_pointer (&package) : NULL;
}

static GPtrArray *
list_packages (SyncShare *share,
               GPtrArray *members,
               GError   **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), NULL, error);
  GPtrArray            *packages;

  if (files == NULL)
    return NULL;
  packages = g_ptr_array_new_with_free_func ((GDestroyNotify) sync_key_package_free);
  for (guint i = 0; i < files->len; i++)
    {
      SyncKeyPackage *package = read_package (share, members, files->pdata[i]);

      if (package != NULL)
        g_ptr_array_add (packages, package);
    }
  return packages;
}

static gboolean
has_key (GPtrArray           *packages,
         const DossierMember *member)
{
  for (guint i = 0; i < packages->len; i++)
    if (sync_key_package_is_for (packages->pdata[i], member->poste))
      return TRUE;
  return FALSE;
}

typedef struct
{
  gboolean leaked; /* who left has it */
  gboolean lacks;  /* who is in has it not */
} Holders;

/* The key of the founding: whoever knew the passphrase of then has it, and nobody else asks for it. */
static Holders
look_at_holders (SyncShare *share,
                 GPtrArray *members,
                 GPtrArray *packages)
{
  gboolean is_first = sync_keyring_get_epoch (sync_share_get_keyring (share)) == 0;
  Holders  found = { FALSE, FALSE };

  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->state == DOSSIER_MEMBER_REVOKED)
        found.leaked = found.leaked || is_first || has_key (packages, member);
      else if (is_in (member) && !member->is_self)
        found.lacks = found.lacks || (!is_first && !has_key (packages, member));
    }
  return found;
}

static gboolean
is_admin (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->is_self)
        return member->is_admin && member->state == DOSSIER_MEMBER_ADMITTED;
    }
  return FALSE;
}

static gboolean
give_key (SyncShare *share,
          GPtrArray *members,
          GError   **error)
{
  SyncKeyring          *keyring = sync_share_get_keyring (share);
  g_autoptr (GPtrArray) public_keys = list_public_keys (share, members, NULL);
  g_autofree char      *name = NULL;

  name = keep_package (share, sync_keyring_get_epoch (keyring), sync_keyring_find_current (keyring), public_keys, NULL, &sync_cost_least, error);
  return name != NULL;
}

gboolean
sync_departure_tend (SyncShare *share,
                     GError   **error)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (sync_share_get_store (share), error);
  g_autoptr (GPtrArray) packages = NULL;
  g_autoptr (SyncKey)   key = NULL;
  g_autofree char      *name = NULL;
  Holders               holders;

  if (members == NULL)
    return FALSE;
  if (!is_admin (members))
    return TRUE;
  packages = list_packages (share, members, error);
  if (packages == NULL)
    return FALSE;
  holders = look_at_holders (share, members, packages);
  if (holders.leaked)
    return begin_epoch (share, members, NULL, NULL, &sync_cost_least, &key, &name, error) && write_with (share, key, error);
  return !holders.lacks || give_key (share, members, error);
}

int
sync_departure_count_admins (SyncShare *share,
                             GError   **error)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (sync_share_get_store (share), error);
  int                   count = 0;

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      count += member->is_admin && member->state == DOSSIER_MEMBER_ADMITTED;
    }
  return members != NULL ? count : -1;
}
