#include "sync-presence-own.h"

#include "sync-names.h"
#include "sync-presence.h"

#include <string.h>

#define LEAST_MS (5 * 1000)      /* between two */
#define AGAIN_MS (4 * 60 * 1000) /* well before what was said holds no more */

struct _SyncPresenceOwn
{
  SyncShare    *share;
  SyncPresence *open;
  gboolean      is_said;
  gint64        said_at;
  guint32       k;    /* of the last one */
  char         *name; /* of its file; NULL: none by this process */
  GHashTable   *gone; /* names that may still be on the share */
};

SyncPresenceOwn *
sync_presence_own_new (SyncShare *share)
{
  SyncPresenceOwn *self = g_new0 (SyncPresenceOwn, 1);

  self->share = share;
  self->open = sync_presence_new ();
  self->is_said = TRUE; /* that nothing is open goes without saying, unless it was said otherwise */
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sync_presence_own_free (SyncPresenceOwn *self)
{
  if (self == NULL)
    return;
  sync_presence_free (self->open);
  g_hash_table_unref (self->gone);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_same (const SyncPresence *one,
         const SyncPresence *other)
{
  return one->records->len == other->records->len &&
         (one->records->len == 0 || memcmp (one->records->data, other->records->data, (gsize) one->records->len * BASE_IDENTIFIER_BYTES) == 0);
}

void
sync_presence_own_set (SyncPresenceOwn   *self,
                       const char *const *ids)
{
  SyncPresence *open = sync_presence_new ();
  guint8        record[BASE_IDENTIFIER_BYTES];

  for (; *ids != NULL; ids++)
    if (base_identifier_to_bytes (*ids, record))
      sync_presence_add (open, record);
  self->is_said = self->is_said && is_same (open, self->open);
  sync_presence_free (self->open);
  self->open = open;
}

/* Ours in the mirror but for the last: another process said it, or the share gave it back. */
static gboolean
drop_old (SyncPresenceOwn *self,
          GError         **error)
{
  CarryMirror          *mirror = sync_share_get_mirror (self->share);
  const char           *poste = sync_share_get_poste (self->share);
  g_autoptr (GPtrArray) files = carry_mirror_list (mirror, poste, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      SyncName               name;

      sync_name_read (file->name, &name);
      if (name.kind != SYNC_NAME_PRESENCE || g_strcmp0 (file->name, self->name) == 0)
        continue;
      if (self->name == NULL)
        self->is_said = FALSE;
      self->k = MAX (self->k, name.k);
      g_hash_table_add (self->gone, g_strdup (file->name));
      if (!carry_mirror_drop (mirror, poste, file->name, error))
        return FALSE;
    }
  return files != NULL;
}

static gboolean
is_time (const SyncPresenceOwn *self,
         gint64                 now)
{
  gint64 since = now - self->said_at;

  if (self->name == NULL || since < 0)
    return !self->is_said || self->open->records->len > 0;
  return self->is_said ? self->open->records->len > 0 && since >= AGAIN_MS : since >= LEAST_MS;
}

static gboolean
write_now (SyncPresenceOwn *self,
           gint64           now,
           GError         **error)
{
  g_autofree char   *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64             skew;

  self->open->k = self->k + 1;
  self->open->wall = now;
  self->open->share_clock = sync_share_get_skew (self->share, &skew) ? now - skew : 0;
  memcpy (self->open->federation, sync_share_get_federation (self->share)->id, sizeof self->open->federation);
  name = sync_name_dup_presence (self->open->k);
  bytes = sync_presence_write (self->open, sync_share_get_signer (self->share), sync_keyring_find_current (sync_share_get_keyring (self->share)), error);
  if (bytes == NULL || !carry_mirror_write (sync_share_get_mirror (self->share), sync_share_get_poste (self->share), name, bytes, error))
    return FALSE;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  self->k = self->open->k;
  self->said_at = now;
  self->is_said = TRUE;
  return drop_old (self, error);
}

gboolean
sync_presence_own_say (SyncPresenceOwn *self,
                       GError         **error)
{
  gint64 now = sync_share_get_now (self->share);

  if (!drop_old (self, error))
    return FALSE;
  return !is_time (self, now) || write_now (self, now, error);
}

void
sync_presence_own_clear (SyncPresenceOwn *self,
                         GCancellable    *cancellable)
{
  CarryRequest           *request;
  g_autoptr (CarryReport) removed = NULL;
  GHashTableIter          each;
  gpointer                name;

  if (g_hash_table_size (self->gone) == 0)
    return;
  request = carry_request_new (CARRY_ASK_REMOVE, NULL);
  g_hash_table_iter_init (&each, self->gone);
  while (g_hash_table_iter_next (&each, &name, NULL) && request->names->len < CARRY_NAMES_MAX)
    g_ptr_array_add (request->names, g_strdup (name));
  removed = carry_relay_ask (sync_share_get_relay (self->share), request, cancellable); /* what is left is asked again at the next round */
  for (guint i = 0; i < removed->items->len; i++)
    {
      const CarryItem *item = removed->items->pdata[i];

      if (item->fate == CARRY_FATE_REMOVED || item->fate == CARRY_FATE_MISSING)
        g_hash_table_remove (self->gone, item->name);
    }
}
