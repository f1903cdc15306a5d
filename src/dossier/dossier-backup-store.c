/* dossier-backup-store.c - the copies of an open dossier, on the thread of its store that makes them */
#include "dossier-backup-private.h"
#include "dossier-store-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENT 10        /* of niceness: the work of a person goes first */
#define CHECKED "checked" /* in the private folder: changed when the file was last read through with its indices */
#define WEEK (7 * 24 * 60 * 60)

typedef gpointer (*Work) (const DossierCore *core,
                          GCancellable      *cancellable,
                          GError           **error);

/* Closing the store gives up what goes on. */
typedef struct
{
  Work           work;
  GDestroyNotify destroy;
} Asked;

static void
give_up (GCancellable *leaving,
         gpointer      cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gpointer
do_work (gpointer      context,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  const DossierCore       *core = context;
  const Asked             *asked = data;
  g_autoptr (GCancellable) given = cancellable == NULL ? g_cancellable_new () : g_object_ref (cancellable);
  gulong                   leaving = g_cancellable_connect (core->leaving, G_CALLBACK (give_up), given, NULL);
  gpointer                 done;

  (void) !nice (PATIENT); /* on Linux, of this thread alone */
  done = asked->work (core, given, error);
  g_cancellable_disconnect (core->leaving, leaving);
  return done;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  gpointer          done = dossier_worker_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, done, g_task_get_task_data (task));
}

static void
push (DossierStore       *store,
      Work                work,
      GDestroyNotify      destroy,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  GTask  *task = g_task_new (store, cancellable, callback, user_data);
  Asked  *asked = g_new (Asked, 1);
  GError *error = NULL;

  *asked = (Asked){ work, destroy };
  g_task_set_task_data (task, destroy, NULL);
  g_task_set_check_cancellable (task, FALSE); /* a copy made is a copy told */
  if (!dossier_store_refuse_closed (store, &error))
    {
      dossier_worker_push (store->copier, do_work, asked, g_free, destroy, cancellable, on_done, task);
      return;
    }
  g_free (asked);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static gpointer
make (const DossierCore *core,
      GCancellable      *cancellable,
      GError           **error)
{
  DossierBackup *made = NULL;

  return dossier_backup_make (core->path, core->data_dir, DOSSIER_BACKUP_ASKED, &made, cancellable, error) ? made : NULL;
}

void
dossier_backup_make_async (DossierStore       *store,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (store));

  push (store, make, (GDestroyNotify) dossier_backup_free, cancellable, callback, user_data);
}

DossierBackup *
dossier_backup_make_finish (GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_week_old (const char *file)
{
  GStatBuf facts;

  return g_stat (file, &facts) != 0 || g_get_real_time () / G_USEC_PER_SEC - facts.st_mtime > WEEK;
}

static gboolean
check_file (const DossierCore *core,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (core->path, DOSSIER_DATABASE_READ, error);
  g_autofree char            *file = g_build_filename (core->data_dir, CHECKED, NULL);
  gboolean                    whole = is_week_old (file);

  if (database == NULL)
    return FALSE;
  dossier_database_watch (database, cancellable);
  if (!dossier_backup_check_file (database, whole, error))
    return FALSE;
  if (whole)
    g_file_set_contents (file, "", 0, NULL); /* or it is read through again tomorrow */
  return TRUE;
}

static gboolean
has_copy_of_today (const char *data_dir)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (data_dir);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup  *backup = backups->pdata[i];
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (backup->when);

      if (backup->reason == DOSSIER_BACKUP_DAILY && g_date_time_get_year (when) == g_date_time_get_year (now) &&
          g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (now))
        return TRUE;
    }
  return FALSE;
}

static gpointer
tend (const DossierCore *core,
      GCancellable      *cancellable,
      GError           **error)
{
  if (!check_file (core, cancellable, error))
    return NULL;
  if (has_copy_of_today (core->data_dir) || dossier_backup_make (core->path, core->data_dir, DOSSIER_BACKUP_DAILY, NULL, cancellable, error))
    return (gpointer) core;
  return NULL;
}

void
dossier_backup_tend_async (DossierStore       *store,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (store));

  push (store, tend, NULL, NULL, callback, user_data);
}

gboolean
dossier_backup_tend_finish (GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* --- what there is */

static void
free_line (gpointer data)
{
  DossierBackupLine *line = data;

  dossier_backup_free (line->backup);
  g_free (line);
}

GPtrArray *
dossier_backup_examine (const char   *data_dir,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (data_dir);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);

  g_ptr_array_set_free_func (backups, NULL);
  for (guint i = 0; i < backups->len; i++)
    {
      DossierBackupLine *line = g_new0 (DossierBackupLine, 1);

      line->backup = backups->pdata[i];
      line->is_sound = dossier_backup_verify (line->backup->path, &line->facts, cancellable, NULL);
      g_ptr_array_add (lines, line);
    }
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&lines);
}

static void
examine_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *lines = dossier_backup_examine (data, cancellable, &error);

  if (lines == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
}

void
dossier_backup_examine_async (const char         *data_dir,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (data_dir), g_free);
  g_task_run_in_thread (task, examine_in_thread);
}

GPtrArray *
dossier_backup_examine_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- out of here */

static void
copy_out_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  char  **paths = data;
  GError *error = NULL;

  if (dossier_backup_copy_out (paths[0], paths[1], cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_backup_copy_out_async (const char         *backup,
                               const char         *path,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask)        task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  g_strv_builder_add (paths, backup);
  g_strv_builder_add (paths, path);
  g_task_set_task_data (task, g_strv_builder_end (paths), (GDestroyNotify) g_strfreev);
  g_task_set_check_cancellable (task, FALSE); /* a file that is there is told */
  g_task_run_in_thread (task, copy_out_in_thread);
}

gboolean
dossier_backup_copy_out_finish (GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
