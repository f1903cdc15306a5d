#include "sync-erasure.h"

#include "sync-hello.h"
#include "sync-limits.h"
#include "sync-names.h"

#include <string.h>

void
sync_erasure_free (SyncErasure *self)
{
  g_ptr_array_unref (self->awaited);
  g_ptr_array_unref (self->left);
  g_free (self);
}

/* The last hello of a desktop that can be read here; NULL: none. */
static SyncHello *
read_last_hello (SyncShare  *share,
                 const char *poste)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), poste, NULL);
  g_autoptr (SyncHello) last = NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      g_autoptr (GBytes)     bytes = NULL;
      g_autoptr (SyncHello)  hello = NULL;
      SyncName               name;

      sync_name_read (file->name, &name);
      bytes = name.kind == SYNC_NAME_HELLO ? carry_mirror_read (sync_share_get_mirror (share), poste, file->name, SYNC_HELLO_FILE, NULL) : NULL;
      hello = bytes != NULL ? sync_hello_read (bytes, sync_share_get_federation (share)->id, sync_share_get_keyring (share), NULL) : NULL;
      if (hello == NULL || (last != NULL && last->k >= hello->k))
        continue;
      g_clear_pointer (&last, sync_hello_free);
      last = g_steal_pointer (&hello);
    }
  return g_steal_pointer (&last);
}

/* Numbers go on along a chain: one beyond it, of whichever run, was read after it. */
static gboolean
covers (const GArray     *tips,
        const DossierTip *erasure)
{
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);

      if (memcmp (tip->poste, erasure->poste, sizeof tip->poste) == 0 && tip->point.n >= erasure->point.n)
        return TRUE;
    }
  return FALSE;
}

static gboolean
covers_all (const GArray *tips,
            const GArray *erasures)
{
  for (guint i = 0; i < erasures->len; i++)
    if (!covers (tips, &g_array_index (erasures, DossierTip, i)))
      return FALSE;
  return TRUE;
}

/* Ours are done when they are on the share. */
static gboolean
is_done_here (SyncShare    *share,
              const GArray *erasures)
{
  for (guint i = 0; i < erasures->len; i++)
    {
      const DossierTip *erasure = &g_array_index (erasures, DossierTip, i);

      if (memcmp (erasure->poste, sync_share_get_poste_bytes (share), sizeof erasure->poste) == 0 && erasure->point.n > sync_share_get_published (share))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_done_by (SyncShare           *share,
            const DossierMember *member,
            const GArray        *erasures)
{
  g_autofree char      *poste = sync_name_dup_poste (member->poste);
  g_autoptr (SyncHello) hello = NULL;

  if (member->is_self)
    return is_done_here (share, erasures);
  hello = read_last_hello (share, poste);
  return hello != NULL && covers_all (hello->tips, erasures);
}

static gboolean
has_segments (SyncShare  *share,
              const char *poste)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), poste, NULL);
  gboolean              has = FALSE;
  SyncName              name;

  for (guint i = 0; files != NULL && i < files->len && !has; i++)
    {
      sync_name_read (((const CarryMirrorFile *) files->pdata[i])->name, &name);
      has = name.kind == SYNC_NAME_SEGMENT;
    }
  return has;
}

static char *
dup_name (const DossierMember *member)
{
  return member->name != NULL ? g_strdup (member->name) : sync_name_dup_poste (member->poste);
}

/* Removed: what it wrote stays. */
static void
note_left (SyncErasure         *self,
           SyncShare           *share,
           const DossierMember *member,
           const GArray        *erasures)
{
  g_autofree char *poste = sync_name_dup_poste (member->poste);

  if (has_segments (share, poste) && !is_done_by (share, member, erasures))
    g_ptr_array_add (self->left, dup_name (member));
}

static void
count_member (SyncErasure         *self,
              SyncShare           *share,
              const DossierMember *member,
              const GArray        *erasures)
{
  gboolean done = is_done_by (share, member, erasures);

  self->n_all++;
  self->n_done += done;
  if (!done)
    g_ptr_array_add (self->awaited, dup_name (member));
}

SyncErasure *
sync_erasure_look (SyncShare  *share,
                   const char *id,
                   GError    **error)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (sync_share_get_store (share), error);
  g_autoptr (GArray)    erasures = members != NULL ? dossier_store_list_erasures (sync_share_get_store (share), id, error) : NULL;
  SyncErasure          *self;

  if (erasures == NULL)
    return NULL;
  self = g_new0 (SyncErasure, 1);
  self->awaited = g_ptr_array_new_with_free_func (g_free);
  self->left = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; erasures->len > 0 && i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->state == DOSSIER_MEMBER_ADMITTED)
        count_member (self, share, member, erasures);
      else if (member->state == DOSSIER_MEMBER_REVOKED && !member->is_self)
        note_left (self, share, member, erasures);
    }
  return self;
}
