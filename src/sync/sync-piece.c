#include "sync-piece.h"

#include <string.h>

void
sync_piece_free (SyncPiece *self)
{
  g_free (self->name);
  g_clear_pointer (&self->sections, g_array_unref);
  g_free (self);
}

SyncPiece *
sync_piece_read (const CarryMirror *mirror,
                 const char        *poste,
                 const char        *name,
                 const guint8      *federation,
                 const guint8      *public_key,
                 GBytes           **bytes)
{
  g_autoptr (GBytes)    file = carry_mirror_read (mirror, poste, name, SYNC_SEGMENT_FILE, NULL); /* not to be read: not a piece */
  g_autoptr (SyncPiece) self = NULL;
  gsize                 length;
  const guint8         *start;

  if (file == NULL || !sync_segment_check (file, federation, public_key, NULL))
    return NULL;
  start = g_bytes_get_data (file, &length);
  self = g_new0 (SyncPiece, 1);
  self->name = g_strdup (name);
  if (!sync_segment_peek (start, length, &self->head, NULL))
    return NULL;
  self->sections = sync_segment_peek_sections (start, length);
  if (bytes != NULL)
    *bytes = g_steal_pointer (&file);
  return g_steal_pointer (&self);
}

static const DossierSection *
get_section (const SyncPiece *self,
             guint            i)
{
  return &g_array_index (self->sections, DossierSection, i);
}

static gboolean
lies_within (const SyncPiece *self,
             const SyncPiece *other)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      const DossierSection *section = get_section (self, i);
      gboolean              found = FALSE;

      for (guint j = 0; j < other->sections->len && !found; j++)
        {
          const DossierSection *around = get_section (other, j);

          found = memcmp (section->run, around->run, sizeof section->run) == 0 && around->first <= section->first && section->last <= around->last;
        }
      if (!found)
        return FALSE;
    }
  return self->sections->len > 0;
}

gboolean
sync_piece_is_replaced (const SyncPiece *self,
                        const SyncPiece *other)
{
  if (self == other || other->head.gen < self->head.gen || !lies_within (self, other))
    return FALSE;
  return other->head.gen > self->head.gen || !lies_within (other, self) || strcmp (other->name, self->name) < 0;
}

gboolean
sync_piece_follows (const SyncPiece *self,
                    const SyncPiece *other)
{
  const DossierSection *first, *last;

  if (self->sections->len == 0 || other->sections->len == 0)
    return FALSE;
  first = get_section (self, 0);
  last = get_section (other, other->sections->len - 1);
  if (first->first != last->last + 1)
    return FALSE;
  if (memcmp (first->run, last->run, sizeof first->run) == 0)
    return TRUE;
  return first->parent.n == last->last && memcmp (first->parent.run, last->run, sizeof last->run) == 0;
}
