#include "config.h"

#include "dossier-file.h"

#include "base-identifier.h"
#include "dossier-schema.h"
#include "dossier-seeding.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#define VBOXSF_SUPER_MAGIC 0x786F4256 /* the shared folder of a virtual machine; not in linux/magic.h */
#define HEADER_BYTES 100

static gboolean
refuse (GError          **error,
        DossierStoreError code,
        const char       *sentence,
        const char       *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, DOSSIER_STORE_ERROR, code, sentence, name);
  return FALSE;
}

gboolean
dossier_file_is_remote_type (guint32 type)
{
  switch (type)
    {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case CIFS_SUPER_MAGIC:
    case SMB2_SUPER_MAGIC:
    case FUSE_SUPER_MAGIC:
    case AFS_SUPER_MAGIC:
    case CEPH_SUPER_MAGIC:
    case CODA_SUPER_MAGIC:
    case NCP_SUPER_MAGIC:
    case V9FS_MAGIC:
    case VBOXSF_SUPER_MAGIC:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_remote (const char *path)
{
  struct statfs where;

  return statfs (path, &where) == 0 && dossier_file_is_remote_type ((guint32) where.f_type);
}

/* Length read, -1 when it cannot be. */
static gssize
read_header (const char *path,
             guint8     *header)
{
  int    file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize length;

  if (file < 0)
    return -1;
  length = read (file, header, HEADER_BYTES);
  close (file);
  return length;
}

static guint32
read_big_endian (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static gboolean
check_header (const char *path,
              GError    **error)
{
  guint8 header[HEADER_BYTES];
  gssize length = read_header (path, header);

  if (length < 0)
    return refuse (error, DOSSIER_STORE_ERROR_READ_ONLY, _ ("“%s” cannot be read: you may not have the right to open it."), path);
  if (length < HEADER_BYTES || memcmp (header, "SQLite format 3", 16) != 0 || read_big_endian (header + 68) != DOSSIER_APPLICATION_ID)
    return refuse (error, DOSSIER_STORE_ERROR_NOT_A_DOSSIER, _ ("“%s” is not a Liens dossier. It was left as it is."), path);
  if (read_big_endian (header + 60) > DOSSIER_SCHEMA_STEP)
    return refuse (error, DOSSIER_STORE_ERROR_NEWER, _ ("“%s” was written by a newer Liens. It was left as it is: update Liens to open it."), path);
  return TRUE;
}

static gboolean
check_rights (const char *path,
              GError    **error)
{
  g_autofree char *dir = g_path_get_dirname (path);

  if (access (path, W_OK) == 0 && access (dir, W_OK) == 0)
    return TRUE;
  return refuse (error, DOSSIER_STORE_ERROR_READ_ONLY, _ ("“%s” cannot be written where it is. It was left as it is: copy it to a folder of yours and open the copy."), path);
}

gboolean
dossier_file_check (const char *path,
                    GError    **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse (error, DOSSIER_STORE_ERROR_MISSING, _ ("There is no file “%s”."), path);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (error, DOSSIER_STORE_ERROR_NOT_A_DOSSIER, _ ("“%s” is not a Liens dossier. It was left as it is."), path);
  if (is_remote (path))
    return refuse (error, DOSSIER_STORE_ERROR_REMOTE, _ ("“%s” lies on a network drive, where a dossier can be damaged. Copy it to this computer, and share it through the folder."), path);
  return check_header (path, error) && check_rights (path, error);
}

static char *
read_uuid (DossierDatabase *database,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT v FROM meta WHERE k = 'dossier'", error);
  const char                  *uuid;

  if (row == NULL || !dossier_statement_step (row, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "the dossier does not say its name");
      return NULL;
    }
  uuid = dossier_statement_get_text (row, 0);
  if (base_identifier_is_valid (uuid))
    return g_strdup (uuid);
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "the dossier's name is not one");
  return NULL;
}

static char *
dup_uuid_in (const char         *path,
             DossierDatabaseMode mode,
             GError            **error)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (path, mode, error);

  return database ? read_uuid (database, error) : NULL;
}

/* Nobody may hold the lock yet, or somebody else does: a glance. It stands in the file since the dossier was made; only a
 * power cut in the middle of a checkpoint can hide it, until the log is read, and then nobody has the dossier open. */
char *
dossier_file_dup_uuid (const char *path,
                       GError    **error)
{
  char *uuid;

  if (!dossier_file_check (path, error))
    return NULL;
  uuid = dup_uuid_in (path, DOSSIER_DATABASE_GLANCE, NULL);
  return uuid != NULL ? uuid : dup_uuid_in (path, DOSSIER_DATABASE_READ, error);
}

static gboolean
write_meta (DossierDatabase *database,
            const char      *key,
            const char      *text,
            const guint8    *bytes,
            GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT INTO meta (k, v) VALUES (?, ?)", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, key);
  if (bytes != NULL)
    dossier_statement_bind_bytes (row, 2, bytes, BASE_IDENTIFIER_BYTES);
  else
    dossier_statement_bind_text (row, 2, text);
  return dossier_statement_run (row, error);
}

static gboolean
write_key (DossierDatabase *database,
           const guint8    *public_key,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT INTO meta (k, v) VALUES ('founder', ?)", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_bytes (row, 1, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  return dossier_statement_run (row, error);
}

/* Both are kept so that the name can be proved. */
static gboolean
write_names (DossierDatabase *database,
             const guint8    *public_key,
             const guint8    *salt,
             GError         **error)
{
  guint8 federation[BASE_IDENTIFIER_BYTES];

  dossier_identity_name_federation (public_key, salt, federation);
  return write_meta (database, "federation", NULL, federation, error) && write_meta (database, "federation_salt", NULL, salt, error) &&
         write_key (database, public_key, error);
}

static gboolean
write_federation (DossierDatabase *database,
                  DossierIdentity *identity,
                  GError         **error)
{
  guint8 salt[BASE_IDENTIFIER_BYTES];

  base_identifier_random_bytes (salt, sizeof salt);
  return write_names (database, dossier_identity_get_public_key (identity), salt, error);
}

/* The first who is trusted: what it writes is taken. */
static gboolean
write_founder (DossierDatabase *database,
               const guint8    *public_key,
               GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT INTO poste (uuid, pk) VALUES (?, ?)", error);
  guint8                       poste[DOSSIER_POSTE_BYTES];

  if (row == NULL)
    return FALSE;
  dossier_identity_name_poste (public_key, poste);
  dossier_statement_bind_bytes (row, 1, poste, sizeof poste);
  dossier_statement_bind_bytes (row, 2, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  return dossier_statement_run (row, error);
}

static gboolean
write_terms (DossierDatabase *database,
             DossierIdentity *identity,
             GError         **error)
{
  g_autoptr (DossierJournal) journal = dossier_journal_open (database, identity, error);

  return journal != NULL && dossier_seeding_write (journal, error);
}

static gboolean
fill (DossierDatabase *database,
      DossierIdentity *identity,
      const char      *uuid,
      GError         **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (database, error);
  g_autofree char                 *batch = base_identifier_new ();
  g_autofree char                 *fingerprint = dossier_schema_dup_fingerprint ();
  guint8                           bytes[BASE_IDENTIFIER_BYTES];

  base_identifier_to_bytes (batch, bytes);
  return scope != NULL && dossier_schema_upgrade (database, error) && dossier_schema_make_projected (database, error) &&
         write_meta (database, "dossier", uuid, NULL, error) && write_meta (database, "founding", NULL, bytes, error) &&
         write_meta (database, "projection", fingerprint, NULL, error) && write_federation (database, identity, error) &&
         write_terms (database, identity, error) && dossier_database_commit (scope, error);
}

/* The vocabularies come with what is received (dossier-seeding.h). */
static gboolean
fill_joining (DossierDatabase         *database,
              const DossierInvitation *invitation,
              GError                 **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (database, error);
  g_autofree char                 *fingerprint = dossier_schema_dup_fingerprint ();
  guint8                           batch[BASE_IDENTIFIER_BYTES];

  base_identifier_random_bytes (batch, sizeof batch);
  return scope != NULL && dossier_schema_upgrade (database, error) && dossier_schema_make_projected (database, error) &&
         write_meta (database, "dossier", invitation->uuid, NULL, error) && write_meta (database, "founding", NULL, batch, error) &&
         write_meta (database, "projection", fingerprint, NULL, error) && write_meta (database, "seeded", DOSSIER_SEEDING_JOINED, NULL, error) &&
         write_names (database, invitation->public_key, invitation->salt, error) && write_founder (database, invitation->public_key, error) &&
         dossier_database_run (database, "INSERT INTO meta (k, v) VALUES ('shared', 1)", error) && dossier_database_commit (scope, error);
}

static gboolean
make_at (const char              *path,
         const char              *uuid,
         const DossierInvitation *invitation,
         DossierIdentity         *identity,
         GError                 **error)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (path, DOSSIER_DATABASE_MAKE, error);

  if (database == NULL)
    return FALSE;
  return invitation ? fill_joining (database, invitation, error) : fill (database, identity, uuid, error);
}

gboolean
dossier_file_give_name (const char *from,
                        const char *to,
                        GError    **error)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    return refuse (error, DOSSIER_STORE_ERROR_EXISTS, _ ("There is already a file “%s”. Choose another name."), to);
  if (errno == EINVAL && link (from, to) == 0) /* a file system that cannot promise not to replace */
    return g_unlink (from) == 0 || TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY, "%s: %s", to, g_strerror (errno));
  return FALSE;
}

