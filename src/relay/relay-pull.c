#include "relay-pull.h"

#include <errno.h>
#include <fcntl.h>

#include "carry-name.h"
#include "relay-speech.h"
#include "relay-temp.h"

/* A document that was asked for, for later. */
typedef struct
{
  char *folder, *name; /* as the share writes them; owned */
} Later;

typedef struct
{
  const RelayFolder *folder;
  GHashTable        *again; /* "poste/name", borrowed from the request */
  GPtrArray         *later; /* Later */
  guint64            held;  /* bytes in the mirror */
  guint64            most;  /* that it may hold now */
  gboolean           is_full;
} Pull;

static void
free_later (gpointer data)
{
  Later *later = data;

  g_free (later->folder);
  g_free (later->name);
  g_free (later);
}

/* One folder of a poste, as it is copied. */
typedef struct
{
  const char *folder; /* as the share writes it */
  char       *poste;  /* owned */
  RelayFd     share;
  RelayFd     mirror;
  GHashTable *known;                /* owned names in the mirror */
  guint       n_files, n_documents; /* of the share */
  guint       n_copied;
} Shelf;

static void
shelf_clear (Shelf *self)
{
  g_free (self->poste);
  relay_disk_close (self->share);
  relay_disk_close (self->mirror);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shelf, shelf_clear)

static guint64
weigh_shelf (int dir)
{
  g_autoptr (GPtrArray) entries = relay_disk_list (dir, RELAY_ENTRIES_MAX, NULL);
  struct stat           facts;
  guint64               held = 0;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (relay_disk_look (dir, ((RelayEntry *) entries->pdata[i])->name, &facts) == 0)
      held += (guint64) facts.st_size;
  return held;
}

static gboolean
weigh_mirror (Pull       *self,
              RelayFault *fault)
{
  g_autoptr (GPtrArray) postes = relay_disk_list (self->folder->mirror, RELAY_ENTRIES_MAX, NULL);

  if (postes == NULL)
    return relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "listing");
  for (guint i = 0; i < postes->len; i++)
    {
      const char      *poste = ((RelayEntry *) postes->pdata[i])->name;
      g_auto (RelayFd) dir = carry_name_is_poste (poste) ? relay_disk_open (self->folder->mirror, poste, O_DIRECTORY) : -1;

      if (dir >= 0)
        self->held += weigh_shelf (dir);
    }
  return TRUE;
}

static gboolean
is_own (const Pull  *self,
        const Shelf *shelf)
{
  return g_strcmp0 (shelf->poste, self->folder->request->poste) == 0;
}

/* What is ours in the mirror is not replaced. */
static gboolean
is_asked_again (const Pull  *self,
                const Shelf *shelf,
                const char  *plain)
{
  g_autofree char *key = g_strconcat (shelf->poste, "/", plain, NULL);

  return g_hash_table_contains (self->again, key) && (!is_own (self, shelf) || !g_hash_table_contains (shelf->known, plain));
}

/* TRUE where it is known already by the time it has a name: as good. */
static gboolean
name_copy (RelayTemp  *temp,
           const char *plain,
           gboolean    is_again,
           RelayFault *fault)
{
  if (is_again)
    return relay_temp_replace (temp, plain, fault);
  return relay_temp_give_new (temp, temp->dir, plain, fault) || fault->number == EEXIST;
}

/* FALSE: the mirror fails. */
static gboolean
copy_content (Pull       *self,
              Shelf      *shelf,
              int         from,
              const char *plain,
              RelayFault *fault)
{
  g_auto (RelayTemp) temp = { .fd = -1 };

  if (!relay_temp_open (&temp, shelf->mirror, RELAY_SIDE_MIRROR, fault))
    return FALSE;
  if (!relay_temp_fill (&temp, from, RELAY_SIDE_SHARE, carry_name_get_limit (plain), fault))
    {
      if (fault->side == RELAY_SIDE_SHARE)
        relay_speech_hindrance (shelf->poste, plain, fault->number);
      return fault->side == RELAY_SIDE_SHARE;
    }
  if (!relay_temp_finish (&temp, fault) || !name_copy (&temp, plain, g_hash_table_contains (shelf->known, plain), fault))
    return FALSE;
  self->held += temp.size;
  shelf->n_copied++;
  g_hash_table_add (shelf->known, g_strdup (plain));
  relay_speech_item (CARRY_FATE_COPIED, shelf->poste, plain, temp.size);
  return TRUE;
}

