/* dossier-file.h - is this a dossier, and may it be opened here?
 *
 * Looks without opening a database: a file that is not ours is left untouched to the byte.
 */
#pragma once

#include "dossier-store-share.h"

G_BEGIN_DECLS

/* Whether a file system of that type (statfs, f_type) lies on another machine, or is lent by a program that may go away. */
gboolean dossier_file_is_remote_type (guint32 type);
/* Refuses what is missing, remote, of another kind, newer or not writable. */
gboolean dossier_file_check (const char *path,
                             GError    **error);
/* What people call it: without its folder and ".liens". Caller owns. */
char *dossier_file_dup_name (const char *path);
/* Where the files it speaks of are kept, beside it: NAME.pieces for NAME.liens; it may not be there. Caller owns. */
char *dossier_file_dup_folder (const char *path);
/* The dossier's own uuid, 32 digits; does no harm to who has it open. Caller owns. */
char *dossier_file_dup_uuid (const char *path,
                             GError    **error);
/* Makes a new dossier: founder's key in its private folder, journal, vocabularies. The file appears under its
 * name only once it is whole. */
gboolean dossier_file_make (const char *path,
                            GError    **error);
/* Renames, never over a file that came meanwhile. */
gboolean dossier_file_give_name (const char *from,
                                 const char *to,
                                 GError    **error);
/* Takes away an unfinished file, with what SQLite puts beside it. */
void dossier_file_sweep (const char *path);
/* The same, to join a federation: empty but for its names. */
gboolean dossier_file_make_joining (const char              *path,
                                    const DossierInvitation *invitation,
                                    GError                 **error);
/* The same, of a private folder that is there, and that the caller holds. */
gboolean dossier_file_make_again (const char              *path,
                                  const DossierInvitation *invitation,
                                  GError                 **error);

G_END_DECLS
