#include "relay-make.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "carry-name.h"
#include "relay-speech.h"
#include "relay-temp.h"

static gboolean
is_sentinel_elsewhere (int root)
{
  struct stat facts;

  return relay_disk_look (root, CARRY_SENTINEL ".nextcloud", &facts) == 0 || relay_disk_look (root, CARRY_SENTINEL ".owncloud", &facts) == 0 || (relay_disk_look (root, CARRY_SENTINEL, &facts) == 0 && S_ISREG (facts.st_mode) && facts.st_size == 0);
}

gboolean
relay_make_probe (const CarryRequest *request,
                  RelayFault         *fault)
{
  g_auto (RelayFd)   root = relay_folder_open_root (request, fault);
  g_autoptr (GBytes) sentinel = root < 0 ? NULL : relay_folder_read_sentinel (root, fault);

  if (root >= 0 && sentinel == NULL && fault->number == RELAY_NOT_HERE && is_sentinel_elsewhere (root))
    relay_speech_item (CARRY_FATE_PLACEHOLDER, NULL, CARRY_SENTINEL, 0);
  if (sentinel == NULL)
    return FALSE;
  relay_speech_sentinel (sentinel);
  return TRUE;
}

/* Its parent is there: a drive that is not mounted is not made up. */
static RelayFd
make_root (const CarryRequest *request,
           RelayFault         *fault)
{
  int number = relay_disk_make_dir (AT_FDCWD, request->share, 0777);

  if (number == 0)
    return relay_folder_open_root (request, fault);
  relay_fault_set (fault, RELAY_SIDE_SHARE, number == ENOENT || number == ENOTDIR ? RELAY_NOT_HERE : number, "making");
  return -1;
}

/* What is read back is what was written, or it gets no name. */
static gboolean
check_written (const RelayTemp *temp,
               GBytes          *content,
               RelayFault      *fault)
{
  struct stat        facts;
  int                number = 0;
  g_auto (RelayFd)   fd = relay_disk_open_file (temp->dir, temp->name, CARRY_SENTINEL_MAX, &facts, &number);
  g_autoptr (GBytes) there = fd < 0 ? NULL : relay_disk_read_start (fd, CARRY_SENTINEL_MAX);

  return (there != NULL && g_bytes_equal (there, content)) || relay_fault_set (fault, RELAY_SIDE_SHARE, EIO, "reading again a file of");
}

static gboolean
write_new (int         root,
           const char *name,
           GBytes     *content,
           RelayFault *fault)
{
  g_auto (RelayTemp) temp = { .fd = -1 };
  gsize              length;
  const void        *bytes = g_bytes_get_data (content, &length);

  return relay_temp_open (&temp, root, RELAY_SIDE_SHARE, fault) && relay_temp_write (&temp, bytes, length, fault) && relay_temp_finish (&temp, fault) && check_written (&temp, content, fault) && relay_temp_give_new (&temp, root, name, fault);
}

static gboolean
write_note (int         root,
            const char *note,
            RelayFault *fault)
{
  g_autoptr (GBytes) content = g_bytes_new_static (note, strlen (note));

  return *note == '\0' || write_new (root, CARRY_NOTE, content, fault) || fault->number == EEXIST;
}

static gboolean
holds (int     root,
       GBytes *sentinel)
{
  RelayFault         fault;
  g_autoptr (GBytes) there = relay_folder_read_sentinel (root, &fault);

  return there != NULL && g_bytes_equal (there, sentinel);
}

/* A server may do what it was asked and lose its answer: what counts is what bears the name. */
static gboolean
write_sentinel (int         root,
                GBytes     *sentinel,
                RelayFault *fault)
{
  if (write_new (root, CARRY_SENTINEL, sentinel, fault) || holds (root, sentinel))
    return TRUE;
  if (fault->number == EEXIST)
    fault->number = RELAY_EXISTS;
  return FALSE;
}

gboolean
relay_make_folder (const CarryRequest *request,
                   RelayFault         *fault)
{
  g_auto (RelayFd) root = make_root (request, fault);
  struct stat      facts;
  int              number;

  if (root < 0)
    return FALSE;
  if (relay_disk_look (root, CARRY_SENTINEL, &facts) == 0)
    return holds (root, request->sentinel) || relay_fault_set (fault, RELAY_SIDE_SHARE, RELAY_EXISTS, "making");
  number = relay_disk_make_dir (root, CARRY_POSTES, 0777);
  if (number != 0)
    return relay_fault_set (fault, RELAY_SIDE_SHARE, number, "making a folder of");
  return write_note (root, request->note, fault) && write_sentinel (root, request->sentinel, fault) && relay_temp_settle (root, RELAY_SIDE_SHARE, fault);
}
