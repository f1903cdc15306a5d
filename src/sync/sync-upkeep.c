#include "sync-upkeep.h"

#include "sync-compaction.h"
#include "sync-names.h"
#include "sync-rewrite.h"

#include <string.h>

#define FILE_UPKEEP "menage"
#define GROUP "upkeep"
#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)
#define MERGES 32 /* in one round */

struct _SyncUpkeep
{
  SyncShare  *share;
  GHashTable *pieces; /* name → SyncPiece, or NULL: a file that is none */
  GHashTable *sound;  /* names of those that hold nothing erased, at this count of scrubs */
  GHashTable *full;   /* names of those with which the next does not fit */
  GHashTable *gone;   /* names that must leave the share */
  gint64      scrubs;
  gboolean    noted; /* as kept on the disk */
};

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
free_piece (gpointer data)
{
  if (data != NULL)
    sync_piece_free (data);
}

static void
load (SyncUpkeep *self)
{
  g_autofree char     *path = g_build_filename (sync_share_get_dir (self->share), FILE_UPKEEP, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv)       names = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)) /* none: all is judged again */
    return;
  self->scrubs = g_key_file_get_int64 (file, GROUP, "scrubs", NULL);
  names = g_key_file_get_string_list (file, GROUP, "sound", NULL, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_hash_table_add (self->sound, g_strdup (names[i]));
  self->noted = TRUE;
}

static gboolean
note (SyncUpkeep *self,
      GError    **error)
{
  g_autofree char     *path = g_build_filename (sync_share_get_dir (self->share), FILE_UPKEEP, NULL), *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (self->sound, NULL);
  gsize                length;

  if (self->noted)
    return TRUE;
  g_key_file_set_int64 (file, GROUP, "scrubs", self->scrubs);
  g_key_file_set_string_list (file, GROUP, "sound", (const char *const *) names, g_hash_table_size (self->sound));
  text = g_key_file_to_data (file, &length, NULL);
  self->noted = g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  return self->noted;
}

SyncUpkeep *
sync_upkeep_new (SyncShare *share)
{
  SyncUpkeep *self = g_new0 (SyncUpkeep, 1);

  self->share = share;
  self->pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_piece);
  self->sound = new_names ();
  self->full = new_names ();
  self->gone = new_names ();
  load (self);
  return self;
}

void
sync_upkeep_free (SyncUpkeep *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->pieces);
  g_hash_table_unref (self->sound);
  g_hash_table_unref (self->full);
  g_hash_table_unref (self->gone);
  g_free (self);
}

/* --- what there is */

static SyncPiece *
read_piece (SyncUpkeep *self,
            const char *name)
{
  return sync_piece_read (sync_share_get_mirror (self->share), sync_share_get_poste (self->share), name, sync_share_get_federation (self->share)->id,
                          sync_signer_get_public_key (sync_share_get_signer (self->share)), NULL);
}

static gboolean
is_missing (gpointer key,
            gpointer value,
            gpointer there)
{
  return !g_hash_table_contains (there, key);
}

static gboolean
look_at_mirror (SyncUpkeep *self,
                GError    **error)
{
  g_autoptr (GPtrArray)  files = carry_mirror_list (sync_share_get_mirror (self->share), sync_share_get_poste (self->share), error);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      SyncName               name;

      sync_name_read (file->name, &name);
      if (name.kind != SYNC_NAME_SEGMENT)
        continue;
      g_hash_table_add (there, file->name);
      if (!g_hash_table_contains (self->pieces, file->name))
        g_hash_table_insert (self->pieces, g_strdup (file->name), read_piece (self, file->name));
    }
  if (files == NULL)
    return FALSE;
  g_hash_table_foreach_remove (self->pieces, is_missing, there);
  self->noted = g_hash_table_foreach_remove (self->sound, is_missing, there) == 0 && self->noted;
  return TRUE;
}

/* Taken in by name: it was made here a moment ago. */
static void
add_sound (SyncUpkeep *self,
           const char *name)
{
  g_hash_table_add (self->sound, g_strdup (name));
  g_hash_table_insert (self->pieces, g_strdup (name), read_piece (self, name));
  self->noted = FALSE;
}

static gboolean
is_sound (SyncUpkeep      *self,
          const SyncPiece *piece)
{
  return piece != NULL && g_hash_table_contains (self->sound, piece->name);
}

/* The oldest that holds nothing erased and all that this one holds; NULL: none. */
static const SyncPiece *
find_replacement (SyncUpkeep      *self,
                  const SyncPiece *piece)
{
  const SyncPiece *found = NULL;
  GHashTableIter   each;
  gpointer         other;

  g_hash_table_iter_init (&each, self->pieces);
  while (g_hash_table_iter_next (&each, NULL, &other))
    if (is_sound (self, other) && sync_piece_is_replaced (piece, other) && (found == NULL || ((SyncPiece *) other)->head.wall < found->head.wall))
      found = other;
  return found;
}

