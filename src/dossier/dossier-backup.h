/* dossier-backup.h - copies of a dossier, kept beside its key
 *
 * `sauvegardes/` in the private folder of the dossier (0700) holds whole dossiers (0600), named after when and why they
 * were made: 2026-11-29-180501-daily.liens. Invariants:
 *  1. a file bears such a name only once it was read through and found sound, and is on the disk;
 *  2. a copy is one state of the dossier, whoever writes meanwhile;
 *  3. what cannot be made leaves nothing behind, and the older copies as they are;
 *  4. of the daily ones the last of each of seven days and of each of four weeks are kept, of those made for another reason the
 *     last five; the newest is never let go;
 *  5. what is erased from the dossier is erased from its copies (dossier-scrub.h).
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_BACKUP_DAILY,
  DOSSIER_BACKUP_IMPORT,  /* before one */
  DOSSIER_BACKUP_RESTORE, /* before the dossier was put back as it was */
  DOSSIER_BACKUP_ASKED,
} DossierBackupReason;
#define DOSSIER_N_BACKUP_REASONS (DOSSIER_BACKUP_ASKED + 1)

typedef struct
{
  char               *name;
  char               *path;
  DossierBackupReason reason;
  gint64              when; /* seconds since 1970 */
  gint64              size; /* bytes */
} DossierBackup;

void dossier_backup_free (DossierBackup *self);

/* "daily"…, and for people. Static. */
const char *dossier_backup_reason_get_code (DossierBackupReason reason);
const char *dossier_backup_reason_get_label (DossierBackupReason reason);

/* NULL: that is not the name of a copy. when of the local clock. */
DossierBackup *dossier_backup_new_of_name (const char *folder,
                                           const char *name);
/* DossierBackup elements, the newest first; none where there is no folder. */
GPtrArray *dossier_backup_list (const char *data_dir);
/* Of a list, the newest first, those that are not kept any more: borrowed, as long as the list. */
GPtrArray *dossier_backup_list_spare (GPtrArray *backups);
void       dossier_backup_rotate (const char *data_dir);

/* Of the private folder, made when missing. Caller owns. */
char *dossier_backup_make_folder (const char *data_dir,
                                  GError    **error);
/* The private folder of a dossier, also of one too damaged to say its name, as long as it was opened where it is now. NULL: not
 * known; caller owns. */
char *dossier_backup_find_data_dir (const char *path);

/* Takes away what a program that was killed left half made in it. */
void dossier_backup_sweep (const char *folder);

/* What a copy holds, once it was read through. */
typedef struct
{
  gint64 n_structures, n_links; /* living */
  gint64 n_transactions;
} DossierBackupFacts;

/* DOSSIER_STORE_ERROR_DAMAGED when it is not sound. Any thread. */
gboolean dossier_backup_verify (const char         *path,
                                DossierBackupFacts *facts,
                                GCancellable       *cancellable,
                                GError            **error);

/* Makes one, on the calling thread, of a dossier this process has open (dossier-database.h). *made NULL: the newest copy says the
 * same already, and it was not asked for. Caller owns *made. */
gboolean dossier_backup_make (const char         *path,
                              const char         *data_dir,
                              DossierBackupReason reason,
                              DossierBackup     **made,
                              GCancellable       *cancellable,
                              GError            **error);
/* The same on a thread of its own; no other work of the store waits. Closing the store gives it up. */
void           dossier_backup_make_async (DossierStore       *store,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
DossierBackup *dossier_backup_make_finish (GAsyncResult *result,
                                           GError      **error);

/* A copy with what was found in it. */
typedef struct
{
  DossierBackup     *backup;
  DossierBackupFacts facts;
  gboolean           is_sound;
} DossierBackupLine;

/* DossierBackupLine elements, the newest first; each was read through. */
GPtrArray *dossier_backup_examine (const char   *data_dir,
                                   GCancellable *cancellable,
                                   GError      **error);
/* On a thread of its own, of any private folder. */
void       dossier_backup_examine_async (const char         *data_dir,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *dossier_backup_examine_finish (GAsyncResult *result,
                                          GError      **error);

/* What is looked after once a dossier is open: the file is read through (every index too, once a week), and the copy of the day is made
 * when something changed since the last. DOSSIER_STORE_ERROR_DAMAGED: the dossier is; other errors: no copy could be made. */
void     dossier_backup_tend_async (DossierStore       *store,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean dossier_backup_tend_finish (GAsyncResult *result,
                                     GError      **error);

/* A new file of a copy, a dossier of its own that can be open beside the first; never over a file. Any thread. */
gboolean dossier_backup_copy_out (const char   *backup,
                                  const char   *path,
                                  GCancellable *cancellable,
                                  GError      **error);
void     dossier_backup_copy_out_async (const char         *backup,
                                        const char         *path,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean dossier_backup_copy_out_finish (GAsyncResult *result,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBackup, dossier_backup_free)

G_END_DECLS
