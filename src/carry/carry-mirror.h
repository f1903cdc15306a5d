/* carry-mirror.h - the files of the share, kept here byte for byte
 *
 * $data_dir/miroir/<poste>/…: the outbox and the inbox at once, what the dossier can be built from again, and what a
 * lost share can be built from again. On our own disk: no call here ever touches the share.
 *
 *   1. A file has its name when its bytes are on the disk; it is never rewritten.
 *   2. For us alone: 0700 and 0600, whatever the umask.
 *   3. Any thread; liens-relay may write at the same time.
 */
#pragma once

#include "carry-protocol.h"

G_BEGIN_DECLS

typedef struct _CarryMirror CarryMirror;

/* Made where it is missing. Errors here: CARRY_ERROR_MIRROR (the disk fails or is full), CARRY_ERROR_EXISTS,
 * CARRY_ERROR_NOT_HERE (no such file). */
CarryMirror *carry_mirror_open (const char *path,
                                GError    **error);
void         carry_mirror_free (CarryMirror *self);

const char *carry_mirror_get_path (const CarryMirror *self);

typedef struct
{
  char    poste[17];
  char   *name; /* owned */
  guint64 size;
} CarryMirrorFile;

/* CarryMirrorFile elements, by poste then name. poste NULL: of all. */
GPtrArray *carry_mirror_list (const CarryMirror *self,
                              const char        *poste,
                              GError           **error);
/* Bytes, in all. */
guint64 carry_mirror_weigh (const CarryMirror *self);

/* At most limit bytes: one more is CARRY_ERROR_MIRROR. Caller owns. */
GBytes *carry_mirror_read (const CarryMirror *self,
                           const char        *poste,
                           const char        *name,
                           guint64            limit,
                           GError           **error);

/* On the disk when it returns TRUE. There already with the same bytes: TRUE; with others: CARRY_ERROR_EXISTS. */
gboolean carry_mirror_write (const CarryMirror *self,
                             const char        *poste,
                             const char        *name,
                             GBytes            *bytes,
                             GError           **error);
/* Not there: TRUE. */
gboolean carry_mirror_drop (const CarryMirror *self,
                            const char        *poste,
                            const char        *name,
                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarryMirror, carry_mirror_free)

G_END_DECLS
