#include "relay-tend.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "carry-name.h"
#include "relay-speech.h"
#include "relay-temp.h"

static void
list_entry (int         dir,
            const char *poste,
            const char *name)
{
  struct stat facts;
  int         number;

  if (carry_name_get_limit (name) == 0 && !carry_name_is_placeholder (name))
    return;
  number = relay_disk_look (dir, name, &facts);
  if (number == ENOENT)
    return;
  if (number != 0 || !S_ISREG (facts.st_mode))
    relay_speech_hindrance (poste, name, number != 0 ? number : RELAY_NOT_A_FILE);
  else
    relay_speech_item (facts.st_size == 0 || carry_name_is_placeholder (name) ? CARRY_FATE_PLACEHOLDER : CARRY_FATE_PRESENT, poste, name, (guint64) facts.st_size);
}

static gboolean
is_wanted (const RelayFolder *folder,
           const char        *poste)
{
  const GPtrArray *names = folder->request->names;

  return carry_name_is_poste (poste) && (names->len == 0 || g_ptr_array_find_with_equal_func ((GPtrArray *) names, poste, g_str_equal, NULL));
}

static void
list_poste (int         postes,
            const char *name,
            const char *poste)
{
  g_auto (RelayFd)      dir = relay_disk_open (postes, name, O_DIRECTORY);
  g_autoptr (GPtrArray) entries = dir < 0 ? NULL : relay_disk_list (dir, RELAY_ENTRIES_MAX, NULL);
  int                   number = errno;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    list_entry (dir, poste, ((RelayEntry *) entries->pdata[i])->name);
  if (entries == NULL && number != ENOENT)
    relay_speech_hindrance (poste, NULL, number == ELOOP || number == ENOTDIR ? RELAY_NOT_A_FILE : number);
}

gboolean
relay_tend_list (const RelayFolder *folder,
                 RelayFault        *fault)
{
  g_auto (RelayFd)      postes = relay_folder_open_postes (folder, FALSE, fault);
  g_autoptr (GPtrArray) entries = NULL;

  if (postes < 0)
    return fault->number == ENOENT;
  entries = relay_disk_list (postes, RELAY_ENTRIES_MAX, NULL);
  if (entries == NULL)
    return relay_fault_set (fault, RELAY_SIDE_SHARE, errno, "listing");
  for (guint i = 0; i < entries->len; i++)
    {
      const char      *name = ((RelayEntry *) entries->pdata[i])->name;
      g_autofree char *poste = g_ascii_strdown (name, -1);

      if (is_wanted (folder, poste))
        list_poste (postes, name, poste);
    }
  return TRUE;
}

static gboolean
remove_entry (const RelayFolder *folder,
              int                own,
              const char        *name,
              RelayFault        *fault)
{
  struct stat facts;
  int         number = relay_disk_look (own, name, &facts);

  if (number == ENOENT)
    {
      relay_speech_item (CARRY_FATE_MISSING, folder->request->poste, name, 0);
      return TRUE;
    }
  if (number == 0 && S_ISDIR (facts.st_mode))
    {
      relay_speech_hindrance (folder->request->poste, name, RELAY_NOT_A_FILE);
      return TRUE;
    }
  if (number == 0)
    number = relay_disk_unlink (own, name);
  if (number != 0)
    return relay_fault_set (fault, RELAY_SIDE_SHARE, number, "removing a file of");
  relay_speech_item (CARRY_FATE_REMOVED, folder->request->poste, name, (guint64) facts.st_size);
  return TRUE;
}

gboolean
relay_tend_remove (const RelayFolder *folder,
                   RelayFault        *fault)
{
  const GPtrArray *names = folder->request->names;
  g_auto (RelayFd) own = relay_folder_open_poste (folder, folder->request->poste, FALSE, fault);

  if (own < 0 && fault->number != ENOENT)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      if (own < 0)
        relay_speech_item (CARRY_FATE_MISSING, folder->request->poste, names->pdata[i], 0);
      else if (!remove_entry (folder, own, names->pdata[i], fault))
        return FALSE;
    }
  return own < 0 || names->len == 0 || relay_temp_settle (own, RELAY_SIDE_SHARE, fault);
}