static gboolean
has_room (Pull              *self,
          const Shelf       *shelf,
          const struct stat *facts)
{
  if (self->held + (guint64) facts->st_size <= self->most)
    return TRUE;
  self->is_full = TRUE;
  relay_speech_item (CARRY_FATE_MIRROR_FULL, shelf->poste, NULL, self->held);
  return FALSE;
}

static gboolean
copy_file (Pull       *self,
           Shelf      *shelf,
           const char *name,
           const char *plain,
           RelayFault *fault)
{
  struct stat      facts;
  int              number = 0;
  g_auto (RelayFd) from = relay_disk_open_file (shelf->share, name, carry_name_get_limit (plain), &facts, &number);

  if (from < 0)
    {
      if (number != ENOENT) /* gone since it was listed: the next listing tells */
        relay_speech_hindrance (shelf->poste, plain, number);
      return TRUE;
    }
  if (facts.st_size == 0)
    relay_speech_item (CARRY_FATE_PLACEHOLDER, shelf->poste, plain, 0);
  else if (has_room (self, shelf, &facts))
    return copy_content (self, shelf, from, plain, fault);
  return TRUE;
}

/* For later, or told. Its size is asked only where it is not here. */
static void
note_document (Pull       *self,
               Shelf      *shelf,
               const char *name,
               const char *plain)
{
  struct stat facts;

  if (++shelf->n_documents > RELAY_PULL_FILES_MAX)
    return;
  if (is_asked_again (self, shelf, plain))
    {
      Later *later = g_new0 (Later, 1);

      later->folder = g_strdup (shelf->folder);
      later->name = g_strdup (name);
      g_ptr_array_add (self->later, later);
    }
  else if (is_own (self, shelf))
    relay_speech_item (CARRY_FATE_PRESENT, shelf->poste, plain, 0);
  else if (!g_hash_table_contains (shelf->known, plain) && relay_disk_look (shelf->share, name, &facts) == 0 && S_ISREG (facts.st_mode))
    relay_speech_item (CARRY_FATE_LEFT, shelf->poste, plain, (guint64) facts.st_size);
}

/* FALSE: the mirror fails. */
static gboolean
take_entry (Pull             *self,
            Shelf            *shelf,
            const RelayEntry *entry,
            RelayFault       *fault)
{
  g_autofree char *plain = carry_name_dup_plain (entry->name);

  if (plain == NULL)
    {
      if (carry_name_is_placeholder (entry->name))
        relay_speech_item (CARRY_FATE_PLACEHOLDER, shelf->poste, entry->name, 0);
      return TRUE;
    }
  if (carry_name_is_document (plain))
    {
      note_document (self, shelf, entry->name, plain);
      return TRUE;
    }
  shelf->n_files++;
  if (shelf->n_files > RELAY_PULL_FILES_MAX || (g_hash_table_contains (shelf->known, plain) && !is_asked_again (self, shelf, plain)))
    return TRUE;
  if (entry->type == DT_REG || entry->type == DT_UNKNOWN)
    return copy_file (self, shelf, entry->name, plain, fault);
  relay_speech_item (CARRY_FATE_NOT_A_FILE, shelf->poste, plain, 0);
  return TRUE;
}

static gboolean
open_shelf (Pull       *self,
            Shelf      *shelf,
            RelayFault *fault)
{
  g_autoptr (GPtrArray) entries = NULL;

  shelf->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shelf->mirror = relay_folder_open_mirror (self->folder, shelf->poste, fault);
  if (shelf->mirror < 0)
    return FALSE;
  entries = relay_disk_list (shelf->mirror, RELAY_ENTRIES_MAX, NULL);
  if (entries == NULL)
    return relay_fault_set (fault, RELAY_SIDE_MIRROR, errno, "listing");
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (shelf->known, g_strdup (((RelayEntry *) entries->pdata[i])->name));
  return TRUE;
}

