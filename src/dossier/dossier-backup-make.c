/* dossier-backup-make.c - a copy, made whole or not at all */
#include "config.h"

#include "dossier-backup-private.h"

#include "base-identifier.h"
#include "dossier-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SAME_SECOND 100 /* copies made in one second, at most */

static gboolean
fail (GError    **error,
      const char *path)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* Every desktop's chain as far as it was read: two files of the same tips say the same. */
static char *
read_tips (const char *path,
           GError    **error)
{
  g_autoptr (DossierDatabase)  database = dossier_database_open (path, DOSSIER_DATABASE_READ, error);
  g_autoptr (DossierStatement) row = NULL;

  row = database ? dossier_database_prepare (database,
                                             "SELECT coalesce(group_concat(tip, ' '), '') FROM"
                                             " (SELECT hex(uuid) || ':' || applied AS tip FROM run WHERE applied > 0 ORDER BY uuid)",
                                             error)
                 : NULL;
  return row != NULL && dossier_statement_step (row, error) ? g_strdup (dossier_statement_get_text (row, 0)) : NULL;
}

static gboolean
says_the_same (const char *path,
               const char *copy)
{
  g_autofree char *now = read_tips (path, NULL);
  g_autofree char *then = read_tips (copy, NULL);

  return now != NULL && g_strcmp0 (now, then) == 0; /* a copy that cannot be read says nothing */
}

/* Those of a program that was killed; one of ours is being made by another thread. */
void
dossier_backup_sweep (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  g_autofree char *ours = g_strdup_printf (".%d-", (int) getpid ());
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".part") && !g_str_has_prefix (name, ours))
        dossier_file_sweep (path);
    }
}

/* SQLite writes into an empty file that is there already: nobody else may ever read it. */
static gboolean
make_empty (const char *path,
            GError    **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (file < 0)
    return fail (error, path);
  close (file);
  return TRUE;
}

static gboolean
copy_state (const char   *path,
            const char   *part,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (DossierDatabase)  database = dossier_database_open (path, DOSSIER_DATABASE_READ, error);
  g_autoptr (DossierStatement) statement = NULL;

  if (database == NULL || !dossier_database_run (database, "PRAGMA query_only = 0", error))
    return FALSE;
  dossier_database_watch (database, cancellable);
  statement = dossier_database_prepare (database, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, 1, part);
  return dossier_statement_run (statement, error);
}

static char *
dup_name (gint64              now,
          DossierBackupReason reason,
          guint               again)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (now);
  g_autofree char      *day = g_date_time_format (when, "%Y-%m-%d-%H%M%S");

  if (again == 0)
    return g_strdup_printf ("%s-%s.liens", day, dossier_backup_reason_get_code (reason));
  return g_strdup_printf ("%s-%s-%u.liens", day, dossier_backup_reason_get_code (reason), again + 1);
}

