/* small-pieces.so - preloaded: reading and writing go seven bytes at a time, and are cut by a signal now and then; on
 * the share a file gets its name, but the answer is lost
 *
 * Files only: what is said on a socket or a pipe goes as it goes.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define PIECE 7
#define CUT 5 /* each so many calls */

static int
is_cut (int fd)
{
  static unsigned calls;
  struct stat     facts;

  if (fstat (fd, &facts) != 0 || !S_ISREG (facts.st_mode) || ++calls % CUT != 0)
    return 0;
  errno = EINTR;
  return 1;
}

static size_t
shorten (int    fd,
         size_t length)
{
  struct stat facts;

  return length > PIECE && fstat (fd, &facts) == 0 && S_ISREG (facts.st_mode) ? PIECE : length;
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      length)
{
  ssize_t (*next) (int, const void *, size_t) = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");

  return is_cut (fd) ? -1 : next (fd, bytes, shorten (fd, length));
}

ssize_t
pread (int    fd,
       void  *bytes,
       size_t length,
       off_t  at)
{
  ssize_t (*next) (int, void *, size_t, off_t) = (ssize_t (*) (int, void *, size_t, off_t)) dlsym (RTLD_NEXT, "pread");

  return is_cut (fd) ? -1 : next (fd, bytes, shorten (fd, length), at);
}

static int
is_share (int dir)
{
  char    link[64], path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", dir);
  length = readlink (link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = '\0';
  return strstr (path, "/share/") != NULL || (length > 6 && strcmp (path + length - 6, "/share") == 0);
}

int
renameat2 (int          from,
           const char  *old,
           int          to,
           const char  *name,
           unsigned int flags)
{
  int (*next) (int, const char *, int, const char *, unsigned int) = (int (*) (int, const char *, int, const char *, unsigned int)) dlsym (RTLD_NEXT, "renameat2");
  int answer = next (from, old, to, name, flags);

  if (answer != 0 || !is_share (to))
    return answer;
  errno = EIO;
  return -1;
}
