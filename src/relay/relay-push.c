#include "relay-push.h"

#include <errno.h>

#include "carry-name.h"
#include "relay-speech.h"
#include "relay-temp.h"

/* Where files go: from the mirror of a poste, made in a folder that is ours, named in the poste's own. */
typedef struct
{
  const char *poste;
  int         mirror;
  int         making;
  int         target;
} Way;

static RelayFd
open_mirror_file (const Way   *way,
                  const char  *name,
                  struct stat *facts,
                  RelayFault  *fault)
{
  int     number = 0;
  RelayFd fd = relay_disk_open_file (way->mirror, name, carry_name_get_limit (name), facts, &number);

  if (fd < 0)
    relay_fault_set (fault, RELAY_SIDE_MIRROR, number, "reading a file of");
  return fd;
}

/* Not to be read: not the same. */
static gboolean
is_same (int         dir,
         const char *name,
         int         mirror)
{
  struct stat      facts;
  RelayFault       fault;
  int              number;
  gboolean         same = FALSE;
  g_auto (RelayFd) fd = relay_disk_open_file (dir, name, G_MAXINT64, &facts, &number);

  return fd >= 0 && relay_disk_compare (fd, mirror, &same, &fault) && same;
}

static gboolean
check_written (const RelayTemp *temp,
               int              mirror,
               RelayFault      *fault)
{
  return is_same (temp->dir, temp->name, mirror) || relay_fault_set (fault, RELAY_SIDE_SHARE, EIO, "reading again a file of");
}

/* A server may do what it was asked and lose its answer: what counts is what bears the name. */
static gboolean
name_new (RelayTemp  *temp,
          const Way  *way,
          const char *name,
          int         mirror,
          RelayFault *fault)
{
  if (relay_temp_give_new (temp, way->target, name, fault) || is_same (way->target, name, mirror))
    return TRUE;
  if (fault->number == EEXIST)
    fault->number = RELAY_DIFFERS;
  return FALSE;
}

static gboolean
publish (const Way  *way,
         const char *name,
         RelayFault *fault)
{
  struct stat        facts;
  g_auto (RelayFd)   mirror = open_mirror_file (way, name, &facts, fault);
  g_auto (RelayTemp) temp = { .fd = -1 };

  if (mirror < 0 || !relay_temp_open (&temp, way->making, RELAY_SIDE_SHARE, fault))
    return FALSE;
  if (!relay_temp_fill (&temp, mirror, RELAY_SIDE_MIRROR, (guint64) facts.st_size, fault) || !relay_temp_finish (&temp, fault))
    return FALSE;
  if (!check_written (&temp, mirror, fault) || !name_new (&temp, way, name, mirror, fault))
    return FALSE;
  relay_speech_item (CARRY_FATE_COPIED, way->poste, name, temp.size);
  return TRUE;
}

/* The names in that folder, borrowed from the entries. */
static GHashTable *
collect_names (GPtrArray *entries)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (names, ((RelayEntry *) entries->pdata[i])->name);
  return names;
}

/* names: of char *. */
static gboolean
publish_missing (const Way       *way,
                 const GPtrArray *names,
                 gboolean         tell_present,
                 RelayFault      *fault)
{
  g_autoptr (GPtrArray)  entries = relay_disk_list (way->target, RELAY_ENTRIES_MAX, NULL);
  g_autoptr (GHashTable) there = NULL;
  guint                  n = 0;

  if (entries == NULL)
    return relay_fault_set (fault, RELAY_SIDE_SHARE, errno, "listing");
  there = collect_names (entries);
  for (guint i = 0; i < names->len; i++)
    {
      if (!g_hash_table_contains (there, names->pdata[i]))
        {
          if (!publish (way, names->pdata[i], fault))
            return FALSE;
          n++;
        }
      else if (tell_present)
        relay_speech_item (CARRY_FATE_PRESENT, way->poste, names->pdata[i], 0);
    }
  return n == 0 || relay_temp_settle (way->target, RELAY_SIDE_SHARE, fault);
}

gboolean
relay_push_own (const RelayFolder *folder,
                RelayFault        *fault)
{
  const char      *poste = folder->request->poste;
  g_auto (RelayFd) own = relay_folder_open_poste (folder, poste, TRUE, fault);
  g_auto (RelayFd) mirror = own < 0 ? -1 : relay_folder_open_mirror (folder, poste, fault);
  Way              way = { poste, mirror, own, own };

  return own >= 0 && mirror >= 0 && publish_missing (&way, folder->request->names, TRUE, fault);
}

