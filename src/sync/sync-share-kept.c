/* sync-share-kept.c - what the private folder holds of a share */
#include "sync-share-private.h"

#include "dossier-beside.h"
#include "sync-names.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#define FILE_SHARE "partage"
#define FILE_KEYS "cles"
#define GROUP "share"

static char *
dup_path (const char *dir,
          const char *name)
{
  return g_build_filename (dir, name, NULL);
}

gboolean
sync_share_keep_file (const char   *dir,
                      const char   *name,
                      gconstpointer bytes,
                      gsize         length,
                      GError      **error)
{
  g_autofree char *path = dup_path (dir, name);

  return g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

gboolean
sync_share_is_kept_in (const char *dir)
{
  g_autofree char *path = dup_path (dir, FILE_SHARE);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
sync_share_is_shared (DossierStore *store)
{
  return sync_share_is_kept_in (dossier_store_get_data_dir (store));
}

gboolean
sync_share_keep (SyncShare *self,
                 GError   **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *folder = g_uri_escape_string (self->folder, "/", FALSE), *text = NULL;
  gsize                length;

  g_key_file_set_string (file, GROUP, "folder", folder);
  g_key_file_set_string (file, GROUP, "person", self->person);
  g_key_file_set_uint64 (file, GROUP, "number", self->number);
  g_key_file_set_int64 (file, GROUP, "published", self->published);
  g_key_file_set_boolean (file, GROUP, "in", self->was_in);
  g_key_file_set_boolean (file, GROUP, "removed", self->is_removed);
  text = g_key_file_to_data (file, &length, NULL);
  return sync_share_keep_file (self->dir, FILE_SHARE, text, length, error);
}

static char *
dup_kept (DossierStore *store,
          const char   *key)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *path = dup_path (dossier_store_get_data_dir (store), FILE_SHARE);

  return g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) ? g_key_file_get_string (file, GROUP, key, NULL) : NULL;
}

char *
sync_share_dup_folder (DossierStore *store)
{
  g_autofree char *folder = dup_kept (store, "folder");

  return folder != NULL ? g_uri_unescape_string (folder, NULL) : NULL;
}

char *
sync_share_dup_person (DossierStore *store)
{
  return dup_kept (store, "person");
}

gboolean
sync_share_is_removed (DossierStore *store)
{
  g_autofree char *said = dup_kept (store, "removed");

  return g_strcmp0 (said, "true") == 0;
}

static gboolean
load_share (SyncShare *self,
            GError   **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *path = dup_path (self->dir, FILE_SHARE), *folder = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return FALSE;
  folder = g_key_file_get_string (file, GROUP, "folder", error);
  self->person = folder != NULL ? g_key_file_get_string (file, GROUP, "person", error) : NULL;
  if (self->person == NULL)
    return FALSE;
  self->folder = g_uri_unescape_string (folder, NULL);
  self->number = (guint32) g_key_file_get_uint64 (file, GROUP, "number", NULL);
  self->published = g_key_file_get_int64 (file, GROUP, "published", NULL);
  self->was_in = g_key_file_get_boolean (file, GROUP, "in", NULL);
  self->is_removed = g_key_file_get_boolean (file, GROUP, "removed", NULL);
  return self->folder != NULL;
}

gboolean
sync_share_keep_keys (SyncShare *self,
                      GError   **error)
{
  g_autoptr (GBytes) bytes = sync_keyring_write (self->keyring);
  gsize              length;
  gconstpointer      start = g_bytes_get_data (bytes, &length);

  return sync_share_keep_file (self->dir, FILE_KEYS, start, length, error);
}

static gboolean
load_keys (SyncShare *self,
           GError   **error)
{
  g_autofree char *path = dup_path (self->dir, FILE_KEYS), *bytes = NULL;
  gsize            length;
  SyncKeyring     *kept;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  kept = sync_keyring_read ((const guint8 *) bytes, length, error);
  sodium_memzero (bytes, length);
  if (kept == NULL)
    return FALSE;
  sync_keyring_free (self->keyring);
  self->keyring = kept;
  return TRUE;
}

static gboolean
load_sentinel (SyncShare *self,
               GError   **error)
{
  g_autofree char *path = dup_path (self->dir, SYNC_NAME_FEDERATION_FILE);
  char            *bytes;
  gsize            length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  self->sentinel = g_bytes_new_take (bytes, length);
  return sync_federation_read (&self->federation, self->sentinel, error);
}

gboolean
sync_share_load (SyncShare *self,
                 GError   **error)
{
  return load_share (self, error) && load_sentinel (self, error) && load_keys (self, error);
}

SyncShare *
sync_share_load_kept (const char *dir,
                      GError    **error)
{
  g_autoptr (SyncShare) self = g_new0 (SyncShare, 1);
  g_autoptr (GError)    local = NULL;

  self->dir = g_strdup (dir);
  self->keyring = sync_keyring_new ();
  if (sync_share_load (self, &local))
    return g_steal_pointer (&self);
  g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_DAMAGED, local->message);
  return NULL;
}

gboolean
sync_share_was_in (const SyncShare *self)
{
  return self->was_in;
}

gboolean
sync_share_keep_in (SyncShare *self,
                    GError   **error)
{
  if (self->was_in)
    return TRUE;
  self->was_in = TRUE;
  return sync_share_keep (self, error);
}

gboolean
sync_share_keep_removed (SyncShare *self,
                         gboolean   is_removed,
                         GError   **error)
{
  if (self->is_removed == is_removed)
    return TRUE;
  self->is_removed = is_removed;
  return sync_share_keep (self, error);
}

guint32
sync_share_take_number (SyncShare *self,
                        GError   **error)
{
  self->number++;
  return sync_share_keep (self, error) ? self->number : 0;
}

guint32
sync_share_get_number (const SyncShare *self)
{
  return self->number;
}

gint64
sync_share_get_published (const SyncShare *self)
{
  return self->published;
}

gboolean
sync_share_keep_published (SyncShare *self,
                           gint64     n,
                           GError   **error)
{
  if (n == self->published)
    return TRUE;
  self->published = n;
  return sync_share_keep (self, error);
}

/* Last the file that says it is shared. */
gboolean
sync_share_keep_all (SyncShare *self,
                     GError   **error)
{
  gsize         length;
  gconstpointer bytes = g_bytes_get_data (self->sentinel, &length);

  return sync_share_keep_file (self->dir, SYNC_NAME_FEDERATION_FILE, bytes, length, error) && sync_share_keep_keys (self, error) && sync_share_keep (self, error);
}

/* How files beside stood with the folder means nothing any more; where it cannot be noted, it is said until they are looked at again. */
static void
forget_standing (DossierStore *store)
{
  g_autoptr (DossierBeside) beside = dossier_beside_load (dossier_store_get_data_dir (store));
  g_auto (GStrv)            ids = dossier_beside_dup_ids (beside);

  for (guint i = 0; ids[i] != NULL; i++)
    dossier_beside_find (beside, ids[i])->state = DOSSIER_BESIDE_UNTOLD;
  dossier_beside_note (beside);
  if (ids[0] != NULL && dossier_beside_keep (beside, NULL))
    dossier_store_tell_files (store, (const char *const *) ids);
}

gboolean
sync_share_leave (DossierStore *store,
                  GError      **error)
{
  g_autofree char *path = dup_path (dossier_store_get_data_dir (store), FILE_SHARE);

  if (g_unlink (path) == 0 || errno == ENOENT)
    {
      forget_standing (store);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}
