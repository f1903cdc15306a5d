#include "config.h"

#include "dossier-mend.h"

#include "base-identifier.h"
#include "dossier-backup-private.h"
#include "dossier-file.h"
#include "dossier-identity.h"
#include "dossier-salvage.h"
#include "dossier-schema.h"
#include "dossier-tables.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENCE (3 * G_USEC_PER_SEC)

typedef struct
{
  const char    *path, *backup;
  char          *part;    /* what will take its place */
  char          *scratch; /* a copy of the damaged file, to read in */
  DossierMended *mended;
  GCancellable  *cancellable;
} Mending;

void
dossier_mended_free (DossierMended *self)
{
  g_free (self->backup);
  g_free (self->aside);
  g_free (self);
}

static char *
dup_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *id = base_identifier_new ();
  g_autofree char *name = g_strdup_printf (".%.8s.part", id);

  return g_build_filename (folder, name, NULL);
}

static char *
find_newest_sound (const char   *data_dir,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (data_dir);

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = backups->pdata[i];

      if (dossier_backup_verify (backup->path, NULL, cancellable, NULL))
        return g_strdup (backup->path);
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING,
                         _ ("There is no copy of this dossier to mend it with. The file was left as it is."));
  return NULL;
}

/* What the copy does not have, from wherever it can be had: each source adds to it. */
static gboolean
bring_rest (Mending         *self,
            DossierDatabase *into,
            GError         **error)
{
  DossierSalvage told = { 0 };

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!dossier_salvage_bring (into, self->path, self->backup, self->scratch, &told, self->cancellable, error))
    return FALSE;
  self->mended->n_saved = told.n_saved;
  self->mended->n_lost = told.n_lost;
  return TRUE;
}

static gboolean
project_anew (DossierDatabase *database,
              GError         **error)
{
  g_autoptr (DossierLineage) lineage = dossier_lineage_load (database, error);

  return lineage != NULL && dossier_tables_rebuild (database, lineage, error) &&
         dossier_database_run (database, "DELETE FROM meta WHERE k = 'projection'", error);
}

static gboolean
fill (Mending *self,
      GError **error)
{
  g_autoptr (DossierDatabase)      into = dossier_database_open (self->part, DOSSIER_DATABASE_WRITE, error);
  g_autoptr (DossierDatabaseScope) scope = into ? dossier_database_begin (into, error) : NULL;

  if (scope == NULL || !dossier_schema_upgrade (into, error) || !bring_rest (self, into, error) ||
      (self->mended->n_saved > 0 && !project_anew (into, error)) || !dossier_database_commit (scope, error))
    return FALSE;
  return dossier_database_run (into, "PRAGMA journal_mode = DELETE", error);
}

