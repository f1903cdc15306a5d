/* sync-hello.h - a desktop says that it is there (.lhl)
 *
 * Rewritten under a new number k at start, at stop and when what it has seen moves; the greater k counts. The folder may
 * be read by people the federation does not know, so only what is needed to check a hello is in clear; who is there, on
 * which machine, and what was read is locked with a data key: whoever judges an admission holds it, and so does who asks
 * for it. Little endian:
 *     0 "LIENSHEL"   8 u16 format 1   10 u16 0   12 u32 k ≥ 1   16 federation[16]   32 poste[8]   40 public key[32]
 *    72 i64 wall, ms since 1970   80 key_id[8]   88 nonce[24]   112 u32 length of the body   116 u32 0
 *   120 body, locked (said: bytes 0 to 119)   signature[64] over all before
 * poste = first 8 bytes of BLAKE2b-128 (public key).
 * Body: fields by growing tag, each varint tag, varint length, bytes; a tag that is not known is passed over.
 *   1 name of who sits there, UTF-8 ≤ 200   2 host, UTF-8 ≤ 200   3 version of Liens, UTF-8 ≤ 40
 *   4 varint highest format of segments it reads   5 tips, { poste[8] run[8] varint n }, by poste then run: what it holds
 *   6 predecessor's public key[32], its signature[64] over "LIENSNXT" ‖ federation ‖ public key: the same machine's former
 *     key hands over to this one (SYNC.md §3)
 * Limits: 256 KiB, 4,096 tips.
 */
#pragma once

#include "dossier-transaction.h"
#include "sync-error.h"
#include "sync-keyring.h"

G_BEGIN_DECLS

#define SYNC_HELLO_TEXT_BYTES 200

typedef struct
{
  guint32  k;
  guint8   federation[BASE_IDENTIFIER_BYTES];
  guint8   poste[DOSSIER_POSTE_BYTES];
  guint8   public_key[DOSSIER_PUBLIC_KEY_BYTES];
  gint64   wall;
  char    *name, *host, *version; /* never NULL once read */
  guint    reads;                 /* highest format of segments */
  GArray  *tips;                  /* DossierTip, by poste then run */
  gboolean succeeds;
  guint8   before[DOSSIER_PUBLIC_KEY_BYTES]; /* whose place it takes */
  guint8   handover[SYNC_SIGNATURE_BYTES];
} SyncHello;

SyncHello *sync_hello_new (void);
void       sync_hello_free (SyncHello *self);

/* The signature by which a desktop's former key hands over to public_key. */
void sync_hello_hand_over (const SyncSigner *former,
                           const guint8     *federation,
                           const guint8     *public_key,
                           guint8           *handover);

/* Bytes of the file; its poste and public key are the signer's. Texts are cut at a character to what a reader takes, tips
 * must be in order. */
GBytes *sync_hello_write (const SyncHello  *self,
                          const SyncSigner *signer,
                          const SyncKey    *key,
                          GError          **error);
/* What is in clear, proved by its own signature: k, poste, public key, wall; needs no key. That the poste may speak at all
 * is judged elsewhere. NULL on error; caller owns. */
SyncHello *sync_hello_peek (GBytes       *file,
                            const guint8 *federation,
                            GError      **error);
/* All of it. The handover, where there is one, is proved; that its former key was a member is judged elsewhere. */
SyncHello *sync_hello_read (GBytes            *file,
                            const guint8      *federation,
                            const SyncKeyring *keyring,
                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncHello, sync_hello_free)

G_END_DECLS
