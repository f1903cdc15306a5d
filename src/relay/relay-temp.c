#include "relay-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "carry-name.h"
#include "relay-speech.h"

#define PIECE 65536
/* A slow line must not make one call last until we pass for frozen: 256 KiB at 1 Mbit/s is two seconds. The next
 * call is given more where this one was quick, less where it was slow. */
#define UNSAFE_FIRST (256 << 10)
#define UNSAFE_LEAST (64 << 10)
#define UNSAFE_MOST (8 << 20)
#define QUICK_MICROSECONDS (G_USEC_PER_SEC / 4)
#define SLOW_MICROSECONDS (2 * G_USEC_PER_SEC)
#define NAMES_TRIED 8

void
relay_temp_clear (RelayTemp *self)
{
  relay_disk_close (self->fd);
  self->fd = -1;
  if (self->name != NULL)
    relay_disk_unlink (self->dir, self->name); /* where it cannot be, it is swept a day later */
  g_clear_pointer (&self->name, g_free);
}

gboolean
relay_temp_open (RelayTemp  *self,
                 int         dir,
                 RelaySide   side,
                 RelayFault *fault)
{
  mode_t mode = side == RELAY_SIDE_MIRROR ? 0600 : 0666;

  *self = (RelayTemp){ .dir = dir, .side = side, .fd = -1 };
  for (int tried = 0; tried < NAMES_TRIED && self->fd < 0; tried++)
    {
      g_autofree char *name = carry_name_new_temporary ();

      self->fd = (RelayFd) TEMP_FAILURE_RETRY (openat (dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
      if (self->fd >= 0)
        self->name = g_steal_pointer (&name);
      else if (errno != EEXIST)
        break;
    }
  return self->fd >= 0 || relay_fault_set (fault, side, errno, "making a file on");
}

/* Some file systems have no such call: then closing is all there is. */
static int
put_on_disk (int fd)
{
  relay_speech_beat (0);
  if (TEMP_FAILURE_RETRY (fsync (fd)) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS)
    return 0;
  return errno;
}

static gsize unsafe_max = UNSAFE_FIRST;

static void
learn_pace (gint64 microseconds)
{
  if (microseconds < QUICK_MICROSECONDS)
    unsafe_max = MIN (2 * unsafe_max, UNSAFE_MOST);
  else if (microseconds > SLOW_MICROSECONDS)
    unsafe_max = MAX (unsafe_max / 2, UNSAFE_LEAST);
}

static gboolean
make_safe (RelayTemp  *self,
           RelayFault *fault)
{
  gint64 began = g_get_monotonic_time ();
  int    number = put_on_disk (self->fd);

  if (self->unsafe >= unsafe_max)
    learn_pace (g_get_monotonic_time () - began);
  self->unsafe = 0;
  return number == 0 || relay_fault_set (fault, self->side, number, "keeping a file on");
}

gboolean
relay_temp_write (RelayTemp  *self,
                  const void *bytes,
                  gsize       length,
                  RelayFault *fault)
{
  for (gsize done = 0; done < length;)
    {
      gssize n = TEMP_FAILURE_RETRY (write (self->fd, (const guint8 *) bytes + done, length - done));

      if (n <= 0)
        return relay_fault_set (fault, self->side, n < 0 ? errno : EIO, "writing on");
      done += (gsize) n;
      self->size += (guint64) n;
      self->unsafe += (gsize) n;
      relay_speech_beat ((guint64) n);
      if (self->unsafe >= unsafe_max && !make_safe (self, fault))
        return FALSE;
    }
  return TRUE;
}

gboolean
relay_temp_fill (RelayTemp  *self,
                 int         from,
                 RelaySide   from_side,
                 guint64     limit,
                 RelayFault *fault)
{
  static guint8 bytes[PIECE];
  gssize        n;

  while ((n = relay_disk_read (from, bytes, sizeof bytes, (gint64) self->size)) > 0)
    {
      if (self->size + (guint64) n > limit)
        return relay_fault_set (fault, from_side, RELAY_TOO_BIG, "reading");
      if (!relay_temp_write (self, bytes, (gsize) n, fault))
        return FALSE;
    }
  return n == 0 || relay_fault_set (fault, from_side, errno, "reading");
}

/* Closing may be the first to say that the share is full. A signal during it says nothing: the bytes are read again. */
gboolean
relay_temp_finish (RelayTemp  *self,
                   RelayFault *fault)
{
  int fd = self->fd;

  if (!make_safe (self, fault))
    return FALSE;
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED); /* what is read again should come from the server */
  self->fd = -1;
  return close (fd) == 0 || errno == EINTR || relay_fault_set (fault, self->side, errno, "closing a file on");
}

static gboolean
is_unknown_here (int number)
{
  return number == EINVAL || number == ENOSYS || number == ENOTSUP || number == EPERM || number == EMLINK || number == EXDEV;
}

/* Where the file system can neither refuse to overwrite nor link (FAT by some drivers): the name is random, or ours
 * alone, and looking first is enough. */
static int
look_and_rename (int         from,
                 const char *old,
                 int         to,
                 const char *name)
{
  struct stat facts;
  int         number = relay_disk_look (to, name, &facts);

  if (number != ENOENT)
    return number == 0 ? EEXIST : number;
  return TEMP_FAILURE_RETRY (renameat (from, old, to, name)) == 0 ? 0 : errno;
}

static int
move_new (int         from,
          const char *old,
          int         to,
          const char *name)
{
  if (TEMP_FAILURE_RETRY (renameat2 (from, old, to, name, RENAME_NOREPLACE)) == 0)
    return 0;
  if (!is_unknown_here (errno))
    return errno;
  if (TEMP_FAILURE_RETRY (linkat (from, old, to, name, 0)) == 0)
    {
      relay_disk_unlink (from, old); /* one more name of the same bytes, swept a day later */
      return 0;
    }
  return is_unknown_here (errno) ? look_and_rename (from, old, to, name) : errno;
}

gboolean
relay_temp_give_new (RelayTemp  *self,
                     int         dir,
                     const char *name,
                     RelayFault *fault)
{
  int number = move_new (self->dir, self->name, dir, name);

  if (number != 0)
    return relay_fault_set (fault, self->side, number, "naming a file on");
  g_clear_pointer (&self->name, g_free);
  return TRUE;
}

gboolean
relay_temp_replace (RelayTemp  *self,
                    const char *name,
                    RelayFault *fault)
{
  if (TEMP_FAILURE_RETRY (renameat (self->dir, self->name, self->dir, name)) != 0)
    return relay_fault_set (fault, self->side, errno, "naming a file on");
  g_clear_pointer (&self->name, g_free);
  return TRUE;
}

gboolean
relay_temp_settle (int         dir,
                   RelaySide   side,
                   RelayFault *fault)
{
  int number = put_on_disk (dir);

  return number == 0 || number == EBADF || number == EISDIR || number == EACCES || number == EPERM || relay_fault_set (fault, side, number, "keeping a folder on");
}
