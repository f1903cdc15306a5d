#include "sync-opening.h"

#include "carry-mirror.h"
#include "carry-relay.h"
#include "sync-error.h"
#include "sync-key-package.h"
#include "sync-limits.h"
#include "sync-names.h"
#include "sync-share.h"

#include <glib/gstdio.h>

#define NOBODY "0000000000000000" /* asks without being a desktop of the federation */
#define PACKAGES_TRIED 16         /* each costs what a passphrase costs; the last ones first */

void
sync_opening_free (SyncOpening *self)
{
  g_clear_pointer (&self->sentinel, g_bytes_unref);
  g_clear_pointer (&self->keyring, sync_keyring_free);
  g_free (self);
}

GBytes *
sync_opening_probe (const char   *folder,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (CarryRelay)  relay = carry_relay_new (folder, NULL, NULL, NULL);
  g_autoptr (CarryReport) report = carry_relay_ask (relay, carry_request_new (CARRY_ASK_PROBE, NULL), cancellable);

  if (report->sentinel != NULL)
    return g_bytes_ref (report->sentinel);
  if (report->error != NULL)
    g_propagate_error (error, g_steal_pointer (&report->error));
  else
    g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NO_FOLDER, "no federation.liens there");
  return NULL;
}

/* --- the packages of the folder, copied aside */

/* A mirror that lasts as long as the question. */
typedef struct
{
  char        *path;
  CarryMirror *mirror;
} Aside;

static void
clear_aside (Aside *self)
{
  g_autoptr (GPtrArray) files = self->mirror != NULL ? carry_mirror_list (self->mirror, NULL, NULL) : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      g_autofree char       *dir = g_build_filename (self->path, file->poste, NULL);

      carry_mirror_drop (self->mirror, file->poste, file->name, NULL); /* what stays is in the folder of temporary files */
      g_rmdir (dir);
    }
  g_clear_pointer (&self->mirror, carry_mirror_free);
  if (self->path != NULL)
    g_rmdir (self->path);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Aside, clear_aside)

static gboolean
open_aside (Aside   *self,
            GError **error)
{
  self->path = g_dir_make_tmp ("liens-joindre-XXXXXX", error);
  self->mirror = self->path != NULL ? carry_mirror_open (self->path, error) : NULL;
  return self->mirror != NULL;
}

static gboolean
has_packages (CarryRelay   *relay,
              GCancellable *cancellable,
              gboolean     *has,
              GError      **error)
{
  g_autoptr (CarryReport) listed = carry_relay_ask (relay, carry_request_new (CARRY_ASK_LIST, NULL), cancellable);

  *has = FALSE;
  for (guint i = 0; i < listed->items->len; i++)
    {
      SyncName name;

      sync_name_read (((CarryItem *) listed->items->pdata[i])->name, &name);
      *has = *has || name.kind == SYNC_NAME_KEY_PACKAGE;
    }
  if (listed->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&listed->error));
  return FALSE;
}

static gboolean
copy_all (CarryRelay   *relay,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (CarryReport) pulled = carry_relay_ask (relay, carry_request_new (CARRY_ASK_PULL, NULL), cancellable);

  if (pulled->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&pulled->error));
  return FALSE;
}

static int
compare_epochs (gconstpointer a,
                gconstpointer b)
{
  const SyncKeyPackage *one = *(SyncKeyPackage *const *) a, *other = *(SyncKeyPackage *const *) b;

  return one->epoch < other->epoch ? 1 : one->epoch > other->epoch ? -1
                                                                   : 0;
}

/* Those a passphrase may open, the last epoch first. */
static GPtrArray *
list_packages (const SyncOpening *self,
               CarryMirror       *mirror,
               SyncLockKind       kind,
               GError           **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (mirror, NULL, error);
  GPtrArray            *packages = g_ptr_array_new_with_free_func ((GDestroyNotify) sync_key_package_free);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile     *file = files->pdata[i];
      SyncName                   name;
      g_autoptr (GBytes)         bytes = NULL;
      g_autoptr (SyncKeyPackage) package = NULL;

      sync_name_read (file->name, &name);
      bytes = name.kind == SYNC_NAME_KEY_PACKAGE ? carry_mirror_read (mirror, file->poste, file->name, SYNC_KEY_PACKAGE_FILE, NULL) : NULL;
      package = bytes != NULL ? sync_key_package_peek (bytes, NULL) : NULL; /* what is none is no way in */
      if (package != NULL && package->lock.kind == kind && memcmp (package->federation, self->federation.id, sizeof package->federation) == 0)
        g_ptr_array_add (packages, g_steal_pointer (&package));
    }
  g_ptr_array_sort (packages, compare_epochs);
  return packages;
}

static void
try_packages (SyncOpening *self,
              GPtrArray   *packages,
              const char  *passphrase)
{
  for (guint i = 0; i < packages->len && i < PACKAGES_TRIED; i++)
    if (sync_key_package_open_with_passphrase (packages->pdata[i], passphrase, self->keyring, NULL)) /* not the one: the next */
      return;
}

static gboolean
look_for_packages (SyncOpening  *self,
                   const char   *folder,
                   const char   *passphrase,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_auto (Aside)         aside = { NULL, NULL };
  g_autoptr (CarryRelay) relay = NULL;
  g_autoptr (GPtrArray)  packages = NULL;
  gboolean               has;

  if (!open_aside (&aside, error))
    return FALSE;
  relay = carry_relay_new (folder, aside.path, NOBODY, self->sentinel);
  if (!has_packages (relay, cancellable, &has, error) || (has && !copy_all (relay, cancellable, error)))
    return FALSE;
  packages = list_packages (self, aside.mirror, *passphrase == '\0' ? SYNC_LOCK_OPEN : SYNC_LOCK_PASSPHRASE, error);
  try_packages (self, packages, passphrase);
  return TRUE;
}

SyncOpening *
sync_opening_ask (const char   *folder,
                  const char   *passphrase,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (SyncOpening) self = g_new0 (SyncOpening, 1);
  g_autoptr (GError)      refusal = NULL;
  g_autoptr (SyncKey)     first = NULL;
  guint                   n_keys;

  self->keyring = sync_keyring_new ();
  self->sentinel = sync_opening_probe (folder, cancellable, error);
  if (self->sentinel == NULL || !sync_federation_read (&self->federation, self->sentinel, error) ||
      !look_for_packages (self, folder, passphrase, cancellable, error))
    return NULL;
  sync_keyring_get_all (self->keyring, &n_keys);
  first = n_keys == 0 ? sync_lock_open (&self->federation.lock, passphrase, &refusal) : NULL;
  if (first != NULL)
    sync_keyring_add (self->keyring, 0, first);
  if (n_keys > 0 || first != NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&refusal));
  return NULL;
}
