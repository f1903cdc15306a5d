#include "config.h"

#include "sync-share.h"

#include "sync-opening.h"
#include "sync-error.h"
#include "sync-names.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#define FILE_SHARE "partage"
#define FILE_KEYS "cles"
#define FILE_MIRROR "miroir"
#define GROUP "share"

G_DEFINE_QUARK (sync - share - error - quark, sync_share_error)

struct _SyncShare
{
  DossierStore  *store;
  char          *dir; /* private, of the dossier */
  char          *folder;
  char          *person;
  char          *poste;
  guint32        number; /* of the last hello */
  gint64         published;
  gint64         pushed_clock; /* ms, by tests */
  gint64         skew;
  gboolean       has_skew;
  GBytes        *sentinel;
  SyncFederation federation;
  SyncSigner    *signer;
  SyncKeyring   *keyring;
  CarryMirror   *mirror;
  CarryRelay    *relay;
};

static char *
dup_path (const char *dir,
          const char *name)
{
  return g_build_filename (dir, name, NULL);
}

/* Whole or not at all, on the disk, for us alone. */
static gboolean
keep_file (const char   *dir,
           const char   *name,
           gconstpointer bytes,
           gsize         length,
           GError      **error)
{
  g_autofree char *path = dup_path (dir, name);

  return g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

gboolean
sync_share_is_shared (DossierStore *store)
{
  g_autofree char *path = dup_path (dossier_store_get_data_dir (store), FILE_SHARE);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* --- what is kept */

static gboolean
keep_share (SyncShare *self,
            GError   **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *folder = g_uri_escape_string (self->folder, "/", FALSE), *text = NULL;
  gsize                length;

  g_key_file_set_string (file, GROUP, "folder", folder);
  g_key_file_set_string (file, GROUP, "person", self->person);
  g_key_file_set_uint64 (file, GROUP, "number", self->number);
  g_key_file_set_int64 (file, GROUP, "published", self->published);
  text = g_key_file_to_data (file, &length, NULL);
  return keep_file (self->dir, FILE_SHARE, text, length, error);
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
  return self->folder != NULL;
}

gboolean
sync_share_keep_keys (SyncShare *self,
                      GError   **error)
{
  g_autoptr (GBytes) bytes = sync_keyring_write (self->keyring);
  gsize              length;
  gconstpointer      start = g_bytes_get_data (bytes, &length);

  return keep_file (self->dir, FILE_KEYS, start, length, error);
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

guint32
sync_share_take_number (SyncShare *self,
                        GError   **error)
{
  self->number++;
  return keep_share (self, error) ? self->number : 0;
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
  return keep_share (self, error);
}

/* --- making one in memory */

static SyncShare *
new_share (DossierStore *store)
{
  const DossierIdentity *identity = dossier_store_get_identity (store);
  SyncShare             *self = g_new0 (SyncShare, 1);

  self->store = g_object_ref (store);
  self->dir = g_strdup (dossier_store_get_data_dir (store));
  self->poste = sync_name_dup_poste (dossier_identity_get_poste (identity));
  self->signer = sync_signer_new (dossier_identity_get_secret_key (identity));
  self->keyring = sync_keyring_new ();
  return self;
}

static gboolean
open_mirror (SyncShare *self,
             GError   **error)
{
  g_autofree char *path = dup_path (self->dir, FILE_MIRROR);

  self->mirror = carry_mirror_open (path, error);
  if (self->mirror == NULL)
    return FALSE;
  self->relay = carry_relay_new (self->folder, carry_mirror_get_path (self->mirror), self->poste, self->sentinel);
  return TRUE;
}

SyncShare *
sync_share_open (DossierStore *store,
                 GError      **error)
{
  g_autoptr (SyncShare) self = NULL;

  if (!sync_share_is_shared (store))
    {
      g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_SHARED, "this dossier has no shared folder");
      return NULL;
    }
  self = new_share (store);
  return load_share (self, error) && load_sentinel (self, error) && load_keys (self, error) && open_mirror (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
fill_share (SyncShare      *self,
            const SyncWish *wish,
            GBytes         *sentinel)
{
  self->folder = g_strdup (wish->folder);
  self->person = g_strdup (wish->person);
  self->sentinel = g_bytes_ref (sentinel);
}

/* Last the file that says it is shared. */
static gboolean
keep_all (SyncShare *self,
          GError   **error)
{
  gsize         length;
  gconstpointer bytes = g_bytes_get_data (self->sentinel, &length);

  return keep_file (self->dir, SYNC_NAME_FEDERATION_FILE, bytes, length, error) && sync_share_keep_keys (self, error) && keep_share (self, error);
}

/* --- a new folder */

static gboolean
is_ours (DossierStore            *store,
         const DossierFederation *federation)
{
  return memcmp (federation->founder, dossier_identity_get_public_key (dossier_store_get_identity (store)), sizeof federation->founder) == 0;
}

/* A dossier that came from another machine and was never shared is founded anew. */
static gboolean
is_founder (DossierStore      *store,
            DossierFederation *federation,
            GError           **error)
{
  g_autoptr (GError) local = NULL;

  if (!dossier_store_read_federation (store, federation, error))
    return FALSE;
  if (is_ours (store, federation))
    return TRUE;
  if (dossier_store_refound (store, &local))
    return dossier_store_read_federation (store, federation, error);
  if (g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED))
    g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_FOUNDER, "the key of this desktop is not the founder's");
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GBytes *
write_sentinel (SyncShare               *self,
                const DossierFederation *federation,
                const SyncWish          *wish,
                GError                 **error)
{
  g_autoptr (SyncKey) key = sync_key_new_random ();

  sync_keyring_add (self->keyring, 0, key);
  return sync_federation_write (self->signer, federation->salt, wish->is_open ? SYNC_ADMISSION_OPEN : SYNC_ADMISSION_APPROVE,
                                g_get_real_time () / 1000, key, wish->passphrase, wish->is_cheap ? &sync_cost_least : &sync_cost_moderate, error);
}

static gboolean
ask_plainly (CarryRelay   *relay,
             CarryRequest *request,
             GCancellable *cancellable,
             GError      **error)
{
  CarryReport *report = carry_relay_ask (relay, request, cancellable);
  gboolean     done = report->error == NULL;

  if (!done)
    g_propagate_error (error, g_steal_pointer (&report->error));
  carry_report_free (report);
  return done;
}

char *
sync_share_dup_note (void)
{
  return g_strdup (_ ("This folder is a shared dossier of Liens.\n\n"
                      "Each desktop of the federation writes its changes in it and reads those of the others. To take part, open Liens and "
                      "choose “Join a shared folder”.\n\nPlease do not move, rename or remove anything here: what is inside cannot be read without Liens.\n"));
}

static gboolean
make_folder (CarryRelay   *relay,
             GCancellable *cancellable,
             GError      **error)
{
  CarryRequest *request = carry_request_new (CARRY_ASK_MAKE, NULL);

  request->note = sync_share_dup_note ();
  return ask_plainly (relay, request, cancellable, error);
}

SyncShare *
sync_share_found (DossierStore   *store,
                  const SyncWish *wish,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (SyncShare) self = NULL;
  g_autoptr (GBytes)    sentinel = NULL;
  DossierFederation     federation;

  if (sync_share_is_shared (store))
    {
      g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_SHARED, "this dossier is shared already");
      return NULL;
    }
  if (!is_founder (store, &federation, error))
    return NULL;
  self = new_share (store);
  sentinel = write_sentinel (self, &federation, wish, error);
  if (sentinel == NULL)
    return NULL;
  fill_share (self, wish, sentinel);
  if (!sync_federation_read (&self->federation, sentinel, error) || !open_mirror (self, error) || !make_folder (self->relay, cancellable, error) ||
      !dossier_store_set_open (store, wish->is_open, error) || !keep_all (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- joining */

/* The dossier of each desktop has a name of its own: two on one machine are two desktops. */
static DossierStore *
make_dossier (const char           *path,
              const SyncFederation *federation,
              GError              **error)
{
  g_autofree char  *uuid = base_identifier_new ();
  DossierInvitation invitation = { uuid, federation->id, federation->salt, federation->founder };

  return dossier_store_make_joining (path, &invitation, error);
}

DossierStore *
sync_share_join (const char     *path,
                 const SyncWish *wish,
                 SyncShare     **share,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (SyncOpening)  opening = sync_opening_ask (wish->folder, wish->passphrase, cancellable, error);
  g_autoptr (DossierStore) store = opening != NULL ? make_dossier (path, &opening->federation, error) : NULL;
  g_autoptr (SyncShare)    self = NULL;

  if (store == NULL)
    return NULL;
  self = new_share (store);
  fill_share (self, wish, opening->sentinel);
  self->federation = opening->federation;
  sync_keyring_free (self->keyring);
  self->keyring = g_steal_pointer (&opening->keyring);
  if (!open_mirror (self, error) || !keep_all (self, error))
    return NULL;
  *share = g_steal_pointer (&self);
  return g_steal_pointer (&store);
}

/* --- another place */

static gboolean
settle_at (SyncShare  *self,
           CarryRelay *relay,
           const char *folder,
           GError    **error)
{
  g_autofree char *before = g_steal_pointer (&self->folder);

  self->folder = g_strdup (folder);
  if (!keep_share (self, error))
    {
      g_free (self->folder);
      self->folder = g_steal_pointer (&before);
      return FALSE;
    }
  carry_relay_stop (self->relay);
  g_set_object (&self->relay, relay);
  return TRUE;
}

static CarryRelay *
new_relay_at (SyncShare  *self,
              const char *folder)
{
  return carry_relay_new (folder, carry_mirror_get_path (self->mirror), self->poste, self->sentinel);
}

/* Listing what is ours asks for the sentinel as any request does. */
gboolean
sync_share_move (SyncShare    *self,
                 const char   *folder,
                 GCancellable *cancellable,
                 GError      **error)
{
  const char *const      own[] = { self->poste, NULL };
  g_autoptr (CarryRelay) relay = new_relay_at (self, folder);

  return ask_plainly (relay, carry_request_new (CARRY_ASK_LIST, own), cancellable, error) && settle_at (self, relay, folder, error);
}

gboolean
sync_share_rebuild (SyncShare    *self,
                    const char   *folder,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (CarryRelay) relay = new_relay_at (self, folder);

  return make_folder (relay, cancellable, error) &&
         ask_plainly (relay, carry_request_new (CARRY_ASK_RELAY_ALL, NULL), cancellable, error) && settle_at (self, relay, folder, error);
}

gboolean
sync_share_leave (DossierStore *store,
                  GError      **error)
{
  g_autofree char *path = dup_path (dossier_store_get_data_dir (store), FILE_SHARE);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

void
sync_share_free (SyncShare *self)
{
  if (self == NULL)
    return;
  if (self->relay != NULL)
    carry_relay_stop (self->relay);
  g_clear_object (&self->relay);
  g_clear_pointer (&self->mirror, carry_mirror_free);
  g_clear_pointer (&self->keyring, sync_keyring_free);
  g_clear_pointer (&self->signer, sync_signer_free);
  g_clear_pointer (&self->sentinel, g_bytes_unref);
  g_clear_object (&self->store);
  g_free (self->dir);
  g_free (self->folder);
  g_free (self->person);
  g_free (self->poste);
  g_free (self);
}

/* --- what others ask of it */

DossierStore *
sync_share_get_store (SyncShare *self)
{
  return self->store;
}

const char *
sync_share_get_folder (const SyncShare *self)
{
  return self->folder;
}

const char *
sync_share_get_person (const SyncShare *self)
{
  return self->person;
}

const SyncFederation *
sync_share_get_federation (const SyncShare *self)
{
  return &self->federation;
}

const SyncSigner *
sync_share_get_signer (const SyncShare *self)
{
  return self->signer;
}

SyncKeyring *
sync_share_get_keyring (SyncShare *self)
{
  return self->keyring;
}

CarryMirror *
sync_share_get_mirror (SyncShare *self)
{
  return self->mirror;
}

CarryRelay *
sync_share_get_relay (SyncShare *self)
{
  return self->relay;
}

const char *
sync_share_get_poste (const SyncShare *self)
{
  return self->poste;
}

const guint8 *
sync_share_get_poste_bytes (const SyncShare *self)
{
  return sync_signer_get_poste (self->signer);
}

const char *
sync_share_get_dir (const SyncShare *self)
{
  return self->dir;
}

GBytes *
sync_share_get_sentinel (const SyncShare *self)
{
  return self->sentinel;
}

gint64
sync_share_get_now (const SyncShare *self)
{
  return g_get_real_time () / 1000 + self->pushed_clock;
}

void
sync_share_push_clock (SyncShare *self,
                       gint64     ms)
{
  self->pushed_clock += ms;
}

gboolean
sync_share_get_skew (const SyncShare *self,
                     gint64          *ms)
{
  *ms = self->skew;
  return self->has_skew;
}

void
sync_share_set_skew (SyncShare *self,
                     gint64     ms)
{
  self->skew = ms;
  self->has_skew = TRUE;
}
