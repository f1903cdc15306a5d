#include "sync-mend.h"

#include "dossier-file.h"
#include "sync-inbox.h"
#include "sync-reread.h"
#include "sync-share-private.h"

typedef struct
{
  DossierProgress progress;
  gpointer        progress_data;
} Telling;

/* --- the dossier made again: empty, of the federation, with the keys of this desktop */

static gboolean
make (const char *data_dir,
      const char *part,
      gpointer    data,
      GError    **error)
{
  g_autoptr (SyncShare) kept = NULL;
  g_autofree char      *uuid = g_path_get_basename (data_dir);
  DossierInvitation     invitation;

  if (!sync_share_is_kept_in (data_dir))
    return FALSE;
  kept = sync_share_load_kept (data_dir, error);
  if (kept == NULL)
    return FALSE;
  invitation = (DossierInvitation){ uuid, kept->federation.id, kept->federation.salt, kept->federation.founder };
  return dossier_file_make_again (part, &invitation, error);
}

/* --- and filled from the mirror */

static gboolean
take (SyncShare    *share,
      gint64       *n_fetched,
      Telling      *telling,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (SyncInbox)  inbox = sync_inbox_new (share);
  g_autoptr (SyncReport) report = sync_report_new ();
  gboolean               done = sync_inbox_take (inbox, report, telling->progress, telling->progress_data, cancellable, error);

  *n_fetched = report->received;
  return done;
}

/* What is kept of the share may be damaged as well: the copy, and what can be read, are better than nothing. */
static gboolean
bring (DossierStore *store,
       gboolean     *is_shared,
       gint64       *n_fetched,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (SyncShare) share = NULL;

  if (!sync_share_is_shared (store))
    return TRUE;
  sync_reread_forget (dossier_store_get_data_dir (store));
  share = sync_share_open (store, &local);
  *is_shared = share != NULL;
  if (share != NULL)
    return take (share, n_fetched, data, cancellable, error);
  g_message ("the mirror of the shared folder cannot be used: %s", local->message);
  return TRUE;
}

gboolean
sync_mend_is_possible (const char *path)
{
  g_autofree char *data_dir = dossier_backup_find_data_dir (path);

  return data_dir != NULL && sync_share_is_kept_in (data_dir);
}

DossierMended *
sync_mend (const char     *path,
           const char     *backup,
           DossierProgress progress,
           gpointer        progress_data,
           GCancellable   *cancellable,
           GError        **error)
{
  Telling           telling = { progress, progress_data };
  DossierMendSource mirror = { make, bring, &telling };

  return dossier_mend (path, backup, &mirror, cancellable, error);
}

/* --- on a thread of its own */

typedef struct
{
  char           *path, *backup;
  DossierProgress progress;
  gpointer        progress_data;
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
  DossierMended *mended = sync_mend (asked->path, asked->backup, asked->progress, asked->progress_data, cancellable, &error);

  if (mended == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, mended, (GDestroyNotify) dossier_mended_free);
}

void
sync_mend_async (const char         *path,
                 const char         *backup,
                 DossierProgress     progress,
                 gpointer            progress_data,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asked            *asked = g_new (Asked, 1);

  *asked = (Asked){ g_strdup (path), g_strdup (backup), progress, progress_data };
  g_task_set_task_data (task, asked, free_asked);
  g_task_set_check_cancellable (task, FALSE); /* what was mended is told */
  g_task_run_in_thread (task, mend_in_thread);
}

DossierMended *
sync_mend_finish (GAsyncResult *result,
                  GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
