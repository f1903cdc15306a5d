/* sync-lock.h - a data key behind a passphrase
 *
 * The block a joiner opens, in federation.liens and in key packages. 108 bytes, little endian:
 *    0 u8 kind   1 u8[3] 0   4 u32 operations   8 u32 memory, KiB   12 salt[16]   28 key_id[8]   36 nonce[24]
 *   60 the key, locked[48]; said in clear and bound: federation[16] ‖ bytes 0 to 35
 * Kind 1: locked with Argon2id (the passphrase in Unicode's form NFC, salt, operations, memory). Kind 0, an open folder:
 * no passphrase, locked with BLAKE2b-256 ("liens-open" ‖ federation), which anybody can compute; operations, memory and salt 0.
 * Kind 2: no passphrase opens it; all the rest 0. The folder can be written by anybody: parameters past MODERATE are
 * refused, so that no file makes a desktop spend gigabytes or minutes.
 */
#pragma once

#include "sync-cipher.h"
#include "sync-error.h"

G_BEGIN_DECLS

#define SYNC_LOCK_BYTES 108

typedef enum
{
  SYNC_LOCK_OPEN = 0,
  SYNC_LOCK_PASSPHRASE = 1,
  SYNC_LOCK_NONE = 2,
} SyncLockKind;

/* What trying one passphrase costs. */
typedef struct
{
  guint32 operations;
  guint32 memory; /* KiB */
} SyncCost;

extern const SyncCost sync_cost_moderate; /* 0.4 s and 256 MiB: what is written, and the most that is read */
extern const SyncCost sync_cost_least;    /* for tests */

typedef struct
{
  SyncLockKind kind;
  guint8       key_id[SYNC_KEY_ID_BYTES];
  guint8       federation[BASE_IDENTIFIER_BYTES];
  guint8       bytes[SYNC_LOCK_BYTES];
} SyncLock;

/* passphrase "": an open folder, NULL: no passphrase opens it. MEMORY where the cost cannot be paid here. */
gboolean sync_lock_close (SyncLock       *self,
                          const guint8   *federation,
                          const SyncKey  *key,
                          const char     *passphrase,
                          const SyncCost *cost,
                          GError        **error);
/* bytes: SYNC_LOCK_BYTES. MALFORMED, or TOO_LARGE when it asks for more than MODERATE. Costs nothing yet. */
gboolean sync_lock_read (SyncLock     *self,
                         const guint8 *federation,
                         const guint8 *bytes,
                         GError      **error);
/* PASSPHRASE when it is not the one; of an open folder any is. Slow: never on the main thread. Caller owns. */
SyncKey *sync_lock_open (const SyncLock *self,
                         const char     *passphrase,
                         GError        **error);

G_END_DECLS