void
dossier_file_sweep (const char *path)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *file = g_strconcat (path, tails[i], NULL);

      g_unlink (file); /* most of them are not there: that is what was wanted */
    }
}

static gboolean
make (const char              *path,
      const char              *uuid,
      const DossierInvitation *invitation,
      GError                 **error)
{
  g_autofree char            *dir = NULL;
  g_autofree char            *parent = g_path_get_dirname (path);
  g_autofree char            *name = g_strdup_printf (".%.8s.part", uuid);
  g_autofree char            *part = g_build_filename (parent, name, NULL);
  g_autoptr (DossierIdentity) identity = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse (error, DOSSIER_STORE_ERROR_EXISTS, _ ("There is already a file “%s”. Choose another name."), path);
  if (is_remote (parent))
    return refuse (error, DOSSIER_STORE_ERROR_REMOTE, _ ("“%s” lies on a network drive, where a dossier can be damaged. Copy it to this computer, and share it through the folder."), path);
  if ((dir = dossier_identity_make_dir (uuid, error)) == NULL || (identity = dossier_identity_take (dir, error)) == NULL)
    return FALSE;
  if (make_at (part, uuid, invitation, identity, error) && dossier_file_give_name (part, path, error))
    return TRUE;
  dossier_file_sweep (part);
  return FALSE;
}

