#include "relay-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "relay-speech.h"

#define PIECE 65536

gboolean
relay_fault_set (RelayFault *self,
                 RelaySide   side,
                 int         number,
                 const char *doing)
{
  *self = (RelayFault){ side, number, doing };
  return FALSE;
}

/* What was written is checked where it is written (relay-temp); a file that was read has nothing to say. */
void
relay_disk_close (RelayFd fd)
{
  if (fd >= 0)
    close (fd);
}

RelayFd
relay_disk_open (int         at,
                 const char *name,
                 int         flags)
{
  relay_speech_beat (0);
  return (RelayFd) TEMP_FAILURE_RETRY (openat (at, name, flags | O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

static int
judge_file (const struct stat *facts,
            guint64            limit)
{
  if (!S_ISREG (facts->st_mode))
    return RELAY_NOT_A_FILE;
  return (guint64) facts->st_size > limit ? RELAY_TOO_BIG : 0;
}

RelayFd
relay_disk_open_file (int          at,
                      const char  *name,
                      guint64      limit,
                      struct stat *facts,
                      int         *number)
{
  g_auto (RelayFd) fd = relay_disk_open (at, name, 0);
  RelayFd          out = -1;

  if (fd < 0)
    *number = errno == ELOOP || errno == ENXIO || errno == ENODEV ? RELAY_NOT_A_FILE : errno;
  else if (TEMP_FAILURE_RETRY (fstat (fd, facts)) != 0)
    *number = errno;
  else
    *number = judge_file (facts, limit);
  if (*number == 0)
    {
      out = fd;
      fd = -1;
    }
  return out;
}

int
relay_disk_make_dir (int         at,
                     const char *name,
                     mode_t      mode)
{
  return TEMP_FAILURE_RETRY (mkdirat (at, name, mode)) == 0 || errno == EEXIST ? 0 : errno;
}

int
relay_disk_look (int          at,
                 const char  *name,
                 struct stat *facts)
{
  relay_speech_beat (0);
  return TEMP_FAILURE_RETRY (fstatat (at, name, facts, AT_SYMLINK_NOFOLLOW)) == 0 ? 0 : errno;
}

int
relay_disk_unlink (int         at,
                   const char *name)
{
  relay_speech_beat (0);
  return TEMP_FAILURE_RETRY (unlinkat (at, name, 0)) == 0 || errno == ENOENT ? 0 : errno;
}

static void
entry_free (gpointer data)
{
  RelayEntry *self = data;

  g_free (self->name);
  g_free (self);
}

static int
order_entries (gconstpointer one,
               gconstpointer other)
{
  const RelayEntry *a = *(RelayEntry *const *) one;
  const RelayEntry *b = *(RelayEntry *const *) other;

  return strcmp (a->name, b->name);
}

static void
add_entry (GPtrArray           *entries,
           const struct dirent *found)
{
  RelayEntry *entry;

  if (strcmp (found->d_name, ".") == 0 || strcmp (found->d_name, "..") == 0)
    return;
  entry = g_new0 (RelayEntry, 1);
  entry->name = g_strdup (found->d_name);
  entry->type = found->d_type;
  g_ptr_array_add (entries, entry);
}

/* FALSE: errno. */
static gboolean
read_entries (DIR       *stream,
              guint      most,
              GPtrArray *entries)
{
  const struct dirent *found;

  while (entries->len <= most)
    {
      errno = 0;
      found = readdir (stream);
      if (found != NULL)
        add_entry (entries, found);
      else if (errno != EINTR)
        return errno == 0;
      relay_speech_beat (0);
    }
  return TRUE;
}

/* The folder itself, from its beginning: to open it again would be one more question to the server. */
static DIR *
open_stream (int dir)
{
  RelayFd fd = (RelayFd) fcntl (dir, F_DUPFD_CLOEXEC, 0);
  DIR    *stream = NULL;
  int     number;

  while (fd >= 0 && (stream = fdopendir (fd)) == NULL && errno == EINTR)
    continue;
  if (stream != NULL)
    {
      rewinddir (stream);
      return stream;
    }
  number = errno;
  relay_disk_close (fd);
  errno = number;
  return NULL;
}

GPtrArray *
relay_disk_list (int       dir,
                 guint     most,
                 gboolean *more)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  DIR                  *stream = open_stream (dir);
  gboolean              is_read;
  int                   number;

  if (stream == NULL)
    return NULL;
  is_read = read_entries (stream, most, entries);
  number = errno;
  closedir (stream);
  errno = number;
  if (!is_read)
    return NULL;
  if (more != NULL)
    *more = entries->len > most;
  g_ptr_array_set_size (entries, (int) MIN (entries->len, most));
  g_ptr_array_sort (entries, order_entries);
  return g_steal_pointer (&entries);
}

gssize
relay_disk_read (int    fd,
                 void  *bytes,
                 gsize  length,
                 gint64 at)
{
  relay_speech_beat (0);
  return TEMP_FAILURE_RETRY (pread (fd, bytes, length, at));
}

GBytes *
relay_disk_read_start (int   fd,
                       gsize most)
{
  g_autofree guint8 *bytes = g_malloc (most);
  gsize              length = 0;
  gssize             n = 0;

  while (length < most && (n = relay_disk_read (fd, bytes + length, most - length, (gint64) length)) > 0)
    length += (gsize) n;
  return n < 0 ? NULL : g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/* As many as there are, up to a piece: a short read is not an end. -1: errno. */
static gssize
read_piece (int    fd,
            void  *bytes,
            gint64 at)
{
  gsize got = 0;

  while (got < PIECE)
    {
      gssize n = relay_disk_read (fd, (guint8 *) bytes + got, PIECE - got, at + (gint64) got);

      if (n < 0)
        return -1;
      if (n == 0)
        break;
      got += (gsize) n;
    }
  return (gssize) got;
}

gboolean
relay_disk_compare (int         share,
                    int         mirror,
                    gboolean   *is_same,
                    RelayFault *fault)
{
  static guint8 theirs[PIECE], ours[PIECE];
  gssize        n_theirs, n_ours;

  *is_same = TRUE;
  for (gint64 at = 0;; at += PIECE)
    {
      if ((n_theirs = read_piece (share, theirs, at)) < 0)
        return relay_fault_set (fault, RELAY_SIDE_SHARE, errno, "reading again");
      if ((n_ours = read_piece (mirror, ours, at)) < 0)
        return relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "reading");
      *is_same = n_theirs == n_ours && memcmp (theirs, ours, (gsize) n_ours) == 0;
      if (!*is_same || n_ours < PIECE)
        return TRUE;
    }
}