static char *
dup_aside (const char *path,
           guint       again)
{
  g_autofree char      *name = dossier_file_dup_name (path);
  g_autofree char      *folder = g_path_get_dirname (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char      *file = again == 0 ? g_strdup_printf ("%s.endommagee-%s.liens", name, day) : g_strdup_printf ("%s.endommagee-%s-%u.liens", name, day, again + 1);

  return g_build_filename (folder, file, NULL);
}

/* A second name first: the file keeps its own until the mended one takes it. Where there are no second names, it is renamed. */
static gboolean
give_second_name (const char *path,
                  const char *aside,
                  GError    **error)
{
  if (link (path, aside) == 0 || g_rename (path, aside) == 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* Its log goes with it, or who opens the name next would take it for that of the mended file. */
static gboolean
set_aside (Mending *self,
           GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *log_aside = NULL;
  GStatBuf         facts;
  guint            again = 0;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  do
    {
      g_free (self->mended->aside);
      self->mended->aside = dup_aside (self->path, again++);
    }
  while (g_file_test (self->mended->aside, G_FILE_TEST_EXISTS));
  log_aside = g_strconcat (self->mended->aside, "-wal", NULL);
  if (!give_second_name (self->path, self->mended->aside, error))
    return FALSE;
  if (g_stat (log, &facts) == 0 && facts.st_size > 0 && !give_second_name (log, log_aside, error))
    return FALSE;
  g_unlink (log); /* it may have been renamed */
  return TRUE;
}

static gboolean
take_place (Mending *self,
            GError **error)
{
  GStatBuf facts;

  if (self->mended->aside != NULL && g_stat (self->mended->aside, &facts) == 0)
    g_chmod (self->part, (int) (facts.st_mode & 0777)); /* who could read it still can; if not, who mends it can */
  if (g_rename (self->part, self->path) == 0)
    return dossier_backup_settle (self->path, error);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY, "%s: %s", self->path, g_strerror (errno));
  return FALSE;
}

static gboolean
mend_with (Mending *self,
           GError **error)
{
  return dossier_backup_copy_bytes (self->backup, self->part, self->cancellable, error) && fill (self, error) &&
         dossier_backup_verify (self->part, NULL, self->cancellable, error) && dossier_backup_settle (self->part, error) &&
         set_aside (self, error) && take_place (self, error);
}

static DossierMended *
mend_held (const char   *path,
           const char   *backup,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree char          *folder = g_path_get_dirname (backup);
  g_autofree char          *name = g_path_get_basename (backup);
  g_autofree char          *part = dup_beside (path);
  g_autofree char          *scratch = dup_beside (path);
  g_autoptr (DossierMended) mended = g_new0 (DossierMended, 1);
  g_autoptr (DossierBackup) known = dossier_backup_new_of_name (folder, name);
  Mending                   self = { path, backup, part, scratch, mended, cancellable };
  gboolean                  done;

  mended->backup = g_steal_pointer (&name);
  mended->when = known != NULL ? known->when : 0;
  done = mend_with (&self, error);
  dossier_file_sweep (scratch);
  if (!done)
    dossier_file_sweep (part);
  return done ? g_steal_pointer (&mended) : NULL;
}

/* A window that just closed the dossier may hold it for a moment still. */
static DossierIdentity *
take (const char *data_dir,
      GError    **error)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (GError) local = NULL;
      DossierIdentity   *held = dossier_identity_take (data_dir, &local);

      if (held != NULL)
        return held;
      if (!g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY) || g_get_monotonic_time () > end)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_usleep (50 * 1000);
    }
}

DossierMended *
dossier_mend (const char   *path,
              const char   *backup,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char            *data_dir = dossier_backup_find_data_dir (path);
  g_autoptr (DossierIdentity) held = NULL;
  g_autofree char            *chosen = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (data_dir != NULL && (held = take (data_dir, error)) == NULL)
    return NULL;
  if (backup != NULL && dossier_backup_verify (backup, NULL, cancellable, error))
    chosen = g_strdup (backup);
  else if (backup == NULL && data_dir != NULL)
    chosen = find_newest_sound (data_dir, cancellable, error);
  else if (backup == NULL)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING,
                         _ ("There is no copy of this dossier to mend it with. The file was left as it is."));
  return chosen != NULL ? mend_held (path, chosen, cancellable, error) : NULL;
}

typedef struct
{
  char *path, *backup;
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_free (asked->path);
  g_free (asked->backup);
  g_free (asked);
}

static void
mend_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Asked   *asked = data;
  GError        *error = NULL;
  DossierMended *mended = dossier_mend (asked->path, asked->backup, cancellable, &error);

  if (mended == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, mended, (GDestroyNotify) dossier_mended_free);
}

void
dossier_mend_async (const char         *path,
                    const char         *backup,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asked            *asked = g_new (Asked, 1);

  *asked = (Asked){ g_strdup (path), g_strdup (backup) };
  g_task_set_task_data (task, asked, free_asked);
  g_task_set_check_cancellable (task, FALSE); /* what was mended is told */
  g_task_run_in_thread (task, mend_in_thread);
}

DossierMended *
dossier_mend_finish (GAsyncResult *result,
                     GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