/* --- what was erased */

static int
compare_gens (gconstpointer a,
              gconstpointer b)
{
  const SyncPiece *one = *(SyncPiece *const *) a, *other = *(SyncPiece *const *) b;

  return one->head.gen < other->head.gen ? 1 : one->head.gen > other->head.gen ? -1
                                                                               : strcmp (one->name, other->name);
}

/* The greatest first: what several became is made again once. */
static GPtrArray *
list_unjudged (SyncUpkeep *self)
{
  GPtrArray     *pieces = g_ptr_array_new ();
  GHashTableIter each;
  gpointer       piece;

  g_hash_table_iter_init (&each, self->pieces);
  while (g_hash_table_iter_next (&each, NULL, &piece))
    if (piece != NULL && !is_sound (self, piece))
      g_ptr_array_add (pieces, piece);
  g_ptr_array_sort (pieces, compare_gens);
  return pieces;
}

/* It leaves the mirror when what replaces it is there on the disk. */
static gboolean
take_place (SyncUpkeep           *self,
            const SyncPiece      *piece,
            const DossierSegment *segment,
            GError              **error)
{
  g_autofree char *fresh = NULL, *name = g_strdup (piece->name);

  if (find_replacement (self, piece) == NULL)
    {
      if (!sync_rewrite_redact (self->share, piece, segment, &fresh, error))
        return FALSE;
      add_sound (self, fresh);
    }
  if (!carry_mirror_drop (sync_share_get_mirror (self->share), sync_share_get_poste (self->share), name, error))
    return FALSE;
  g_hash_table_remove (self->pieces, name);
  g_hash_table_add (self->gone, g_steal_pointer (&name));
  return TRUE;
}

static gboolean
judge (SyncUpkeep      *self,
       const SyncPiece *piece,
       GError         **error)
{
  g_autoptr (DossierSegment) segment = NULL;

  if (self->scrubs > 0 && !sync_rewrite_look (self->share, piece, &segment, error))
    return FALSE;
  if (segment != NULL)
    return take_place (self, piece, segment, error);
  g_hash_table_add (self->sound, g_strdup (piece->name));
  self->noted = FALSE;
  return TRUE;
}

