/* faulty-share.c - a folder seen through a file system that fails on demand
 *
 *   faulty-share CONTROL BACKING MOUNT     stays in front until it is unmounted or ended
 *
 * CONTROL holds five 32-bit numbers, read at every call: microseconds each call takes, calls of a thousand that fail (EIO), writes of a
 * thousand that end in the middle, mode (0: well; 1: gone, ESTALE; 2: read-only; 3: full; 4: nothing answers while it lasts), and how many
 * calls were made to fail so far (written here).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define FUSE_USE_VERSION 31

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  MODE_WELL,
  MODE_GONE,
  MODE_READ_ONLY,
  MODE_FULL,
  MODE_HANGING,
};

typedef struct
{
  atomic_uint latency, errors, torn, mode, n_failed;
} Control;

static Control *control;
static int      backing;

static int
answer (int result)
{
  return result < 0 ? -errno : result;
}

static int
fail (int number)
{
  atomic_fetch_add (&control->n_failed, 1);
  return -number;
}

/* 0: go on. */
static int
enter (int writes)
{
  while (atomic_load (&control->mode) == MODE_HANGING)
    usleep (10000);
  if (atomic_load (&control->latency) > 0)
    usleep (atomic_load (&control->latency));
  switch (atomic_load (&control->mode))
    {
    case MODE_GONE:
      return fail (ESTALE);
    case MODE_READ_ONLY:
      if (writes)
        return fail (EROFS);
      break;
    case MODE_FULL:
      if (writes)
        return fail (ENOSPC);
      break;
    default:
      break;
    }
  return (unsigned) (random () % 1000) < atomic_load (&control->errors) ? fail (EIO) : 0;
}

#define ENTER(writes)               \
  do                                \
    {                               \
      int refusal = enter (writes); \
      if (refusal != 0)             \
        return refusal;             \
    }                               \
  while (0)

/* Beside the folder that is shown, without its first slash. */
static const char *
below (const char *path)
{
  return path[1] == '\0' ? "." : path + 1;
}

static int
get_attributes (const char            *path,
                struct stat           *facts,
                struct fuse_file_info *info)
{
  ENTER (0);
  return answer (fstatat (backing, below (path), facts, AT_SYMLINK_NOFOLLOW));
}

static int
list (const char             *path,
      void                   *buffer,
      fuse_fill_dir_t         fill,
      off_t                   offset,
      struct fuse_file_info  *info,
      enum fuse_readdir_flags flags)
{
  int            fd;
  DIR           *stream;
  struct dirent *entry;

  ENTER (0);
  fd = openat (backing, below (path), O_RDONLY | O_DIRECTORY);
  stream = fd < 0 ? NULL : fdopendir (fd);
  if (stream == NULL)
    return -errno;
  while ((entry = readdir (stream)) != NULL)
    fill (buffer, entry->d_name, NULL, 0, 0);
  closedir (stream);
  return 0;
}

static int
open_file (const char            *path,
           struct fuse_file_info *info)
{
  int fd;

  ENTER ((info->flags & O_ACCMODE) != O_RDONLY);
  fd = openat (backing, below (path), info->flags & ~O_NOFOLLOW);
  info->fh = (uint64_t) fd;
  return fd < 0 ? -errno : 0;
}

static int
create_file (const char            *path,
             mode_t                 mode,
             struct fuse_file_info *info)
{
  int fd;

  ENTER (1);
  fd = openat (backing, below (path), info->flags | O_CREAT, mode);
  info->fh = (uint64_t) fd;
  return fd < 0 ? -errno : 0;
}

static int
read_file (const char            *path,
           char                  *bytes,
           size_t                 length,
           off_t                  offset,
           struct fuse_file_info *info)
{
  ENTER (0);
  return answer ((int) pread ((int) info->fh, bytes, length, offset));
}

static int
write_file (const char            *path,
            const char            *bytes,
            size_t                 length,
            off_t                  offset,
            struct fuse_file_info *info)
{
  ENTER (1);
  if ((unsigned) (random () % 1000) < atomic_load (&control->torn))
    {
      if (pwrite ((int) info->fh, bytes, length / 2, offset) < 0)
        return -errno;
      return fail (EIO);
    }
  return answer ((int) pwrite ((int) info->fh, bytes, length, offset));
}

static int
close_file (const char            *path,
            struct fuse_file_info *info)
{
  close ((int) info->fh);
  return 0;
}

static int
sync_file (const char            *path,
           int                    data_only,
           struct fuse_file_info *info)
{
  ENTER (1);
  return answer (fsync ((int) info->fh));
}

static int
remove_file (const char *path)
{
  ENTER (1);
  return answer (unlinkat (backing, below (path), 0));
}

static int
make_folder (const char *path,
             mode_t      mode)
{
  ENTER (1);
  return answer (mkdirat (backing, below (path), mode));
}

static int
rename_file (const char  *from,
             const char  *to,
             unsigned int flags)
{
  ENTER (1);
  return answer (renameat2 (backing, below (from), backing, below (to), flags));
}

static int
link_file (const char *from,
           const char *to)
{
  ENTER (1);
  return answer (linkat (backing, below (from), backing, below (to), 0));
}

static int
cut_file (const char            *path,
          off_t                  length,
          struct fuse_file_info *info)
{
  ENTER (1);
  return info != NULL ? answer (ftruncate ((int) info->fh, length)) : -EPERM;
}

/* What was there a moment ago is asked again. */
static void *
begin (struct fuse_conn_info *connection,
       struct fuse_config    *config)
{
  config->attr_timeout = config->entry_timeout = config->negative_timeout = 0;
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  static const struct fuse_operations operations = {
    .getattr = get_attributes,
    .readdir = list,
    .open = open_file,
    .create = create_file,
    .read = read_file,
    .write = write_file,
    .release = close_file,
    .fsync = sync_file,
    .unlink = remove_file,
    .mkdir = make_folder,
    .rename = rename_file,
    .link = link_file,
    .truncate = cut_file,
    .init = begin,
  };
  char *arguments[] = { argv[0], argv[3], (char *) "-f", NULL };
  int   fd = argc == 4 ? open (argv[1], O_RDWR) : -1;

  if (fd < 0)
    return 2;
  control = mmap (NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  backing = open (argv[2], O_RDONLY | O_DIRECTORY);
  return control == MAP_FAILED || backing < 0 ? 2 : fuse_main (3, arguments, &operations, NULL);
}
