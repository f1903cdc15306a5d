#include "sync-tidy.h"

#include "sync-names.h"
#include "sync-piece.h"
#include "sync-tidy-said.h"

#include <string.h>

#define SAID_MANY 16 /* hellos and the like of others in the mirror: time to look at what is there still */
#define PAUSE (10 * 60 * G_USEC_PER_SEC)

struct _SyncTidy
{
  SyncShare  *share;
  GHashTable *seen; /* what was asked about: "poste/name", and the generation that replaces it */
  gint64      asked_at;
  guint       n_said; /* left by the last look */
};

typedef struct
{
  const CarryMirrorFile *file; /* borrowed */
  SyncName               name;
} Entry;

SyncTidy *
sync_tidy_new (SyncShare *share)
{
  SyncTidy *self = g_new0 (SyncTidy, 1);

  self->share = share;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sync_tidy_free (SyncTidy *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->seen);
  g_free (self);
}

/* --- by names: hints, and enough to look closer */

static GArray *
list_entries (SyncTidy  *self,
              GPtrArray *files)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < files->len; i++)
    {
      Entry entry = { .file = files->pdata[i] };

      sync_name_read (entry.file->name, &entry.name);
      if (entry.name.kind == SYNC_NAME_SEGMENT && entry.name.is_exact && strcmp (entry.file->poste, sync_share_get_poste (self->share)) != 0)
        g_array_append_val (entries, entry);
    }
  return entries;
}

static gboolean
may_replace (const Entry *other,
             const Entry *entry)
{
  return other->name.gen > entry->name.gen && other->name.first <= entry->name.first && other->name.last >= entry->name.last &&
         strcmp (other->file->poste, entry->file->poste) == 0;
}

/* --- proved */

static const DossierMember *
find_member (GPtrArray  *members,
             const char *poste)
{
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];
      g_autofree char     *digits = sync_name_dup_poste (member->poste);

      if (member->has_public_key && strcmp (digits, poste) == 0)
        return member;
    }
  return NULL;
}

static SyncPiece *
read_piece (SyncTidy            *self,
            const DossierMember *member,
            const Entry         *entry)
{
  return sync_piece_read (sync_share_get_mirror (self->share), entry->file->poste, entry->file->name, sync_share_get_federation (self->share)->id,
                          member->public_key, NULL);
}

static gboolean
is_replaced (SyncTidy     *self,
             GPtrArray    *members,
             const GArray *entries,
             const Entry  *entry)
{
  const DossierMember  *member = find_member (members, entry->file->poste);
  g_autoptr (SyncPiece) piece = member != NULL ? read_piece (self, member, entry) : NULL;

  for (guint i = 0; piece != NULL && i < entries->len; i++)
    {
      const Entry          *other = &g_array_index (entries, Entry, i);
      g_autoptr (SyncPiece) around = may_replace (other, entry) ? read_piece (self, member, other) : NULL;

      if (around != NULL && sync_piece_is_replaced (piece, around))
        return TRUE;
    }
  return FALSE;
}

/* The greatest generation of those that may replace it; 0: none does. */
static guint
find_replacing_gen (const GArray *entries,
                    const Entry  *entry)
{
  guint gen = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *other = &g_array_index (entries, Entry, i);

      if (may_replace (other, entry))
        gen = MAX (gen, other->name.gen);
    }
  return gen;
}

/* Entry elements, borrowed; those that were asked about a moment ago are left. */
static GPtrArray *
list_candidates (SyncTidy     *self,
                 const GArray *entries)
{
  GPtrArray *candidates = g_ptr_array_new ();
  gint64     now = g_get_monotonic_time ();

  if (now - self->asked_at > PAUSE)
    g_hash_table_remove_all (self->seen);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry           *entry = &g_array_index (entries, Entry, i);
      guint            gen = find_replacing_gen (entries, entry);
      g_autofree char *key = g_strdup_printf ("%s/%s %u", entry->file->poste, entry->file->name, gen);

      if (gen > 0 && g_hash_table_add (self->seen, g_steal_pointer (&key)))
        g_ptr_array_add (candidates, entry);
    }
  if (candidates->len > 0)
    self->asked_at = now;
  return candidates;
}

static gboolean
drop_unlisted (SyncTidy          *self,
               const CarryReport *listed,
               GPtrArray         *members,
               const GArray      *entries,
               const Entry       *entry,
               GError           **error)
{
  if (carry_report_find (listed, entry->file->poste, entry->file->name) != NULL || !is_replaced (self, members, entries, entry))
    return TRUE;
  return carry_mirror_drop (sync_share_get_mirror (self->share), entry->file->poste, entry->file->name, error);
}

static gboolean
are_said_many (SyncTidy  *self,
               GPtrArray *files)
{
  return sync_tidy_said_count (self->share, files) >= self->n_said + SAID_MANY;
}

static gboolean
drop_said (SyncTidy          *self,
           GPtrArray         *files,
           const CarryReport *listed,
           GError           **error)
{
  g_autoptr (GPtrArray) left = sync_tidy_said_drop (self->share, files, listed, error) ? carry_mirror_list (sync_share_get_mirror (self->share), NULL, error) : NULL;

  if (left != NULL)
    self->n_said = sync_tidy_said_count (self->share, left);
  return left != NULL;
}

static gboolean
drop_all (SyncTidy     *self,
          GPtrArray    *files,
          GPtrArray    *candidates,
          const GArray *entries,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GPtrArray)   members = dossier_store_list_members (sync_share_get_store (self->share), error);
  g_autoptr (CarryReport) listed = NULL;

  if (members == NULL)
    return FALSE;
  listed = carry_relay_ask (sync_share_get_relay (self->share), carry_request_new (CARRY_ASK_LIST, NULL), cancellable);
  for (guint i = 0; listed->error == NULL && i < candidates->len; i++)
    if (!drop_unlisted (self, listed, members, entries, candidates->pdata[i], error))
      return FALSE;
  return listed->error != NULL || drop_said (self, files, listed, error);
}

gboolean
sync_tidy_go (SyncTidy     *self,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (self->share), NULL, error);
  g_autoptr (GArray)    entries = files != NULL ? list_entries (self, files) : NULL;
  g_autoptr (GPtrArray) candidates = entries != NULL ? list_candidates (self, entries) : NULL;

  if (candidates == NULL)
    return FALSE;
  return (candidates->len == 0 && !are_said_many (self, files)) || drop_all (self, files, candidates, entries, cancellable, error);
}

gboolean
sync_tidy_drop_replaced (SyncTidy *self,
                         GError  **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (self->share), NULL, error);
  g_autoptr (GPtrArray) members = files != NULL ? dossier_store_list_members (sync_share_get_store (self->share), error) : NULL;
  g_autoptr (GArray)    entries = members != NULL ? list_entries (self, files) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (find_replacing_gen (entries, entry) > 0 && is_replaced (self, members, entries, entry) &&
          !carry_mirror_drop (sync_share_get_mirror (self->share), entry->file->poste, entry->file->name, error))
        return FALSE;
    }
  return entries != NULL;
}
