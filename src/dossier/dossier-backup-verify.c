/* dossier-backup-verify.c - is a copy whole, and on the disk? */
#include "config.h"

#include "dossier-backup-private.h"

#include "dossier-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

gboolean
dossier_backup_check_file (DossierDatabase *database,
                           gboolean         whole,
                           GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;

  row = dossier_database_prepare (database, whole ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)", error);
  if (row == NULL || !dossier_statement_step (row, error))
    return FALSE;
  if (g_strcmp0 (dossier_statement_get_text (row, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "%s", dossier_statement_get_text (row, 0));
  return FALSE;
}

static gboolean
read_facts (DossierDatabase    *database,
            DossierBackupFacts *facts,
            GError            **error)
{
  g_autoptr (DossierStatement) row = NULL;

  row = dossier_database_prepare (database,
                                  "SELECT (SELECT count(*) FROM structure s JOIN ent e ON e.id = s.id WHERE e.state = 1),"
                                  " (SELECT count(*) FROM link l JOIN ent e ON e.id = l.id WHERE e.state = 1), (SELECT count(*) FROM txn)",
                                  error);
  if (row == NULL || !dossier_statement_step (row, error))
    return FALSE;
  facts->n_structures = dossier_statement_get_integer (row, 0);
  facts->n_links = dossier_statement_get_integer (row, 1);
  facts->n_transactions = dossier_statement_get_integer (row, 2);
  return TRUE;
}

static gboolean
look_through (const char         *path,
              DossierBackupFacts *facts,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (DossierDatabase) database = NULL;

  if (!dossier_file_check (path, error) || (database = dossier_database_open (path, DOSSIER_DATABASE_READ, error)) == NULL)
    return FALSE;
  dossier_database_watch (database, cancellable);
  return dossier_backup_check_file (database, FALSE, error) && read_facts (database, facts, error);
}

/* Whatever is not as a dossier must be is damage to who wants it back; a newer Liens, or a cancelled look, says so itself. What
 * SQLite says becomes a sentence. */
gboolean
dossier_backup_verify (const char         *path,
                       DossierBackupFacts *facts,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *name = NULL;
  DossierBackupFacts ignored;

  g_return_val_if_fail (path != NULL, FALSE);

  if (look_through (path, facts != NULL ? facts : &ignored, cancellable, &local))
    return TRUE;
  if (!g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_DOSSIER) && !g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED) &&
      !g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  name = g_filename_display_basename (path);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               _ ("The copy “%s” cannot be read whole. Nothing was changed: choose another one. (%s)"), name, local->message);
  return FALSE;
}

static gboolean
fail (GError    **error,
      const char *path)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
settle_one (const char *path,
            int         flags,
            GError    **error)
{
  int      file = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = file >= 0 && fsync (file) == 0;

  if (!done)
    fail (error, path);
  if (file >= 0)
    close (file);
  return done;
}

gboolean
dossier_backup_settle (const char *path,
                       GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return settle_one (path, O_RDONLY, error) && settle_one (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
dossier_backup_copy_bytes (const char   *from,
                           const char   *to,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GFile)  source = g_file_new_for_path (from);
  g_autoptr (GFile)  target = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, local->message);
  return FALSE;
}