static gboolean
pull_entries (Pull       *self,
              Shelf      *shelf,
              GPtrArray  *entries,
              gboolean    more,
              RelayFault *fault)
{
  if (!open_shelf (self, shelf, fault))
    return FALSE;
  for (guint i = 0; i < entries->len && !self->is_full && !relay_speech_is_full (); i++)
    if (!take_entry (self, shelf, entries->pdata[i], fault))
      return FALSE;
  if (more || shelf->n_files > RELAY_PULL_FILES_MAX || shelf->n_documents > RELAY_PULL_FILES_MAX)
    relay_speech_item (CARRY_FATE_TOO_MANY, shelf->poste, NULL, shelf->n_files + shelf->n_documents);
  return shelf->n_copied == 0 || relay_temp_settle (shelf->mirror, RELAY_SIDE_MIRROR, fault);
}

/* FALSE: the mirror fails. name: of the poste, in any case. */
static gboolean
pull_poste (Pull       *self,
            int         postes,
            const char *name,
            RelayFault *fault)
{
  g_auto (Shelf)        shelf = { .folder = name, .poste = g_ascii_strdown (name, -1), .mirror = -1 };
  g_autoptr (GPtrArray) entries = NULL;
  gboolean              more = FALSE;
  int                   number;

  shelf.share = relay_disk_open (postes, name, O_DIRECTORY);
  entries = shelf.share < 0 ? NULL : relay_disk_list (shelf.share, RELAY_ENTRIES_MAX, &more);
  number = errno;
  if (entries != NULL)
    return pull_entries (self, &shelf, entries, more, fault);
  if (number != ENOENT)
    relay_speech_hindrance (shelf.poste, NULL, number == ELOOP || number == ENOTDIR ? RELAY_NOT_A_FILE : number);
  return TRUE;
}

static gboolean
pull_postes (Pull       *self,
             int         postes,
             GPtrArray  *entries,
             RelayFault *fault)
{
  guint n = 0;

  for (guint i = 0; i < entries->len && !self->is_full && !relay_speech_is_full (); i++)
    {
      const char      *name = ((RelayEntry *) entries->pdata[i])->name;
      g_autofree char *poste = g_ascii_strdown (name, -1);

      if (!carry_name_is_poste (poste))
        continue;
      if (++n > RELAY_PULL_POSTES_MAX)
        {
          relay_speech_item (CARRY_FATE_TOO_MANY, NULL, NULL, n);
          return TRUE;
        }
      if (!pull_poste (self, postes, name, fault))
        return FALSE;
    }
  return TRUE;
}

/* FALSE: the mirror fails. */
static gboolean
pull_later (Pull        *self,
            int          postes,
            const Later *later,
            RelayFault  *fault)
{
  g_auto (Shelf)   shelf = { .folder = later->folder, .poste = g_ascii_strdown (later->folder, -1), .mirror = -1 };
  g_autofree char *plain = carry_name_dup_plain (later->name);

  shelf.share = relay_disk_open (postes, later->folder, O_DIRECTORY);
  if (shelf.share < 0)
    return TRUE; /* gone since it was listed */
  return open_shelf (self, &shelf, fault) && copy_file (self, &shelf, later->name, plain, fault) &&
         (shelf.n_copied == 0 || relay_temp_settle (shelf.mirror, RELAY_SIDE_MIRROR, fault));
}

static gboolean
pull_documents (Pull       *self,
                int         postes,
                RelayFault *fault)
{
  self->most = RELAY_PULL_DOCUMENTS_MAX;
  for (guint i = 0; i < self->later->len && !self->is_full && !relay_speech_is_full (); i++)
    if (!pull_later (self, postes, self->later->pdata[i], fault))
      return FALSE;
  return TRUE;
}

gboolean
relay_pull_all (const RelayFolder *folder,
                RelayFault        *fault)
{
  g_autoptr (GHashTable) again = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  later = g_ptr_array_new_with_free_func (free_later);
  Pull                   self = { .folder = folder, .again = again, .later = later, .most = RELAY_PULL_MIRROR_MAX };
  g_auto (RelayFd)       postes = relay_folder_open_postes (folder, FALSE, fault);
  g_autoptr (GPtrArray)  entries = NULL;

  if (postes < 0)
    return fault->number == ENOENT; /* nobody has written yet */
  entries = relay_disk_list (postes, RELAY_ENTRIES_MAX, NULL);
  if (entries == NULL)
    return relay_fault_set (fault, RELAY_SIDE_SHARE, errno, "listing");
  for (guint i = 0; i < folder->request->names->len; i++)
    g_hash_table_add (again, folder->request->names->pdata[i]);
  return weigh_mirror (&self, fault) && pull_postes (&self, postes, entries, fault) && pull_documents (&self, postes, fault);
}
