#include "dossier-identity.h"

#include "base-identifier.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _DossierIdentity
{
  char  *dir;
  int    lock; /* file descriptor; closing it lets go */
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  guint8 public[crypto_sign_PUBLICKEYBYTES];
  guint8 poste[DOSSIER_POSTE_BYTES];
};

G_STATIC_ASSERT (DOSSIER_PUBLIC_KEY_BYTES == crypto_sign_PUBLICKEYBYTES);

static void
set_errno (GError    **error,
           int         saved,
           const char *path)
{
  DossierStoreError code = saved == ENOSPC || saved == EIO || saved == EDQUOT ? DOSSIER_STORE_ERROR_DISK : DOSSIER_STORE_ERROR_READ_ONLY;

  g_set_error (error, DOSSIER_STORE_ERROR, code, "%s: %s", path, g_strerror (saved));
}

/* Without a machine id the host's name stands for it: what counts is that two machines differ. */
static char *
dup_machine_id (void)
{
  g_autofree char *id = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &id, NULL, NULL) && !g_file_get_contents ("/var/lib/dbus/machine-id", &id, NULL, NULL))
    return base_identifier_derive (g_get_host_name ());
  g_strstrip (id);
  return base_identifier_is_valid (id) ? g_steal_pointer (&id) : base_identifier_derive (g_get_host_name ());
}

char *
dossier_identity_dup_parent (void)
{
  g_autofree char *machine = dup_machine_id ();

  return g_build_filename (g_get_user_data_dir (), "liens", machine, NULL);
}

char *
dossier_identity_make_dir (const char *uuid,
                           GError    **error)
{
  g_autofree char *parent = dossier_identity_dup_parent ();
  g_autofree char *dir = g_build_filename (parent, uuid, NULL);

  g_return_val_if_fail (base_identifier_is_valid (uuid), NULL);

  if (g_mkdir_with_parents (dir, 0700) != 0)
    {
      set_errno (error, errno, dir);
      return NULL;
    }
  return g_steal_pointer (&dir);
}

/* Two levels: the folder, and those of copies and of the mirror in it. */
static void
sweep (const char *dir,
       guint       levels)
{
  g_autoptr (GDir) opened = g_dir_open (dir, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_unlink (path) != 0 && levels > 0)
        sweep (path, levels - 1);
    }
  g_rmdir (dir); /* what stays is in nobody's way */
}

void
dossier_identity_forget (const char *uuid)
{
  g_autofree char *parent = dossier_identity_dup_parent ();
  g_autofree char *dir = g_build_filename (parent, uuid, NULL);

  g_return_if_fail (base_identifier_is_valid (uuid));

  sweep (dir, 2);
}

/* An open file description lock: two stores of one process exclude each other too. */
static int
take_lock (const char *dir,
           GError    **error)
{
  g_autofree char *path = g_build_filename (dir, "lock", NULL);
  struct flock     whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int              lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0)
    {
      set_errno (error, errno, path);
      return -1;
    }
  if (fcntl (lock, F_OFD_SETLK, &whole) == 0)
    return lock;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY, "another process holds %s", path);
  close (lock);
  return -1;
}

static gboolean
write_key (DossierIdentity *self,
           const char      *path,
           GError         **error)
{
  g_autoptr (GError) local = NULL;

  crypto_sign_keypair (self->public, self->secret);
  if (g_file_set_contents_full (path, (const char *) self->secret, sizeof self->secret,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "%s", local->message);
  return FALSE;
}

static gboolean
read_key (DossierIdentity *self,
          const char      *path,
          GError         **error)
{
  g_autofree char   *bytes = NULL;
  gsize              length;
  g_autoptr (GError) local = NULL;

  if (!g_file_get_contents (path, &bytes, &length, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return write_key (self, path, error);
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "%s", local->message);
      return FALSE;
    }
  if (length != sizeof self->secret)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "%s is not a key", path);
      return FALSE;
    }
  memcpy (self->secret, bytes, length);
  sodium_memzero (bytes, length);
  crypto_sign_ed25519_sk_to_pk (self->public, self->secret);
  return TRUE;
}

DossierIdentity *
dossier_identity_take (const char *dir,
                       GError    **error)
{
  g_autoptr (DossierIdentity) self = g_new0 (DossierIdentity, 1);
  g_autofree char            *path = g_build_filename (dir, "secret.key", NULL);
  guint8                      hash[BASE_IDENTIFIER_BYTES];

  self->dir = g_strdup (dir);
  self->lock = take_lock (dir, error);
  if (self->lock < 0)
    return NULL;
  base_identifier_random_bytes (hash, sizeof hash); /* wakes libsodium */
  if (!read_key (self, path, error))
    return NULL;
  dossier_identity_name_poste (self->public, self->poste);
  return g_steal_pointer (&self);
}

void
dossier_identity_name_poste (const guint8 *public_key,
                             guint8       *poste)
{
  guint8 hash[BASE_IDENTIFIER_BYTES];

  crypto_generichash (hash, sizeof hash, public_key, DOSSIER_PUBLIC_KEY_BYTES, NULL, 0);
  memcpy (poste, hash, DOSSIER_POSTE_BYTES);
}

void
dossier_identity_name_federation (const guint8 *public_key,
                                  const guint8 *salt,
                                  guint8       *federation)
{
  guint8 words[DOSSIER_PUBLIC_KEY_BYTES + BASE_IDENTIFIER_BYTES];

  memcpy (words, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  memcpy (words + DOSSIER_PUBLIC_KEY_BYTES, salt, BASE_IDENTIFIER_BYTES);
  crypto_generichash (federation, BASE_IDENTIFIER_BYTES, words, sizeof words, NULL, 0);
}

void
dossier_identity_release (DossierIdentity *self)
{
  if (self == NULL)
    return;
  if (self->lock >= 0)
    close (self->lock);
  sodium_memzero (self->secret, sizeof self->secret);
  g_free (self->dir);
  g_free (self);
}

const char *
dossier_identity_get_dir (const DossierIdentity *self)
{
  return self->dir;
}

const guint8 *
dossier_identity_get_secret_key (const DossierIdentity *self)
{
  return self->secret;
}

const guint8 *
dossier_identity_get_public_key (const DossierIdentity *self)
{
  return self->public;
}

const guint8 *
dossier_identity_get_poste (const DossierIdentity *self)
{
  return self->poste;
}