static gboolean
redact (SyncUpkeep *self,
        GError    **error)
{
  gint64                scrubs = dossier_store_count_scrubs (sync_share_get_store (self->share), error);
  g_autoptr (GPtrArray) unjudged = NULL;

  if (scrubs < 0)
    return FALSE;
  if (scrubs != self->scrubs)
    {
      g_hash_table_remove_all (self->sound);
      self->scrubs = scrubs;
      self->noted = FALSE;
    }
  unjudged = list_unjudged (self);
  for (guint i = 0; i < unjudged->len; i++)
    if (!judge (self, unjudged->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- several as one */

static int
compare_firsts (gconstpointer a,
                gconstpointer b)
{
  const SyncPiece *one = *(SyncPiece *const *) a, *other = *(SyncPiece *const *) b;

  return one->head.first < other->head.first ? -1 : one->head.first > other->head.first ? 1
                                                                                        : strcmp (one->name, other->name);
}

/* What nothing replaces, in the order of the chain. */
static GPtrArray *
list_tops (SyncUpkeep *self)
{
  GPtrArray     *tops = g_ptr_array_new ();
  GHashTableIter each;
  gpointer       piece;

  g_hash_table_iter_init (&each, self->pieces);
  while (g_hash_table_iter_next (&each, NULL, &piece))
    if (is_sound (self, piece) && find_replacement (self, piece) == NULL)
      g_ptr_array_add (tops, piece);
  g_ptr_array_sort (tops, compare_firsts);
  return tops;
}

static GArray *
describe (SyncUpkeep      *self,
          const GPtrArray *tops)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (SyncCompactionFile));

  for (guint i = 0; i < tops->len; i++)
    {
      const SyncPiece   *piece = tops->pdata[i];
      SyncCompactionFile file = { piece->head.gen, piece->head.raw_length, piece->head.n_transactions, piece->head.n_sections,
                                  i > 0 && sync_piece_follows (piece, tops->pdata[i - 1]), g_hash_table_contains (self->full, piece->name) };

      g_array_append_val (files, file);
    }
  return files;
}

/* *more: something moved, look again. */
static gboolean
merge_once (SyncUpkeep *self,
            gboolean   *more,
            GError    **error)
{
  g_autoptr (GPtrArray) tops = list_tops (self);
  g_autoptr (GArray)    files = describe (self, tops);
  g_autofree char      *name = NULL;
  guint                 from, count;

  *more = sync_compaction_choose ((const SyncCompactionFile *) (gpointer) files->data, files->len, &from, &count);
  if (!*more)
    return TRUE;
  if (!sync_rewrite_merge (self->share, (const SyncPiece *const *) tops->pdata + from, count, &name, error))
    return FALSE;
  if (name != NULL)
    add_sound (self, name);
  else
    g_hash_table_add (self->full, g_strdup (((SyncPiece *) tops->pdata[from])->name));
  return TRUE;
}

static gboolean
merge (SyncUpkeep *self,
       GError    **error)
{
  gboolean more = TRUE;

  for (guint i = 0; more && i < MERGES; i++)
    if (!merge_once (self, &more, error))
      return FALSE;
  return TRUE;
}

gboolean
sync_upkeep_prepare (SyncUpkeep *self,
                     GError    **error)
{
  return look_at_mirror (self, error) && redact (self, error) && merge (self, error) && note (self, error);
}

gboolean
sync_upkeep_is_due (SyncUpkeep *self,
                    gboolean   *due,
                    GError    **error)
{
  gint64 scrubs = dossier_store_count_scrubs (sync_share_get_store (self->share), error);

  *due = scrubs != self->scrubs;
  return scrubs >= 0;
}

/* --- what goes */

static CarryReport *
ask_about (SyncUpkeep   *self,
           CarryAsk      what,
           GHashTable   *names,
           GCancellable *cancellable)
{
  CarryRequest  *request = carry_request_new (what, NULL);
  GHashTableIter each;
  gpointer       name;

  g_hash_table_iter_init (&each, names);
  while (g_hash_table_iter_next (&each, &name, NULL) && request->names->len < CARRY_NAMES_MAX)
    g_ptr_array_add (request->names, g_strdup (name));
  return carry_relay_ask (sync_share_get_relay (self->share), request, cancellable);
}

static gboolean
has_left (const CarryItem *item)
{
  return item->fate == CARRY_FATE_REMOVED || item->fate == CARRY_FATE_MISSING;
}

static void
remove_gone (SyncUpkeep   *self,
             GCancellable *cancellable)
{
  g_autoptr (CarryReport) removed = NULL;

  if (g_hash_table_size (self->gone) == 0)
    return;
  removed = ask_about (self, CARRY_ASK_REMOVE, self->gone, cancellable); /* what is left is asked again at the next round */
  for (guint i = 0; i < removed->items->len; i++)
    if (has_left (removed->items->pdata[i]))
      g_hash_table_remove (self->gone, ((CarryItem *) removed->items->pdata[i])->name);
}

/* name → what replaces it (SyncPiece), for long enough. */
static GHashTable *
list_replaced (SyncUpkeep *self)
{
  GHashTable    *replaced = g_hash_table_new (g_str_hash, g_str_equal);
  gint64         limit = sync_share_get_now (self->share) - SYNC_UPKEEP_DAYS * DAY_MS;
  GHashTableIter each;
  gpointer       name, piece;

  g_hash_table_iter_init (&each, self->pieces);
  while (g_hash_table_iter_next (&each, &name, &piece))
    {
      const SyncPiece *other = is_sound (self, piece) ? find_replacement (self, piece) : NULL;

      if (other != NULL && other->head.wall <= limit)
        g_hash_table_insert (replaced, name, (gpointer) other);
    }
  return replaced;
}

/* Keeps those whose replacement is on the share to the byte. */
static void
keep_proved (SyncUpkeep   *self,
             GHashTable   *replaced,
             GCancellable *cancellable)
{
  g_autoptr (GHashTable)  others = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CarryReport) verified = NULL;
  GHashTableIter          each;
  gpointer                other;

  g_hash_table_iter_init (&each, replaced);
  while (g_hash_table_iter_next (&each, NULL, &other))
    g_hash_table_add (others, ((SyncPiece *) other)->name);
  verified = ask_about (self, CARRY_ASK_VERIFY, others, cancellable);
  g_hash_table_iter_init (&each, replaced);
  while (g_hash_table_iter_next (&each, NULL, &other))
    {
      const CarryItem *item = carry_report_find (verified, sync_share_get_poste (self->share), ((SyncPiece *) other)->name);

      if (item == NULL || item->fate != CARRY_FATE_PRESENT)
        g_hash_table_iter_remove (&each);
    }
}

static gboolean
drop_left (SyncUpkeep        *self,
           const CarryReport *removed,
           GError           **error)
{
  for (guint i = 0; i < removed->items->len; i++)
    {
      const CarryItem *item = removed->items->pdata[i];

      if (has_left (item) && !carry_mirror_drop (sync_share_get_mirror (self->share), sync_share_get_poste (self->share), item->name, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sync_upkeep_finish (SyncUpkeep   *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GHashTable)  replaced = NULL;
  g_autoptr (CarryReport) removed = NULL;

  remove_gone (self, cancellable);
  replaced = list_replaced (self);
  if (g_hash_table_size (replaced) == 0)
    return TRUE;
  keep_proved (self, replaced, cancellable);
  if (g_hash_table_size (replaced) == 0)
    return TRUE;
  removed = ask_about (self, CARRY_ASK_REMOVE, replaced, cancellable);
  return drop_left (self, removed, error);
}