/* When it is there: of a file just written. */
static gboolean
read_clock (int              own,
            struct timespec *now,
            RelayFault      *fault)
{
  g_auto (RelayTemp) temp = { .fd = -1 };
  struct stat        facts;
  int                number;

  if (!relay_temp_open (&temp, own, RELAY_SIDE_SHARE, fault) || !relay_temp_write (&temp, ".", 1, fault) || !relay_temp_finish (&temp, fault))
    return FALSE;
  number = relay_disk_look (own, temp.name, &facts);
  *now = facts.st_mtim;
  return number == 0 || relay_fault_set (fault, RELAY_SIDE_SHARE, number, "reading the clock of");
}

gboolean
relay_tend_clock (const RelayFolder *folder,
                  RelayFault        *fault)
{
  g_auto (RelayFd) own = relay_folder_open_poste (folder, folder->request->poste, TRUE, fault);
  struct timespec  now;

  if (own < 0 || !read_clock (own, &now, fault))
    return FALSE;
  relay_speech_clock ((guint64) now.tv_sec * G_USEC_PER_SEC + (guint64) now.tv_nsec / 1000);
  return TRUE;
}

static gboolean
sweep_dir (const char *poste,
           int         dir,
           RelaySide   side,
           time_t      now,
           RelayFault *fault)
{
  g_autoptr (GPtrArray) entries = relay_disk_list (dir, RELAY_ENTRIES_MAX, NULL);
  struct stat           facts;
  int                   number = 0;

  if (entries == NULL)
    return relay_fault_set (fault, side, errno, "listing");
  for (guint i = 0; i < entries->len && number == 0; i++)
    {
      const char *name = ((RelayEntry *) entries->pdata[i])->name;

      if (!carry_name_is_temporary (name) || relay_disk_look (dir, name, &facts) != 0 || !S_ISREG (facts.st_mode) || now - facts.st_mtim.tv_sec <= RELAY_TEND_AGE_SECONDS)
        continue;
      number = relay_disk_unlink (dir, name);
      if (number == 0)
        relay_speech_item (CARRY_FATE_REMOVED, poste, name, (guint64) facts.st_size);
    }
  return number == 0 || relay_fault_set (fault, side, number, "sweeping");
}

static gboolean
sweep_mirror (const RelayFolder *folder,
              RelayFault        *fault)
{
  g_autoptr (GPtrArray) postes = relay_disk_list (folder->mirror, RELAY_ENTRIES_MAX, NULL);

  if (postes == NULL)
    return relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "listing");
  for (guint i = 0; i < postes->len; i++)
    {
      const char      *poste = ((RelayEntry *) postes->pdata[i])->name;
      g_auto (RelayFd) dir = carry_name_is_poste (poste) ? relay_disk_open (folder->mirror, poste, O_DIRECTORY) : -1;

      if (dir >= 0 && !sweep_dir (poste, dir, RELAY_SIDE_MIRROR, g_get_real_time () / G_USEC_PER_SEC, fault))
        return FALSE;
    }
  return TRUE;
}

gboolean
relay_tend_sweep (const RelayFolder *folder,
                  RelayFault        *fault)
{
  const char      *poste = folder->request->poste;
  g_auto (RelayFd) own = relay_folder_open_poste (folder, poste, FALSE, fault);
  struct timespec  now;

  if (own < 0 && fault->number != ENOENT)
    return FALSE;
  if (own >= 0 && (!read_clock (own, &now, fault) || !sweep_dir (poste, own, RELAY_SIDE_SHARE, now.tv_sec, fault)))
    return FALSE;
  return sweep_mirror (folder, fault);
}