/* documents: those, or all but those. */
static GPtrArray *
list_plain (int         dir,
            gboolean    documents,
            RelayFault *fault)
{
  g_autoptr (GPtrArray) entries = relay_disk_list (dir, RELAY_ENTRIES_MAX, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (entries == NULL)
    {
      relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "listing");
      return NULL;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const char *name = ((RelayEntry *) entries->pdata[i])->name;

      if (carry_name_is_plain (name) && carry_name_is_document (name) == documents)
        g_ptr_array_add (names, g_strdup (name));
    }
  return g_steal_pointer (&names);
}

static gboolean
push_poste (const RelayFolder *folder,
            int                making,
            const char        *poste,
            gboolean           documents,
            RelayFault        *fault)
{
  g_auto (RelayFd)      mirror = relay_folder_open_mirror (folder, poste, fault);
  g_autoptr (GPtrArray) names = mirror < 0 ? NULL : list_plain (mirror, documents, fault);
  g_auto (RelayFd)      target = names == NULL ? -1 : relay_folder_open_poste (folder, poste, TRUE, fault);
  Way                   way = { poste, mirror, making, target };

  return target >= 0 && publish_missing (&way, names, FALSE, fault);
}

static gboolean
push_postes (const RelayFolder *folder,
             int                making,
             const GPtrArray   *postes,
             gboolean           documents,
             RelayFault        *fault)
{
  for (guint i = 0; i < postes->len; i++)
    {
      const char *poste = ((RelayEntry *) postes->pdata[i])->name;

      if (carry_name_is_poste (poste) && !push_poste (folder, making, poste, documents, fault))
        return FALSE;
    }
  return TRUE;
}

gboolean
relay_push_all (const RelayFolder *folder,
                RelayFault        *fault)
{
  g_auto (RelayFd)      own = relay_folder_open_poste (folder, folder->request->poste, TRUE, fault);
  g_autoptr (GPtrArray) postes = own < 0 ? NULL : relay_disk_list (folder->mirror, RELAY_ENTRIES_MAX, NULL);

  if (own < 0)
    return FALSE;
  if (postes == NULL)
    return relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "listing");
  return push_postes (folder, own, postes, FALSE, fault) && push_postes (folder, own, postes, TRUE, fault);
}

static gboolean
verify (const Way  *way,
        const char *name,
        RelayFault *fault)
{
  struct stat      facts;
  int              number = 0;
  gboolean         same;
  g_auto (RelayFd) mirror = open_mirror_file (way, name, &facts, fault);
  g_auto (RelayFd) share = mirror < 0 ? -1 : relay_disk_open_file (way->target, name, carry_name_get_limit (name), &facts, &number);

  if (mirror < 0)
    return FALSE;
  if (share < 0 && number == ENOENT)
    relay_speech_item (CARRY_FATE_MISSING, way->poste, name, 0);
  else if (share < 0)
    relay_speech_hindrance (way->poste, name, number);
  else if (relay_disk_compare (share, mirror, &same, fault))
    relay_speech_item (same ? CARRY_FATE_PRESENT : CARRY_FATE_DIFFERS, way->poste, name, (guint64) facts.st_size);
  else if (fault->side == RELAY_SIDE_MIRROR)
    return FALSE;
  else
    relay_speech_hindrance (way->poste, name, fault->number);
  return TRUE;
}

gboolean
relay_push_verify (const RelayFolder *folder,
                   RelayFault        *fault)
{
  const char      *poste = folder->request->poste;
  g_auto (RelayFd) mirror = relay_folder_open_mirror (folder, poste, fault);
  g_auto (RelayFd) own = mirror < 0 ? -1 : relay_folder_open_poste (folder, poste, FALSE, fault);
  Way              way = { poste, mirror, own, own };

  if (mirror < 0 || (own < 0 && fault->number != ENOENT))
    return FALSE;
  for (guint i = 0; i < folder->request->names->len; i++)
    {
      if (own < 0)
        relay_speech_item (CARRY_FATE_MISSING, poste, folder->request->names->pdata[i], 0);
      else if (!verify (&way, folder->request->names->pdata[i], fault))
        return FALSE;
    }
  return TRUE;
}
