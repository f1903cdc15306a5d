/* dossier-backup-private.h - what the files that make and use copies share */
#pragma once

#include "dossier-backup.h"
#include "dossier-database.h"

G_BEGIN_DECLS

/* "SQLite says ok", or DOSSIER_STORE_ERROR_DAMAGED with what it says. whole: every index too, which takes longer. */
gboolean dossier_backup_check_file (DossierDatabase *database,
                                    gboolean         whole,
                                    GError         **error);
/* All of the file, and its name, are on the disk. */
gboolean dossier_backup_settle (const char *path,
                                GError    **error);
/* Notes in the private folder where the dossier is, for who finds it too damaged to say which it is; nothing when that is noted. */
gboolean dossier_backup_note_path (const char *path,
                                   const char *data_dir,
                                   GError    **error);
/* Copies bytes; what was at to goes on no error. */
gboolean dossier_backup_copy_bytes (const char   *from,
                                    const char   *to,
                                    GCancellable *cancellable,
                                    GError      **error);

G_END_DECLS
