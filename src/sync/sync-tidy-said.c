#include "sync-tidy-said.h"

#include "sync-hello.h"
#include "sync-limits.h"
#include "sync-names.h"
#include "sync-presence.h"

#include <string.h>

#define KEPT 2 /* as their owner does */

/* Others', of a kind that is replaced. */
static gboolean
is_said (SyncShare             *share,
         const CarryMirrorFile *file,
         SyncName              *name)
{
  sync_name_read (file->name, name);
  return name->is_exact && (name->kind == SYNC_NAME_HELLO || name->kind == SYNC_NAME_PRESENCE) && strcmp (file->poste, sync_share_get_poste (share)) != 0;
}

static char *
dup_shelf (const CarryMirrorFile *file,
           const SyncName        *name)
{
  return g_strdup_printf ("%s %d", file->poste, name->kind);
}

static gboolean
is_of (const guint8 *poste,
       const char   *digits)
{
  g_autofree char *own = sync_name_dup_poste (poste);

  return strcmp (own, digits) == 0;
}

/* The number it proves; 0: it proves none. */
static guint32
read_number (SyncShare             *share,
             const CarryMirrorFile *file,
             SyncNameKind           kind)
{
  const guint8      *federation = sync_share_get_federation (share)->id;
  g_autoptr (GBytes) bytes = carry_mirror_read (sync_share_get_mirror (share), file->poste, file->name, SYNC_HELLO_FILE, NULL);

  if (bytes == NULL)
    return 0;
  if (kind == SYNC_NAME_HELLO)
    {
      g_autoptr (SyncHello) hello = sync_hello_read (bytes, federation, sync_share_get_keyring (share), NULL);

      return hello != NULL && is_of (hello->poste, file->poste) ? hello->k : 0;
    }
  else
    {
      g_autoptr (SyncPresence) presence = sync_presence_read (bytes, federation, sync_share_get_keyring (share), NULL);

      return presence != NULL && is_of (presence->poste, file->poste) ? presence->k : 0;
    }
}

guint
sync_tidy_said_count (SyncShare *share,
                      GPtrArray *files)
{
  guint    count = 0;
  SyncName name;

  for (guint i = 0; i < files->len; i++)
    count += is_said (share, files->pdata[i], &name);
  return count;
}

/* Backwards: the greatest number of a shelf comes first. */
gboolean
sync_tidy_said_drop (SyncShare         *share,
                     GPtrArray         *files,
                     const CarryReport *listed,
                     GError           **error)
{
  g_autoptr (GHashTable) newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = files->len; i > 0; i--)
    {
      const CarryMirrorFile *file = files->pdata[i - 1];
      g_autofree char       *shelf = NULL;
      SyncName               name;
      guint32                k;

      if (!is_said (share, file, &name))
        continue;
      shelf = dup_shelf (file, &name);
      k = GPOINTER_TO_UINT (g_hash_table_lookup (newest, shelf));
      if (k == 0)
        g_hash_table_insert (newest, g_steal_pointer (&shelf), GUINT_TO_POINTER (read_number (share, file, name.kind)));
      else if ((guint64) name.k + KEPT <= k && carry_report_find (listed, file->poste, file->name) == NULL &&
               !carry_mirror_drop (sync_share_get_mirror (share), file->poste, file->name, error))
        return FALSE;
    }
  return TRUE;
}
