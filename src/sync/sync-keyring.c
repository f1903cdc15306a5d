#include "sync-keyring.h"

#include <string.h>

struct _SyncKeyring
{
  GArray *keys; /* SyncRingKey, by epoch, then id */
};

static void
clear_key (gpointer data)
{
  sync_key_unref (((SyncRingKey *) data)->key);
}

static gboolean
is_before (const SyncRingKey *one,
           guint32            epoch,
           const SyncKey     *key)
{
  if (one->epoch != epoch)
    return one->epoch < epoch;
  return memcmp (sync_key_get_id (one->key), sync_key_get_id (key), SYNC_KEY_ID_BYTES) < 0;
}

SyncKeyring *
sync_keyring_new (void)
{
  SyncKeyring *self = g_new0 (SyncKeyring, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (SyncRingKey));
  g_array_set_clear_func (self->keys, clear_key);
  return self;
}

void
sync_keyring_free (SyncKeyring *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->keys);
  g_free (self);
}

void
sync_keyring_add (SyncKeyring *self,
                  guint32      epoch,
                  SyncKey     *key)
{
  SyncRingKey held = { epoch, key };
  guint       at = 0;

  g_return_if_fail (self != NULL && key != NULL);

  if (sync_keyring_find (self, sync_key_get_id (key)) != NULL)
    return;
  while (at < self->keys->len && is_before (&g_array_index (self->keys, SyncRingKey, at), epoch, key))
    at++;
  sync_key_ref (key);
  g_array_insert_val (self->keys, at, held);
}

SyncKey *
sync_keyring_find (const SyncKeyring *self,
                   const guint8      *id)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      SyncKey *key = g_array_index (self->keys, SyncRingKey, i).key;

      if (sync_key_has_id (key, id))
        return key;
    }
  return NULL;
}

guint32
sync_keyring_get_epoch (const SyncKeyring *self)
{
  return self->keys->len > 0 ? g_array_index (self->keys, SyncRingKey, self->keys->len - 1).epoch : 0;
}

SyncKey *
sync_keyring_find_current (const SyncKeyring *self)
{
  guint32 epoch = sync_keyring_get_epoch (self);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, SyncRingKey, i).epoch == epoch)
      return g_array_index (self->keys, SyncRingKey, i).key;
  return NULL;
}

const SyncRingKey *
sync_keyring_get_all (const SyncKeyring *self,
                      guint             *n_keys)
{
  *n_keys = self->keys->len;
  return (const SyncRingKey *) (gpointer) self->keys->data;
}
