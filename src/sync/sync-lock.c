#include "sync-lock.h"

#include "sync-envelope-private.h"

#include <sodium.h>
#include <string.h>

#define SALT_AT 12
#define KEY_ID_AT 28
#define SAID 36 /* bytes told in clear */
#define LOCKED_AT 60

G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == BASE_IDENTIFIER_BYTES);

const SyncCost sync_cost_moderate = { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE / 1024 };
const SyncCost sync_cost_least = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN / 1024 };

/* What anybody who has the folder can compute. */
static void
stretch_nothing (const guint8 *federation,
                 guint8       *out)
{
  static const char word[] = "liens-open";
  guint8            words[sizeof word - 1 + BASE_IDENTIFIER_BYTES];

  memcpy (words, word, sizeof word - 1);
  memcpy (words + sizeof word - 1, federation, BASE_IDENTIFIER_BYTES);
  crypto_generichash (out, SYNC_KEY_BYTES, words, sizeof words, NULL, 0);
}

static gboolean
stretch_passphrase (const char     *passphrase,
                    const guint8   *salt,
                    const SyncCost *cost,
                    guint8         *out,
                    GError        **error)
{
  char    *composed = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  gboolean is_done;

  if (composed == NULL)
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_PASSPHRASE, "a passphrase is text in UTF-8");
      return FALSE;
    }
  is_done = crypto_pwhash (out, SYNC_KEY_BYTES, composed, strlen (composed), salt, cost->operations, (gsize) cost->memory * 1024,
                           crypto_pwhash_ALG_ARGON2ID13) == 0;
  sodium_memzero (composed, strlen (composed));
  g_free (composed);
  if (!is_done)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_MEMORY, "%u KiB cannot be spared for a passphrase", cost->memory);
  return is_done;
}

static SyncCost
get_cost (const SyncLock *self)
{
  DossierBytes in = { self->bytes + 4, self->bytes + SALT_AT, TRUE };
  SyncCost     cost;

  cost.operations = sync_bytes_read_u32 (&in);
  cost.memory = sync_bytes_read_u32 (&in);
  return cost;
}

/* The key that locks the key. */
static SyncKey *
find_locking (const SyncLock *self,
              const char     *passphrase,
              GError        **error)
{
  guint8   bytes[SYNC_KEY_BYTES];
  SyncCost cost = get_cost (self);
  SyncKey *key;

  if (self->kind == SYNC_LOCK_OPEN)
    stretch_nothing (self->federation, bytes);
  else if (!stretch_passphrase (passphrase, self->bytes + SALT_AT, &cost, bytes, error))
    return NULL;
  key = sync_key_new (bytes);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

static void
list_said (const SyncLock *self,
           guint8         *said)
{
  memcpy (said, self->federation, sizeof self->federation);
  memcpy (said + sizeof self->federation, self->bytes, SAID);
}

static void
write_head (SyncLock       *self,
            const SyncKey  *key,
            const SyncCost *cost)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();

  sync_bytes_add_u8 (head, (guint8) self->kind);
  sync_bytes_add_zeros (head, 3);
  sync_bytes_add_u32 (head, self->kind == SYNC_LOCK_PASSPHRASE ? cost->operations : 0);
  sync_bytes_add_u32 (head, self->kind == SYNC_LOCK_PASSPHRASE ? cost->memory : 0);
  memcpy (self->bytes, head->data, head->len);
  if (self->kind == SYNC_LOCK_PASSPHRASE)
    base_identifier_random_bytes (self->bytes + SALT_AT, BASE_IDENTIFIER_BYTES);
  if (self->kind == SYNC_LOCK_NONE)
    return;
  memcpy (self->key_id, sync_key_get_id (key), sizeof self->key_id);
  memcpy (self->bytes + KEY_ID_AT, self->key_id, sizeof self->key_id);
  base_identifier_random_bytes (self->bytes + SAID, SYNC_NONCE_BYTES);
}

