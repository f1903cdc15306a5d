#include "sync-beside.h"

#include "base-identifier.h"
#include "carry-name.h"
#include "carry-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int Fd;

static void
fd_close (Fd fd)
{
  if (fd >= 0)
    close (fd);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Fd, fd_close, -1)

struct _SyncBeside
{
  char       *folder;
  GHashTable *read; /* name → Read */
};

/* What was found in a file. */
typedef struct
{
  SyncBesideFacts facts;
  char           *digest;
} Read;

static void
free_read (gpointer data)
{
  g_free (((Read *) data)->digest);
  g_free (data);
}

SyncBeside *
sync_beside_new (const char *folder)
{
  SyncBeside *self = g_new0 (SyncBeside, 1);

  self->folder = g_strdup (folder);
  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_read);
  return self;
}

void
sync_beside_free (SyncBeside *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->read);
  g_free (self->folder);
  g_free (self);
}

static Fd
open_folder (const SyncBeside *self)
{
  return (Fd) TEMP_FAILURE_RETRY (open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

static gboolean
take_facts (const struct stat *found,
            SyncBesideFacts   *facts)
{
  facts->size = (guint64) found->st_size;
  facts->changed = (gint64) found->st_mtim.tv_sec * G_USEC_PER_SEC + found->st_mtim.tv_nsec / 1000;
  return S_ISREG (found->st_mode);
}

gboolean
sync_beside_look (SyncBeside      *self,
                  const char      *name,
                  SyncBesideFacts *facts)
{
  g_auto (Fd) folder = open_folder (self);
  struct stat found;

  return folder >= 0 && fstatat (folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && take_facts (&found, facts);
}

/* --- reading */

/* Whole, as it was when it was opened; else it is being written: NULL. */
static GBytes *
read_all (int     fd,
          guint64 size)
{
  g_autofree guint8 *bytes = g_malloc ((gsize) size + 1);
  gsize              got = 0;
  gssize             n;

  do
    {
      n = TEMP_FAILURE_RETRY (read (fd, bytes + got, (gsize) size + 1 - got));
      got += (gsize) MAX (n, 0);
    }
  while (n > 0 && got <= size);
  return n == 0 && got == size ? g_bytes_new_take (g_steal_pointer (&bytes), got) : NULL;
}

static GBytes *
read_file (const SyncBeside *self,
           const char       *name,
           guint64           most,
           SyncBesideFacts  *facts)
{
  g_auto (Fd) folder = open_folder (self);
  g_auto (Fd) fd = folder < 0 ? -1 : (Fd) TEMP_FAILURE_RETRY (openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat found;

  if (fd < 0 || fstat (fd, &found) != 0 || !take_facts (&found, facts) || facts->size > most)
    return NULL;
  return read_all (fd, facts->size);
}

static void
note_read (SyncBeside            *self,
           const char            *name,
           const SyncBesideFacts *facts,
           GBytes                *bytes)
{
  Read         *read = g_new0 (Read, 1);
  gsize         length;
  const guint8 *start = g_bytes_get_data (bytes, &length);

  read->facts = *facts;
  read->digest = base_identifier_derive_from_bytes (start, length);
  g_hash_table_replace (self->read, g_strdup (name), read);
}

const char *
sync_beside_find_digest (SyncBeside *self,
                         const char *name,
                         guint64     most)
{
  SyncBesideFacts    facts, then;
  const Read        *read = g_hash_table_lookup (self->read, name);
  g_autoptr (GBytes) bytes = NULL;

  if (!sync_beside_look (self, name, &facts) || facts.size > most)
    return NULL;
  if (read != NULL && read->facts.size == facts.size && read->facts.changed == facts.changed)
    return read->digest;
  bytes = read_file (self, name, most, &then);
  if (bytes == NULL)
    return NULL;
  note_read (self, name, &then, bytes);
  return ((const Read *) g_hash_table_lookup (self->read, name))->digest;
}

GBytes *
sync_beside_read (SyncBeside *self,
                  const char *name,
                  guint64     most)
{
  SyncBesideFacts facts;

  return read_file (self, name, most, &facts);
}

/* --- writing */

static gboolean
fail (GError    **error,
      int         number,
      const char *doing)
{
  g_set_error (error, CARRY_ERROR, CARRY_ERROR_MIRROR, "%s a file beside the dossier: %s", doing, g_strerror (number));
  return FALSE;
}

/* errno. */
static int
write_all (int     fd,
           GBytes *content)
{
  gsize         length, done = 0;
  const guint8 *bytes = g_bytes_get_data (content, &length);

  while (done < length)
    {
      gssize n = TEMP_FAILURE_RETRY (write (fd, bytes + done, length - done));

      if (n <= 0)
        return n == 0 ? EIO : errno;
      done += (gsize) n;
    }
  return TEMP_FAILURE_RETRY (fsync (fd)) == 0 ? 0 : errno;
}

/* errno. */
static int
write_part (int         folder,
            const char *part,
            GBytes     *content)
{
  Fd  fd = (Fd) TEMP_FAILURE_RETRY (openat (folder, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  int number = fd < 0 ? errno : write_all (fd, content);

  if (fd >= 0 && close (fd) != 0 && number == 0 && errno != EINTR)
    number = errno;
  return number;
}

/* errno. A disk that cannot promise not to replace makes a second name. */
static int
name_part (int         folder,
           const char *part,
           const char *name)
{
  if (TEMP_FAILURE_RETRY (renameat2 (folder, part, folder, name, RENAME_NOREPLACE)) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (linkat (folder, part, folder, name, 0) != 0)
    return errno;
  unlinkat (folder, part, 0); /* it has its name: one more does no harm */
  return 0;
}

gboolean
sync_beside_put (SyncBeside *self,
                 const char *name,
                 GBytes     *content,
                 gboolean   *taken,
                 GError    **error)
{
  g_autofree char *temporary = carry_name_new_temporary (), *part = g_strconcat (".", temporary, NULL);
  g_auto (Fd)      folder = -1;
  int              number;

  *taken = FALSE;
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail (error, errno, "making the folder of");
  folder = open_folder (self);
  number = folder < 0 ? errno : write_part (folder, part, content);
  if (number == 0)
    number = name_part (folder, part, name);
  if (number == 0)
    {
      fsync (folder); /* where it cannot be done, the file comes again */
      return TRUE;
    }
  if (folder >= 0)
    unlinkat (folder, part, 0);
  *taken = number == EEXIST;
  return *taken ? FALSE : fail (error, number, "putting");
}

void
sync_beside_sweep (SyncBeside *self)
{
  g_autoptr (GDir) opened = g_dir_open (self->folder, 0, NULL);
  g_auto (Fd)      folder = open_folder (self);
  const char      *name;

  while (opened != NULL && folder >= 0 && (name = g_dir_read_name (opened)) != NULL)
    if (name[0] == '.' && carry_name_is_temporary (name + 1))
      unlinkat (folder, name, 0); /* else at the next start */
}

gboolean
sync_beside_remove (SyncBeside *self,
                    const char *name)
{
  g_auto (Fd) folder = open_folder (self);

  g_hash_table_remove (self->read, name);
  if (folder < 0)
    return errno == ENOENT;
  if (unlinkat (folder, name, 0) != 0)
    return errno == ENOENT;
  return TEMP_FAILURE_RETRY (fsync (folder)) == 0;
}
