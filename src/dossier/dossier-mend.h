/* dossier-mend.h - a damaged dossier made whole again, from its last good copy, what others hold and what can still be read
 *
 * The damaged file is never written: it is set aside under another name (NAME.endommagee-2026-11-29.liens) once what takes its
 * place is whole and on the disk. A file that is lost altogether is mended as well. Invariants:
 *  1. what takes its place holds all of the copy, all that the source gives, and every transaction of the damaged file that can be read
 *     as it was written (dossier-salvage.h);
 *  2. killed at any moment, either the damaged file or the mended one bears the name, and the damaged one is whole under
 *     one of its two;
 *  3. nobody else has the dossier open, from the first step to the last.
 */
#pragma once

#include "dossier-backup.h"
#include "dossier-store-share.h"

G_BEGIN_DECLS

typedef struct
{
  char    *backup;    /* name of the copy; NULL: there was none, and it was made again of what the source gives */
  gint64   when;      /* when the copy was made, seconds since 1970; 0: a file that does not say */
  char    *aside;     /* path of the damaged file now; NULL: there was none */
  gboolean is_shared; /* the source gave what it had */
  gint64   n_fetched; /* transactions the source gave, and the copy did not have */
  gint64   n_saved;   /* read again in the damaged file, that neither had */
  gint64   n_lost;    /* that could not be */
  gboolean is_blank;  /* nothing of the damaged file can be read: nobody knows what was in it alone */
} DossierMended;

void dossier_mended_free (DossierMended *self);

/* Where else there is something of a dossier, for the rooms above: files of a shared folder. NULL functions do nothing. */
typedef struct
{
  /* An empty dossier at part, of what is in its private folder, which is held. FALSE and no error: nothing is known of it. */
  gboolean (*make) (const char *data_dir,
                    const char *part,
                    gpointer    data,
                    GError    **error);
  /* Gives to store all that it has. *is_shared: it has something to give. */
  gboolean (*bring) (DossierStore *store,
                     gboolean     *is_shared,
                     gint64       *n_fetched,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error);
  gpointer data;
} DossierMendSource;

/* backup: path of a copy; NULL: the newest that is sound, where there is one. source: NULL: there is none. DOSSIER_STORE_ERROR_MISSING: there
 * is nothing to mend it with; _BUSY: the dossier is open. On any error the file is left as it is. Any thread. */
DossierMended *dossier_mend (const char              *path,
                             const char              *backup,
                             const DossierMendSource *source,
                             GCancellable            *cancellable,
                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMended, dossier_mended_free)

G_END_DECLS
