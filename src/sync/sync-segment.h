/* sync-segment.h - a stretch of one desktop's chain, as a file (.lsg) of the shared folder
 *
 * Written once, never changed; signed by its desktop, locked with a data key of the federation, true by itself whatever
 * name or place it is found under. Little endian; header ‖ locked body ‖ signature[64] of Ed25519 over all before it.
 *
 * Header, told in clear and bound to the body:
 *     0 "LIENSEG1"        8 u16 format 1      10 u16 flags 0      12 u32 header_len = 124 + 40 × nsections
 *    16 federation[16]   32 poste[8]          40 u64 first       48 u64 last: numbers of its transactions, both within
 *    56 u32 gen: how often rewritten (compaction, erasure); of two files of one range the greater one counts
 *    60 u32 ntxn = last − first + 1           64 u32 raw_len of the body   68 u32 comp_len before it is locked
 *    72 u8 codec: 0 as it is, 1 zlib          73 u8 nsections ≥ 1          74 u16 0
 *    76 key_id[8]        84 nonce[24]        108 i64 wall: clock of its desktop, ms since 1970
 *   116 i64 share_clock: clock of the share at that moment; 0 not known
 *   124 nsections × { run[8]   parent_run[8]   u64 parent_n   u64 first   u64 last }
 *   file length = header_len + comp_len + 16 + 64
 * Sections follow each other without a gap; each but the first is the child of the one before, from its last
 * transaction, and begins its run. The first may begin inside its run: parent_n < first. parent_n 0 (parent_run 0): the
 * first run of its chain.
 * What stands at 0-63 and the signature at the end stay where they are in every format to come, so that a desktop can
 * say whose changes it cannot read yet.
 *
 * Body, XChaCha20-Poly1305-IETF (said: the header) of the codec's writing of:
 *   varint nauthors, 16 bytes each; then per transaction, from first to last:
 *   varint length of what follows {
 *     zigzag t − t of the one before (of 0 for the first)     zigzag w − t     varint flags
 *     [AUTHOR 1: varint place among the authors]
 *     [SEEN 2: varint count ≥ 1, { poste[8] run[8] varint n }, by poste then run: what changed in what it had seen since
 *              the transaction before (since nothing for the first); n 0: no longer among it]
 *     [BATCH 4: batch[16]]     [UNDO 8: run[8] varint n ≥ 1]     [LABEL 16: varint length ≤ 200, UTF-8]
 *     HUMAN 32: of rank DOSSIER_RANK_HUMAN, else DOSSIER_RANK_REGISTER
 *     varint nops { varint kind   varint table   entity[16]   varint length, data }
 *   }
 * Varints are minimal; no byte may follow; nothing nests further. The data of operations is not looked at: what a newer
 * Liens wrote (kinds of operation, tables, fields) is carried through as it is.
 *
 * Limits: sync-limits.h. Beside them, a file and all that is read from it stay within SYNC_MEMORY together, at every
 * moment, else it is TOO_LARGE: sync_segment_count_fitting keeps writers there.
 */
#pragma once

#include "dossier-transaction.h"
#include "sync-error.h"
#include "sync-keyring.h"
#include "sync-limits.h"

G_BEGIN_DECLS

typedef struct
{
  guint   format;
  guint32 length; /* of the header itself */
  guint8  federation[BASE_IDENTIFIER_BYTES];
  guint8  poste[DOSSIER_POSTE_BYTES];
  gint64  first, last;
  guint32 gen;
  guint32 n_transactions;
  /* from here on of format 1 only */
  guint32 raw_length, packed_length;
  guint   codec, n_sections;
  guint8  key_id[SYNC_KEY_ID_BYTES];
  guint8  nonce[SYNC_NONCE_BYTES];
  gint64  wall, share_clock;
  guint8  run[DOSSIER_RUN_BYTES]; /* of the first section */
} SyncSegmentHead;

/* What a file says of itself beside its transactions; all borrowed. */
typedef struct
{
  const guint8 *federation;
  guint32       gen;
  gint64        wall, share_clock;
} SyncSegmentStamp;

/* How many transactions of self, from the place from on, a file of at most target bytes can hold, whatever they
 * compress to, within all limits of a reader. At least 1 where there is one: alone it may still be TOO_LARGE to write. */
guint sync_segment_count_fitting (const DossierSegment *self,
                                  guint                 from,
                                  gsize                 target);
/* Bytes of a file of count transactions from the place from on; sections are cut to them. MALFORMED: self is not a
 * chain. TOO_LARGE: no reader would take it. */
GBytes *sync_segment_write (const DossierSegment   *self,
                            guint                   from,
                            guint                   count,
                            const SyncSegmentStamp *stamp,
                            const SyncSigner       *signer,
                            const SyncKey          *key,
                            GError                **error);

/* What the header says, unproved: needs no key, and of the file no more than its header. On NEWER what no format moves is
 * filled all the same. */
gboolean sync_segment_peek (const guint8    *bytes,
                            gsize            length,
                            SyncSegmentHead *head,
                            GError         **error);
/* The sections of a header that peek took: DossierSection. Caller owns. */
GArray *sync_segment_peek_sections (const guint8 *bytes,
                                    gsize         length);
/* That it is whole, of the federation, and signed by public_key; no data key needed. NEWER, here and below, is what that
 * desktop did sign (where it does not reach as far as a signature, TRUNCATED or NEWER unproved). */
gboolean sync_segment_check (GBytes       *file,
                             const guint8 *federation,
                             const guint8 *public_key,
                             GError      **error);
/* Checks, then reads all of it; nothing is given of a file that is wrong anywhere. public_key: of the desktop it says it
 * is from. head may be NULL; data of the operations shares one block of memory, seen of neighbours that saw the same is
 * one array: neither is to be written in. Caller owns. */
DossierSegment *sync_segment_read (GBytes            *file,
                                   const guint8      *federation,
                                   const guint8      *public_key,
                                   const SyncKeyring *keyring,
                                   SyncSegmentHead   *head,
                                   GError           **error);

G_END_DECLS
