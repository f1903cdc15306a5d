/* sync-envelope-private.h - what all files of the shared folder have in common
 *
 * Little endian. 0 magic[8], 8 u16 format, 16 federation[16], 32 poste[8] or the founder's key[32]; at the end 64 bytes,
 * the Ed25519 signature over everything before them. No format to come will move these.
 */
#pragma once

#include "dossier-codec.h"
#include "dossier-transaction.h"
#include "sync-cipher.h"
#include "sync-error.h"

G_BEGIN_DECLS

#define SYNC_FORMAT 1 /* of every kind of file, the only one there is */
#define SYNC_MAGIC_BYTES 8
#define SYNC_FEDERATION_BYTES BASE_IDENTIFIER_BYTES
#define SYNC_FEDERATION_AT 16
#define SYNC_POSTE_AT 32

void sync_bytes_add (GByteArray   *out,
                     gconstpointer bytes,
                     gsize         length);
void sync_bytes_add_u8 (GByteArray *out,
                        guint8      number);
void sync_bytes_add_u16 (GByteArray *out,
                         guint16     number);
void sync_bytes_add_u32 (GByteArray *out,
                         guint32     number);
void sync_bytes_add_u64 (GByteArray *out,
                         guint64     number);
void sync_bytes_add_zeros (GByteArray *out,
                           gsize       length);

/* 0, or NULL, and in->ok FALSE where the bytes end. */
guint8        sync_bytes_read_u8 (DossierBytes *in);
guint16       sync_bytes_read_u16 (DossierBytes *in);
guint32       sync_bytes_read_u32 (DossierBytes *in);
guint64       sync_bytes_read_u64 (DossierBytes *in);
const guint8 *sync_bytes_read_block (DossierBytes *in,
                                     guint64       length);
void          sync_bytes_copy_block (DossierBytes *in,
                                     guint8       *out,
                                     gsize         length);
gsize         sync_bytes_get_left (const DossierBytes *in);

/* A tip: poste[8] run[8] varint n. Reading fails on an n that is no number of a chain; 0 is left to the caller to judge. */
void sync_bytes_add_tip (GByteArray       *out,
                         const DossierTip *tip);
void sync_bytes_read_tip (DossierBytes *in,
                          DossierTip   *tip);
int  sync_tip_compare (const DossierTip *one,
                       const DossierTip *other); /* by poste, then run */

/* A new file: its magic and format. Caller owns. */
GByteArray *sync_envelope_begin (const char *magic);
/* The signature over all there is; takes file. */
GBytes *sync_envelope_end (GByteArray       *file,
                           const SyncSigner *signer);
/* Its kind, its format, and that it is no smaller than least and no larger than most. Of a newer format: NEWER. */
gboolean sync_envelope_check (const guint8 *bytes,
                              gsize         length,
                              const char   *magic,
                              gsize         least,
                              gsize         most,
                              GError      **error);
gboolean sync_envelope_check_federation (const guint8 *bytes,
                                         const guint8 *federation,
                                         GError      **error);
/* That public_key signed it. With a poste at its place: that it is the one of the key. */
gboolean sync_envelope_check_signature (const guint8 *bytes,
                                        gsize         length,
                                        const guint8 *public_key,
                                        GError      **error);
gboolean sync_envelope_check_poste (const guint8 *bytes,
                                    const guint8 *public_key,
                                    GError      **error);

G_END_DECLS
