/* dossier-mend.h - a damaged dossier made whole again, from its last good copy and what can still be read
 *
 * The damaged file is never written: it is set aside under another name (NAME.endommagee-2026-11-29.liens) once what takes its
 * place is whole and on the disk. A file that is lost altogether is mended as well. Invariants:
 *  1. what takes its place holds all of the copy, and every transaction of the damaged file that can be read as it was written;
 *  2. killed at any moment, either the damaged file or the mended one bears the name, and the damaged one is whole under
 *     one of its two;
 *  3. nobody else has the dossier open.
 */
#pragma once

#include "dossier-backup.h"

G_BEGIN_DECLS

typedef struct
{
  char  *backup;  /* name of the copy */
  gint64 when;    /* when it was made, seconds since 1970; 0: a file that does not say */
  char  *aside;   /* path of the damaged file now; NULL: there was none */
  gint64 n_saved; /* transactions the copy did not have and that were read again */
  gint64 n_lost;  /* that could not be */
} DossierMended;

void dossier_mended_free (DossierMended *self);

/* backup: path of a copy; NULL: the newest that is sound. DOSSIER_STORE_ERROR_MISSING: there is none; _BUSY: the dossier is open. Any
 * thread. */
DossierMended *dossier_mend (const char   *path,
                             const char   *backup,
                             GCancellable *cancellable,
                             GError      **error);
void           dossier_mend_async (const char         *path,
                                   const char         *backup,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
DossierMended *dossier_mend_finish (GAsyncResult *result,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMended, dossier_mended_free)

G_END_DECLS
