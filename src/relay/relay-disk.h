/* relay-disk.h - system calls on folders that may fail in any way
 *
 * Each call is made again when a signal cut it, and says that it is at work (relay-speech) when it has
 * been long. Names are entries of a folder already open: no path is ever put together.
 */
#pragma once

#include <dirent.h>
#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

typedef enum
{
  RELAY_SIDE_SHARE,
  RELAY_SIDE_MIRROR,
} RelaySide;

/* What went wrong that errno has no number for. */
enum
{
  RELAY_NOT_A_FILE = -1,
  RELAY_TOO_BIG = -2,
  RELAY_DIFFERS = -3,
  RELAY_NOT_HERE = -4,
  RELAY_ANOTHER = -5,
  RELAY_EXISTS = -6,
};

typedef struct
{
  RelaySide   side;
  int         number; /* errno, or one of the above */
  const char *doing;  /* for the log; static */
} RelayFault;

/* Always FALSE, to be returned. */
gboolean relay_fault_set (RelayFault *self,
                          RelaySide   side,
                          int         number,
                          const char *doing);

/* An open file; closed by leaving scope. */
typedef int RelayFd;

void relay_disk_close (RelayFd fd);

/* Read only, never through a link, never waiting for another end. -1: errno. */
RelayFd relay_disk_open (int         at,
                         const char *name,
                         int         flags);

/* A regular file of 1 to limit bytes; facts: its fstat. -1: *number says why. */
RelayFd relay_disk_open_file (int          at,
                              const char  *name,
                              guint64      limit,
                              struct stat *facts,
                              int         *number);

/* 0, or errno; there already: 0. */
int relay_disk_make_dir (int         at,
                         const char *name,
                         mode_t      mode);

/* As fstatat without following; 0, or errno. */
int relay_disk_look (int          at,
                     const char  *name,
                     struct stat *facts);

/* 0, or errno; not there: 0. */
int relay_disk_unlink (int         at,
                       const char *name);

typedef struct
{
  char         *name;
  unsigned char type; /* DT_…, DT_UNKNOWN where the file system does not say */
} RelayEntry;

/* Sorted by their bytes; RelayEntry elements. At most so many: *more says whether some were left (NULL: no matter).
 * NULL: errno. A listing that failed half way is none. */
GPtrArray *relay_disk_list (int       dir,
                            guint     most,
                            gboolean *more);

/* -1: errno. 0: its end. */
gssize relay_disk_read (int    fd,
                        void  *bytes,
                        gsize  length,
                        gint64 at);

/* At most so many, from its beginning. NULL: errno. Caller owns. */
GBytes *relay_disk_read_start (int   fd,
                               gsize most);

/* The same bytes from end to end? */
gboolean relay_disk_compare (int         share,
                             int         mirror,
                             gboolean   *is_same,
                             RelayFault *fault);

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (RelayFd, relay_disk_close, -1)

G_END_DECLS
