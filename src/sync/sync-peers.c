#include "sync-peers.h"

#include "sync-limits.h"
#include "sync-names.h"
#include "sync-presence.h"

#include <string.h>

#define PRESENCE_MS (SYNC_PRESENCE_MINUTES * 60 * 1000)

/* What one desktop last said. */
typedef struct
{
  guint32       k; /* of the hello; 0: none was read */
  char         *name, *host, *version;
  gint64        wall;
  gint64        holds;    /* of our transactions, up to which */
  SyncPresence *presence; /* NULL: it said nothing */
  gint64        said_at;  /* of the presence, by our clock */
  gint64        read_at;
} Said;

struct _SyncPeers
{
  SyncShare  *share;
  GHashTable *said;  /* poste → Said */
  GHashTable *tried; /* "poste/name" of presence files */
};

static void
free_said (gpointer data)
{
  Said *said = data;

  g_free (said->name);
  g_free (said->host);
  g_free (said->version);
  g_clear_pointer (&said->presence, sync_presence_free);
  g_free (said);
}

SyncPeers *
sync_peers_new (SyncShare *share)
{
  SyncPeers *self = g_new0 (SyncPeers, 1);

  self->share = share;
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_said);
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sync_peers_free (SyncPeers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->said);
  g_hash_table_unref (self->tried);
  g_free (self);
}

static Said *
ensure_said (SyncPeers    *self,
             const guint8 *poste)
{
  g_autofree char *digits = sync_name_dup_poste (poste);
  Said            *said = g_hash_table_lookup (self->said, digits);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      g_hash_table_insert (self->said, g_steal_pointer (&digits), said);
    }
  return said;
}

/* --- hellos */

static gint64
find_holds (SyncPeers       *self,
            const SyncHello *hello)
{
  const guint8 *own = sync_share_get_poste_bytes (self->share);
  gint64        n = 0;

  for (guint i = 0; i < hello->tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (hello->tips, DossierTip, i);

      if (memcmp (tip->poste, own, sizeof tip->poste) == 0)
        n = MAX (n, tip->point.n);
    }
  return n;
}

static void
keep_text (char      **kept,
           const char *text)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

void
sync_peers_note_hello (SyncPeers       *self,
                       const SyncHello *hello)
{
  Said *said = ensure_said (self, hello->poste);

  if (said->k > hello->k)
    return;
  said->k = hello->k;
  said->wall = hello->wall;
  said->holds = find_holds (self, hello);
  keep_text (&said->name, hello->name);
  keep_text (&said->host, hello->host);
  keep_text (&said->version, hello->version);
}

/* --- what is open */

/* When that was, by our clock, as well as can be told. */
static gint64
date_presence (SyncPeers          *self,
               const SyncPresence *presence)
{
  gint64 skew, now = sync_share_get_now (self->share);
  gint64 when = presence->wall;

  if (presence->share_clock != 0 && sync_share_get_skew (self->share, &skew))
    when = presence->share_clock + skew;
  return MIN (when, now);
}

static void
note_presence (SyncPeers    *self,
               SyncPresence *presence)
{
  Said *said = ensure_said (self, presence->poste);

  if (said->presence != NULL && said->presence->k >= presence->k)
    {
      sync_presence_free (presence);
      return;
    }
  g_clear_pointer (&said->presence, sync_presence_free);
  said->presence = presence;
  said->said_at = date_presence (self, presence);
  said->read_at = sync_share_get_now (self->share);
}

static void
try_file (SyncPeers             *self,
          const CarryMirrorFile *file)
{
  g_autofree char   *key = g_strdup_printf ("%s/%s", file->poste, file->name);
  g_autoptr (GBytes) bytes = NULL;
  SyncPresence      *presence;

  if (!g_hash_table_add (self->tried, g_steal_pointer (&key)))
    return;
  bytes = carry_mirror_read (sync_share_get_mirror (self->share), file->poste, file->name, SYNC_PRESENCE_FILE, NULL); /* advice: the next one may do */
  presence = bytes != NULL ? sync_presence_read (bytes, sync_share_get_federation (self->share)->id, sync_share_get_keyring (self->share), NULL) : NULL;
  if (presence != NULL)
    note_presence (self, presence);
}

static gboolean
read_presences (SyncPeers *self,
                GError   **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (self->share), NULL, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      SyncName               name;

      sync_name_read (file->name, &name);
      if (name.kind == SYNC_NAME_PRESENCE && strcmp (file->poste, sync_share_get_poste (self->share)) != 0)
        try_file (self, file);
    }
  return files != NULL;
}

/* A clock that was set back ends it too. */
static gboolean
still_holds (SyncPeers  *self,
             const Said *said)
{
  gint64 now = sync_share_get_now (self->share);

  return said->presence != NULL && now >= said->read_at && now - said->said_at < PRESENCE_MS;
}

static char **
dup_open (SyncPeers           *self,
          const DossierMember *member,
          const Said          *said)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  char                     id[BASE_IDENTIFIER_DIGITS + 1];

  if (member->state == DOSSIER_MEMBER_ADMITTED && still_holds (self, said))
    for (guint i = 0; i < said->presence->records->len; i++)
      g_strv_builder_add (ids, base_identifier_from_bytes ((const guint8 *) said->presence->records->data + (gsize) i * BASE_IDENTIFIER_BYTES, id));
  return g_strv_builder_end (ids);
}

/* --- what is told */

static char *
dup_or_nothing (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static SyncPeer *
new_peer (SyncPeers           *self,
          const DossierMember *member,
          const char          *poste,
          const Said          *said)
{
  SyncPeer *peer = g_new0 (SyncPeer, 1);

  g_strlcpy (peer->poste, poste, sizeof peer->poste);
  peer->name = dup_or_nothing (said->name);
  peer->host = dup_or_nothing (said->host);
  peer->version = dup_or_nothing (said->version);
  peer->seen = MIN (MAX (said->wall, said->said_at), sync_share_get_now (self->share));
  peer->is_lacking = said->holds < sync_share_get_published (self->share);
  peer->open = dup_open (self, member, said);
  return peer;
}

gboolean
sync_peers_tell (SyncPeers  *self,
                 SyncReport *report,
                 GError    **error)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (sync_share_get_store (self->share), error);

  if (members == NULL || !read_presences (self, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];
      g_autofree char     *poste = sync_name_dup_poste (member->poste);
      const Said          *said = g_hash_table_lookup (self->said, poste);

      if (said != NULL && !member->is_self)
        g_ptr_array_add (report->peers, new_peer (self, member, poste, said));
    }
  return TRUE;
}
