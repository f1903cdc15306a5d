#include "relay-folder.h"

#include <errno.h>
#include <fcntl.h>

#include "carry-name.h"

void
relay_folder_clear (RelayFolder *self)
{
  relay_disk_close (self->root);
  relay_disk_close (self->mirror);
}

/* The user's own path: links in it are the user's. */
static RelayFd
open_path (const char *path)
{
  return (RelayFd) TEMP_FAILURE_RETRY (open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

RelayFd
relay_folder_open_root (const CarryRequest *request,
                        RelayFault         *fault)
{
  RelayFd root = open_path (request->share);

  if (root < 0)
    relay_fault_set (fault, RELAY_SIDE_SHARE, errno == ENOENT || errno == ENOTDIR ? RELAY_NOT_HERE : errno, "opening");
  return root;
}

GBytes *
relay_folder_read_sentinel (int         root,
                            RelayFault *fault)
{
  struct stat      facts;
  int              number = 0;
  g_auto (RelayFd) fd = relay_disk_open_file (root, CARRY_SENTINEL, CARRY_SENTINEL_MAX, &facts, &number);
  GBytes          *bytes = NULL;

  if (fd < 0 || facts.st_size == 0)
    number = fd >= 0 || number == ENOENT ? RELAY_NOT_HERE : number;
  else if ((bytes = relay_disk_read_start (fd, CARRY_SENTINEL_MAX)) == NULL)
    number = errno;
  if (bytes == NULL)
    relay_fault_set (fault, RELAY_SIDE_SHARE, number, "reading the sentinel of");
  return bytes;
}

gboolean
relay_folder_open (RelayFolder        *self,
                   const CarryRequest *request,
                   RelayFault         *fault)
{
  g_autoptr (GBytes) sentinel = NULL;

  *self = (RelayFolder){ .request = request, .root = -1, .mirror = -1 };
  self->root = relay_folder_open_root (request, fault);
  if (self->root < 0)
    return FALSE;
  sentinel = relay_folder_read_sentinel (self->root, fault);
  if (sentinel == NULL)
    return FALSE;
  if (!g_bytes_equal (sentinel, request->sentinel))
    return relay_fault_set (fault, RELAY_SIDE_SHARE, RELAY_ANOTHER, "reading the sentinel of");
  self->mirror = open_path (request->mirror);
  return self->mirror >= 0 || relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "opening");
}

/* Made only once it is known to be missing: who may not make it may still use it, and a question is saved. */
static RelayFd
open_dir (int         at,
          const char *name,
          gboolean    make,
          RelaySide   side,
          RelayFault *fault)
{
  RelayFd fd = relay_disk_open (at, name, O_DIRECTORY);
  int     number = fd < 0 ? errno : 0;

  if (number == ENOENT && make)
    {
      number = relay_disk_make_dir (at, name, side == RELAY_SIDE_MIRROR ? 0700 : 0777);
      fd = number == 0 ? relay_disk_open (at, name, O_DIRECTORY) : -1;
      if (number == 0 && fd < 0)
        number = errno;
    }
  if (fd < 0)
    relay_fault_set (fault, side, number, "opening a folder of");
  return fd;
}

RelayFd
relay_folder_open_postes (const RelayFolder *self,
                          gboolean           make,
                          RelayFault        *fault)
{
  return open_dir (self->root, CARRY_POSTES, make, RELAY_SIDE_SHARE, fault);
}

RelayFd
relay_folder_open_poste (const RelayFolder *self,
                         const char        *poste,
                         gboolean           make,
                         RelayFault        *fault)
{
  g_auto (RelayFd) postes = relay_folder_open_postes (self, make, fault);

  return postes < 0 ? -1 : open_dir (postes, poste, make, RELAY_SIDE_SHARE, fault);
}

RelayFd
relay_folder_open_mirror (const RelayFolder *self,
                          const char        *poste,
                          RelayFault        *fault)
{
  return open_dir (self->mirror, poste, TRUE, RELAY_SIDE_MIRROR, fault);
}
