#include "sync-keyring.h"

#include "sync-envelope-private.h"
#include "sync-limits.h"

#include <sodium.h>
#include <string.h>

#define MAGIC "LIENSRNG"
#define FIXED 16
#define HELD (4 + SYNC_KEY_BYTES)
#define SUM BASE_IDENTIFIER_BYTES

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

/* Memory of libsodium: the keys are nowhere else. */
GBytes *
sync_keyring_write (const SyncKeyring *self)
{
  g_autoptr (GByteArray) head = sync_envelope_begin (MAGIC);
  gsize                  length = FIXED + self->keys->len * (gsize) HELD;
  guint8                *bytes = sodium_malloc (length + SUM), *at = bytes + FIXED;

  sync_bytes_add_u16 (head, 0);
  sync_bytes_add_u32 (head, self->keys->len);
  memcpy (bytes, head->data, FIXED);
  for (guint i = 0; i < self->keys->len; i++, at += HELD)
    {
      const SyncRingKey *held = &g_array_index (self->keys, SyncRingKey, i);
      guint32            epoch = GUINT32_TO_LE (held->epoch);

      memcpy (at, &epoch, sizeof epoch);
      memcpy (at + sizeof epoch, sync_key_get_bytes (held->key), SYNC_KEY_BYTES);
    }
  crypto_generichash (bytes + length, SUM, bytes, length, NULL, 0);
  return g_bytes_new_with_free_func (bytes, length + SUM, sodium_free, bytes);
}

static gboolean
check_sum (const guint8 *bytes,
           gsize         length,
           guint         n_keys,
           GError      **error)
{
  gsize  expected = FIXED + n_keys * (gsize) HELD + SUM;
  guint8 sum[SUM];

  if (length >= expected && n_keys <= SYNC_KEY_PACKAGE_KEYS)
    crypto_generichash (sum, sizeof sum, bytes, expected - SUM, NULL, 0);
  if (n_keys > SYNC_KEY_PACKAGE_KEYS || length > expected || (length == expected && memcmp (sum, bytes + expected - SUM, SUM) != 0))
    g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "is no ring of keys");
  else if (length < expected)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TRUNCATED, "%" G_GSIZE_FORMAT " bytes of a ring of keys", length);
  else
    return TRUE;
  return FALSE;
}

SyncKeyring *
sync_keyring_read (const guint8 *bytes,
                   gsize         length,
                   GError      **error)
{
  g_autoptr (SyncKeyring) self = sync_keyring_new ();
  DossierBytes            in;
  guint                   n_keys;

  if (!sync_envelope_check (bytes, length, MAGIC, FIXED, G_MAXSIZE, error))
    return NULL;
  in = (DossierBytes){ bytes + SYNC_MAGIC_BYTES + 4, bytes + length, TRUE };
  n_keys = sync_bytes_read_u32 (&in);
  if (!check_sum (bytes, length, n_keys, error))
    return NULL;
  for (guint i = 0; i < n_keys; i++)
    {
      guint32             epoch = sync_bytes_read_u32 (&in);
      g_autoptr (SyncKey) key = sync_key_new (sync_bytes_read_block (&in, SYNC_KEY_BYTES));

      sync_keyring_add (self, epoch, key);
    }
  return g_steal_pointer (&self);
}
