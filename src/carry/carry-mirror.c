#include "carry-mirror.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carry-name.h"

struct _CarryMirror
{
  char *path;
  int   fd;
};

typedef int Fd;

static void
fd_close (Fd fd)
{
  if (fd >= 0)
    close (fd);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Fd, fd_close, -1)

static gboolean
fail (GError    **error,
      int         number,
      const char *doing,
      const char *name)
{
  g_set_error (error, CARRY_ERROR, number == ENOENT ? CARRY_ERROR_NOT_HERE : CARRY_ERROR_MIRROR, "%s %s in the mirror: %s", doing, name, g_strerror (number));
  return FALSE;
}

CarryMirror *
carry_mirror_open (const char *path,
                   GError    **error)
{
  g_autoptr (CarryMirror) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (CarryMirror, 1);
  self->path = g_strdup (path);
  self->fd = g_mkdir_with_parents (path, 0700) == 0 ? open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (self->fd < 0)
    {
      g_set_error (error, CARRY_ERROR, CARRY_ERROR_MIRROR, "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
carry_mirror_free (CarryMirror *self)
{
  fd_close (self->fd);
  g_free (self->path);
  g_free (self);
}

const char *
carry_mirror_get_path (const CarryMirror *self)
{
  return self->path;
}

static Fd
open_entry (int         at,
            const char *name,
            int         flags)
{
  return (Fd) TEMP_FAILURE_RETRY (openat (at, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

static DIR *
open_listing (int         at,
              const char *name)
{
  Fd   fd = open_entry (at, name, O_RDONLY | O_DIRECTORY);
  DIR *stream = fd < 0 ? NULL : fdopendir (fd);

  if (stream == NULL)
    fd_close (fd);
  return stream;
}

static void
file_free (gpointer data)
{
  CarryMirrorFile *self = data;

  g_free (self->name);
  g_free (self);
}

static int
order_files (gconstpointer one,
             gconstpointer other)
{
  const CarryMirrorFile *a = *(CarryMirrorFile *const *) one;
  const CarryMirrorFile *b = *(CarryMirrorFile *const *) other;
  int                    order = strcmp (a->poste, b->poste);

  return order != 0 ? order : strcmp (a->name, b->name);
}

static void
list_entry (int         dir,
            const char *poste,
            const char *name,
            GPtrArray  *files)
{
  struct stat      facts;
  CarryMirrorFile *file;

  if (!carry_name_is_plain (name) || fstatat (dir, name, &facts, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (facts.st_mode))
    return;
  file = g_new0 (CarryMirrorFile, 1);
  g_strlcpy (file->poste, poste, sizeof file->poste);
  file->name = g_strdup (name);
  file->size = (guint64) facts.st_size;
  g_ptr_array_add (files, file);
}

/* errno; no such poste: none of its files. */
static int
list_poste (const CarryMirror *self,
            const char        *poste,
            GPtrArray         *files)
{
  DIR                 *stream = open_listing (self->fd, poste);
  const struct dirent *found;
  int                  number;

  if (stream == NULL)
    return errno == ENOENT ? 0 : errno;
  while ((errno = 0, found = readdir (stream)) != NULL)
    list_entry (dirfd (stream), poste, found->d_name, files);
  number = errno;
  closedir (stream);
  return number;
}

static int
list_postes (const CarryMirror *self,
             GPtrArray         *files)
{
  DIR                 *stream = open_listing (self->fd, ".");
  const struct dirent *found;
  int                  number = 0;

  if (stream == NULL)
    return errno;
  while (number == 0 && (errno = 0, found = readdir (stream)) != NULL)
    if (carry_name_is_poste (found->d_name))
      number = list_poste (self, found->d_name, files);
  if (number == 0)
    number = errno;
  closedir (stream);
  return number;
}

GPtrArray *
carry_mirror_list (const CarryMirror *self,
                   const char        *poste,
                   GError           **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  int                   number;

  g_return_val_if_fail (poste == NULL || carry_name_is_poste (poste), NULL);

  number = poste != NULL ? list_poste (self, poste, files) : list_postes (self, files);
  if (number != 0)
    {
      fail (error, number, "listing", poste != NULL ? poste : "all");
      return NULL;
    }
  g_ptr_array_sort (files, order_files);
  return g_steal_pointer (&files);
}

guint64
carry_mirror_weigh (const CarryMirror *self)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (self, NULL, NULL);
  guint64               sum = 0;

  for (guint i = 0; files != NULL && i < files->len; i++)
    sum += ((CarryMirrorFile *) files->pdata[i])->size;
  return sum;
}

static gboolean
read_all (int     fd,
          guint8 *bytes,
          gsize   length)
{
  for (gsize got = 0; got < length;)
    {
      gssize n = TEMP_FAILURE_RETRY (read (fd, bytes + got, length - got));

      if (n == 0)
        errno = EIO; /* it was longer a moment ago, and is never rewritten */
      if (n <= 0)
        return FALSE;
      got += (gsize) n;
    }
  return TRUE;
}

/* NULL: errno. */
static GBytes *
read_entry (int         dir,
            const char *name,
            guint64     limit)
{
  g_auto (Fd)        fd = open_entry (dir, name, O_RDONLY);
  g_autofree guint8 *bytes = NULL;
  struct stat        facts;

  if (fd < 0 || fstat (fd, &facts) != 0)
    return NULL;
  if (!S_ISREG (facts.st_mode) || (guint64) facts.st_size > limit)
    {
      errno = EFBIG;
      return NULL;
    }
  bytes = g_malloc (MAX ((gsize) facts.st_size, 1));
  if (!read_all (fd, bytes, (gsize) facts.st_size))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), (gsize) facts.st_size);
}

GBytes *
carry_mirror_read (const CarryMirror *self,
                   const char        *poste,
                   const char        *name,
                   guint64            limit,
                   GError           **error)
{
  g_auto (Fd) dir = -1;
  GBytes     *bytes;

  g_return_val_if_fail (carry_name_is_poste (poste) && carry_name_is_plain (name), NULL);

  dir = open_entry (self->fd, poste, O_RDONLY | O_DIRECTORY);
  bytes = dir < 0 ? NULL : read_entry (dir, name, limit);
  if (bytes == NULL)
    fail (error, errno, "reading", name);
  return bytes;
}

/* errno. */
static int
write_temporary (int         dir,
                 const char *name,
                 GBytes     *content)
{
  Fd            fd = (Fd) TEMP_FAILURE_RETRY (openat (dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  gsize         length, done = 0;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  int           number = fd < 0 ? errno : 0;

  while (number == 0 && done < length)
    {
      gssize n = TEMP_FAILURE_RETRY (write (fd, bytes + done, length - done));

      number = n > 0 ? 0 : n == 0 ? EIO
                                  : errno;
      done += (gsize) MAX (n, 0);
    }
  if (number == 0 && TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    number = errno;
  if (fd >= 0 && close (fd) != 0 && number == 0 && errno != EINTR)
    number = errno;
  return number;
}

/* A local disk that cannot refuse to overwrite is asked whether there is something to overwrite. */
static int
name_temporary (int         dir,
                const char *temporary,
                const char *name)
{
  struct stat facts;

  if (TEMP_FAILURE_RETRY (renameat2 (dir, temporary, dir, name, RENAME_NOREPLACE)) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (fstatat (dir, name, &facts, AT_SYMLINK_NOFOLLOW) == 0)
    return EEXIST;
  return TEMP_FAILURE_RETRY (renameat (dir, temporary, dir, name)) == 0 ? 0 : errno;
}

static int
write_new (int         dir,
           const char *name,
           GBytes     *content)
{
  g_autofree char *temporary = carry_name_new_temporary ();
  int              number = write_temporary (dir, temporary, content);

  if (number == 0)
    number = name_temporary (dir, temporary, name);
  if (number != 0)
    unlinkat (dir, temporary, 0); /* where it cannot be, it is swept */
  else if (TEMP_FAILURE_RETRY (fsync (dir)) != 0 && errno != EINVAL)
    number = errno;
  return number;
}

static Fd
open_poste (const CarryMirror *self,
            const char        *poste)
{
  if (mkdirat (self->fd, poste, 0700) != 0 && errno != EEXIST)
    return -1;
  return open_entry (self->fd, poste, O_RDONLY | O_DIRECTORY);
}

static gboolean
holds (int         dir,
       const char *name,
       GBytes     *content)
{
  g_autoptr (GBytes) there = read_entry (dir, name, g_bytes_get_size (content));

  return there != NULL && g_bytes_equal (there, content);
}

gboolean
carry_mirror_write (const CarryMirror *self,
                    const char        *poste,
                    const char        *name,
                    GBytes            *bytes,
                    GError           **error)
{
  g_auto (Fd) dir = -1;
  int         number;

  g_return_val_if_fail (carry_name_is_poste (poste) && carry_name_is_plain (name), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  dir = open_poste (self, poste);
  number = dir < 0 ? errno : write_new (dir, name, bytes);
  if (number == 0 || (number == EEXIST && holds (dir, name, bytes)))
    return TRUE;
  if (number != EEXIST)
    return fail (error, number, "writing", name);
  g_set_error (error, CARRY_ERROR, CARRY_ERROR_EXISTS, "%s is in the mirror with other bytes", name);
  return FALSE;
}

gboolean
carry_mirror_drop (const CarryMirror *self,
                   const char        *poste,
                   const char        *name,
                   GError           **error)
{
  g_auto (Fd) dir = -1;

  g_return_val_if_fail (carry_name_is_poste (poste) && carry_name_is_plain (name), FALSE);

  dir = open_entry (self->fd, poste, O_RDONLY | O_DIRECTORY);
  if (dir >= 0 && unlinkat (dir, name, 0) == 0)
    return TEMP_FAILURE_RETRY (fsync (dir)) == 0 || fail (error, errno, "dropping", name);
  return errno == ENOENT || fail (error, errno, "dropping", name);
}