gboolean
dossier_file_make (const char *path,
                   GError    **error)
{
  g_autofree char *uuid = base_identifier_new ();

  gboolean made = make (path, uuid, NULL, error);

  if (!made)
    dossier_identity_forget (uuid);
  return made;
}

static gboolean
proves_name (const DossierInvitation *invitation,
             GError                 **error)
{
  guint8 federation[BASE_IDENTIFIER_BYTES];

  dossier_identity_name_federation (invitation->public_key, invitation->salt, federation);
  if (memcmp (federation, invitation->federation, sizeof federation) == 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, "this key and this salt do not name this federation");
  return FALSE;
}

gboolean
dossier_file_make_joining (const char              *path,
                           const DossierInvitation *invitation,
                           GError                 **error)
{
  g_return_val_if_fail (base_identifier_is_valid (invitation->uuid), FALSE);

  return proves_name (invitation, error) && make (path, invitation->uuid, invitation, error);
}

gboolean
dossier_file_make_again (const char              *path,
                         const DossierInvitation *invitation,
                         GError                 **error)
{
  g_return_val_if_fail (base_identifier_is_valid (invitation->uuid), FALSE);

  if (proves_name (invitation, error) && make_at (path, invitation->uuid, invitation, NULL, error))
    return TRUE;
  dossier_file_sweep (path);
  return FALSE;
}

char *
dossier_file_dup_folder (const char *path)
{
  g_autofree char *stem = g_strdup (path);

  if (g_str_has_suffix (stem, ".liens"))
    stem[strlen (stem) - strlen (".liens")] = '\0';
  return g_strconcat (stem, ".pieces", NULL);
}

char *
dossier_file_dup_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".liens"))
    name[strlen (name) - strlen (".liens")] = '\0';
  return name;
}
