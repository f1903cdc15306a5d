/* dossier-codec.h - how changes are written in the journal
 *
 * The bytes of an operation (SYNC.md §5, §7): minimal varints, no trailing byte, no recursion.
 *   set      varint count, then per assignment: varint field number, varint key length, key, value
 *   delete, restore   empty
 *   erase    varint scope, varint count, per field its number (none: every field)
 *   admit, revoke, hole, setting   see dossier-members.h
 *   value    one tag byte, then: 1 zigzag varint · 2 eight bytes, IEEE 754 little endian ·
 *            3 varint length, UTF-8 · 4 varint length, bytes · 5 varint count, values (one level) ·
 *            0 emptied · 6 erased · 7 true · 8 false · 9 not known · 10 not applicable
 * A reference is its 16 bytes (4); a date the record earliest, latest, precision code, words; a position
 * the record lon, lat. Equal values have equal bytes, so values are compared without being decoded.
 */
#pragma once

#include "dossier-act.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_OP_SET = 1,
  DOSSIER_OP_DELETE = 2,
  DOSSIER_OP_RESTORE = 3,
  DOSSIER_OP_ERASE = 4,
  DOSSIER_OP_ADMIT = 5, /* 5 to 8: who takes part; dossier-members.h */
  DOSSIER_OP_REVOKE = 6,
  DOSSIER_OP_HOLE = 7,
  DOSSIER_OP_SETTING = 8,
} DossierOpKind;

/* The whole of a value that was erased. */
#define DOSSIER_ERASED_VALUE 6

/* Scope of an erasure: what the fields say and what they said are erased together. */
#define DOSSIER_ERASE_CURRENT (1 << 0)
#define DOSSIER_ERASE_SUPERSEDED (1 << 1)

/* A place in bytes being read. ok falls to FALSE at the first byte that is not as it must be, and stays. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      ok;
} DossierBytes;

typedef struct
{
  guint         field; /* number in its kind */
  const char   *key;   /* not NUL-terminated; key_length 0: single-valued */
  gsize         key_length;
  const guint8 *value; /* encoded */
  gsize         value_length;
} DossierAssignment;

void    dossier_bytes_add_varint (GByteArray *out,
                                  guint64     number);
void    dossier_bytes_add_zigzag (GByteArray *out,
                                  gint64      number);
guint64 dossier_bytes_read_varint (DossierBytes *in);
gint64  dossier_bytes_read_zigzag (DossierBytes *in);

/* NULL: emptied. */
void dossier_codec_add_value (GByteArray         *out,
                              const DossierValue *value);
/* type says what a record or bytes mean. *value NULL: emptied. FALSE: not a value of this type. Caller owns *value. */
gboolean dossier_codec_read_value (const guint8    *bytes,
                                   gsize            length,
                                   DossierFieldType type,
                                   DossierValue   **value);
void     dossier_codec_add_assignment (GByteArray         *out,
                                       guint               field,
                                       const char         *key, /* NULL: single-valued */
                                       const DossierValue *value);
/* Walks the assignments of a set: FALSE at the end or where the bytes are damaged (then in->ok is FALSE). */
guint64  dossier_codec_begin_set (DossierBytes *in);
gboolean dossier_codec_next_assignment (DossierBytes      *in,
                                        guint64           *left,
                                        DossierAssignment *assignment);
/* Does an erasure cover the field? Damaged bytes cover nothing. */
gboolean dossier_codec_erase_covers (const guint8 *data,
                                     gsize         length,
                                     guint         field);
gboolean dossier_codec_is_erased (const guint8 *value,
                                  gsize         length);

G_END_DECLS