/* The one after the last of this second, also where an earlier one was let go since. */
static guint
find_number (const char         *folder,
             gint64              now,
             DossierBackupReason reason)
{
  for (guint i = SAME_SECOND; i > 0; i--)
    {
      g_autofree char *name = dup_name (now, reason, i - 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return i;
    }
  return 0;
}

static DossierBackup *
give_name (const char         *part,
           const char         *folder,
           DossierBackupReason reason,
           GError            **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = find_number (folder, now, reason); i < 2 * SAME_SECOND; i++)
    {
      g_autofree char          *name = dup_name (now, reason, i);
      g_autoptr (DossierBackup) self = dossier_backup_new_of_name (folder, name);
      g_autoptr (GError)        local = NULL;

      if (dossier_file_give_name (part, self->path, &local))
        return dossier_backup_settle (self->path, error) ? g_steal_pointer (&self) : NULL;
      if (!g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  errno = EEXIST;
  fail (error, part);
  return NULL;
}

static DossierBackup *
make_in (const char         *path,
         const char         *folder,
         DossierBackupReason reason,
         GCancellable       *cancellable,
         GError            **error)
{
  g_autofree char *id = base_identifier_new ();
  g_autofree char *name = g_strdup_printf (".%d-%.8s.part", (int) getpid (), id);
  g_autofree char *part = g_build_filename (folder, name, NULL);
  DossierBackup   *made = NULL;
  GStatBuf         facts;

  dossier_backup_sweep (folder);
  if (make_empty (part, error) && copy_state (path, part, cancellable, error) && dossier_backup_verify (part, NULL, cancellable, error) &&
      dossier_backup_settle (part, error))
    made = give_name (part, folder, reason, error);
  if (made == NULL)
    dossier_file_sweep (part);
  else if (g_stat (made->path, &facts) == 0)
    made->size = facts.st_size;
  return made;
}

static gint64
count_erasures (const char *path,
                GError    **error)
{
  g_autoptr (DossierDatabase)  database = dossier_database_open (path, DOSSIER_DATABASE_READ, error);
  g_autoptr (DossierStatement) row = database ? dossier_database_prepare (database, "SELECT count(*) FROM erasure", error) : NULL;

  return row != NULL && dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : -1;
}

/* Something may be erased while a copy is made. Who erases cleans the copies that bear a name by then; one that got its name
 * later, and does not know of it, is made anew. */
static DossierBackup *
make_clean (const char         *path,
            const char         *folder,
            DossierBackupReason reason,
            GCancellable       *cancellable,
            GError            **error)
{
  for (;;)
    {
      g_autoptr (DossierBackup) made = make_in (path, folder, reason, cancellable, error);
      gint64                    now = made ? count_erasures (path, error) : -1;
      gint64                    then = now >= 0 ? count_erasures (made->path, error) : -1;

      if (then >= 0 && then == now)
        return g_steal_pointer (&made);
      if (made != NULL)
        g_unlink (made->path);
      if (then < 0)
        return NULL;
    }
}

gboolean
dossier_backup_make (const char         *path,
                     const char         *data_dir,
                     DossierBackupReason reason,
                     DossierBackup     **made,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autofree char          *folder = dossier_backup_make_folder (data_dir, error);
  g_autoptr (GPtrArray)     known = folder ? dossier_backup_list (data_dir) : NULL;
  g_autoptr (DossierBackup) done = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (made != NULL)
    *made = NULL;
  if (folder == NULL)
    return FALSE;
  if (reason != DOSSIER_BACKUP_ASKED && known->len > 0 && says_the_same (path, ((const DossierBackup *) known->pdata[0])->path))
    return TRUE;
  done = make_clean (path, folder, reason, cancellable, error);
  if (done == NULL)
    return FALSE;
  dossier_backup_rotate (data_dir);
  if (made != NULL)
    *made = g_steal_pointer (&done);
  return TRUE;
}

/* Another dossier than the one it came from: it has a folder, a key and a chain of its own, so that both can be open. */
static gboolean
rename_dossier (const char *path,
                GError    **error)
{
  g_autoptr (DossierDatabase)  database = dossier_database_open (path, DOSSIER_DATABASE_WRITE, error);
  g_autoptr (DossierStatement) row = database ? dossier_database_prepare (database, "UPDATE meta SET v = ? WHERE k = 'dossier'", error) : NULL;
  g_autofree char             *uuid = base_identifier_new ();

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, uuid);
  return dossier_statement_run (row, error) && dossier_database_run (database, "PRAGMA journal_mode = DELETE", error);
}

gboolean
dossier_backup_copy_out (const char   *backup,
                         const char   *path,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *id = base_identifier_new ();
  g_autofree char *name = g_strdup_printf (".%.8s.part", id);
  g_autofree char *part = g_build_filename (folder, name, NULL);
  gboolean         done;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (!dossier_backup_verify (backup, NULL, cancellable, error))
    return FALSE;
  done = dossier_backup_copy_bytes (backup, part, cancellable, error) && rename_dossier (part, error) && dossier_backup_settle (part, error) &&
         dossier_file_give_name (part, path, error);
  if (!done)
    dossier_file_sweep (part);
  return done;
}