gboolean
sync_lock_close (SyncLock       *self,
                 const guint8   *federation,
                 const SyncKey  *key,
                 const char     *passphrase,
                 const SyncCost *cost,
                 GError        **error)
{
  guint8                 said[BASE_IDENTIFIER_BYTES + SAID];
  g_autoptr (SyncKey)    locking = NULL;
  g_autoptr (GByteArray) locked = g_byte_array_new ();

  memset (self, 0, sizeof *self);
  memcpy (self->federation, federation, sizeof self->federation);
  self->kind = passphrase == NULL ? SYNC_LOCK_NONE : *passphrase == '\0' ? SYNC_LOCK_OPEN
                                                                         : SYNC_LOCK_PASSPHRASE;
  write_head (self, key, cost);
  if (self->kind == SYNC_LOCK_NONE)
    return TRUE;
  locking = find_locking (self, passphrase, error);
  if (locking == NULL)
    return FALSE;
  list_said (self, said);
  sync_key_lock (locking, self->bytes + SAID, said, sizeof said, sync_key_get_bytes (key), SYNC_KEY_BYTES, locked);
  memcpy (self->bytes + LOCKED_AT, locked->data, locked->len);
  return TRUE;
}

static gboolean
is_sound (const SyncLock *self)
{
  SyncCost cost = get_cost (self);

  if (self->kind == SYNC_LOCK_NONE)
    return sodium_is_zero (self->bytes + 1, SYNC_LOCK_BYTES - 1);
  if (self->kind == SYNC_LOCK_OPEN)
    return sodium_is_zero (self->bytes + 1, KEY_ID_AT - 1);
  return self->kind == SYNC_LOCK_PASSPHRASE && sodium_is_zero (self->bytes + 1, 3) &&
         cost.operations >= crypto_pwhash_OPSLIMIT_MIN && cost.memory >= crypto_pwhash_MEMLIMIT_MIN / 1024;
}

gboolean
sync_lock_read (SyncLock     *self,
                const guint8 *federation,
                const guint8 *bytes,
                GError      **error)
{
  SyncCost cost;

  memset (self, 0, sizeof *self);
  self->kind = bytes[0];
  memcpy (self->federation, federation, sizeof self->federation);
  memcpy (self->bytes, bytes, sizeof self->bytes);
  memcpy (self->key_id, bytes + KEY_ID_AT, sizeof self->key_id);
  cost = get_cost (self);
  if (!is_sound (self))
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "lock of kind %d is not as it must be", bytes[0]);
  else if (cost.operations > sync_cost_moderate.operations || cost.memory > sync_cost_moderate.memory)
    g_set_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE, "a passphrase would cost %u operations, %u KiB", cost.operations, cost.memory);
  else
    return TRUE;
  return FALSE;
}

static SyncKey *
unlock (const SyncLock *self,
        const SyncKey  *locking)
{
  guint8   said[BASE_IDENTIFIER_BYTES + SAID], bytes[SYNC_KEY_BYTES];
  SyncKey *key = NULL;

  list_said (self, said);
  if (sync_key_unlock (locking, self->bytes + SAID, said, sizeof said, self->bytes + LOCKED_AT, SYNC_LOCK_BYTES - LOCKED_AT, bytes))
    key = sync_key_new (bytes);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

SyncKey *
sync_lock_open (const SyncLock *self,
                const char     *passphrase,
                GError        **error)
{
  g_autoptr (SyncKey) locking = NULL;
  g_autoptr (SyncKey) key = NULL;

  if (self->kind == SYNC_LOCK_NONE || (self->kind == SYNC_LOCK_PASSPHRASE && (passphrase == NULL || *passphrase == '\0')))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_PASSPHRASE, "is not opened by this passphrase");
      return NULL;
    }
  locking = find_locking (self, passphrase, error);
  if (locking == NULL)
    return NULL;
  key = unlock (self, locking);
  if (key == NULL)
    g_set_error_literal (error, SYNC_ERROR, self->kind == SYNC_LOCK_OPEN ? SYNC_ERROR_MALFORMED : SYNC_ERROR_PASSPHRASE,
                         "is not opened by this passphrase");
  else if (!sync_key_has_id (key, self->key_id))
    {
      g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "holds another key than it says");
      return NULL;
    }
  return g_steal_pointer (&key);
}
