#include "config.h"

#include "sync-view-work.h"

#include "sync-names.h"
#include "sync-round.h"

#include <string.h>

SyncViewWish *
sync_view_wish_new (const char *folder,
                    const char *passphrase,
                    const char *person,
                    gboolean    is_open)
{
  SyncViewWish *self = g_new0 (SyncViewWish, 1);

  self->folder = g_strdup (folder);
  self->passphrase = g_strdup (passphrase);
  self->person = g_strdup (person);
  self->is_open = is_open;
  return self;
}

void
sync_view_wish_free (SyncViewWish *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self->folder);
  g_free (self->person);
  g_free (self);
}

/* --- a question to the worker */

typedef struct
{
  DossierStore *store;
  SyncViewWish *wish;
  char         *path;
  SyncViewTold  told;
  gpointer      told_data;
  SyncViewDeed  deed;
  guint8        poste[DOSSIER_POSTE_BYTES];
} Job;

/* At home: no worker lets go of the last reference to the store. */
static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_object (&self->store);
  g_clear_pointer (&self->wish, sync_view_wish_free);
  g_free (self->path);
  g_free (self);
}

/* Takes job. */
static void
run (Job                *job,
     GTaskThreadFunc     does,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* what was made is told */
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, does);
}

static Job *
job_new (DossierStore *store)
{
  Job *self = g_new0 (Job, 1);

  self->store = store != NULL ? g_object_ref (store) : NULL;
  return self;
}

static void
answer (GTask   *task,
        gboolean done,
        GError  *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static SyncWish
lend_wish (const SyncViewWish *wish)
{
  return (SyncWish){ .folder = wish->folder, .passphrase = wish->passphrase, .person = wish->person, .is_open = wish->is_open };
}

/* --- making the folder */

static void
found (GTask        *task,
       gpointer      source,
       gpointer      data,
       GCancellable *cancellable)
{
  Job                  *job = data;
  SyncWish              wish = lend_wish (job->wish);
  GError               *error = NULL;
  g_autoptr (SyncShare) share = sync_share_found (job->store, &wish, cancellable, &error);

  answer (task, share != NULL, error);
}

void
sync_view_work_found_async (DossierStore       *store,
                            SyncViewWish       *wish,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Job *job = job_new (store);

  job->wish = wish;
  run (job, found, cancellable, callback, user_data);
}

/* --- joining */

typedef struct
{
  GTask *task;
  double share;
} Told;

static gboolean
tell_home (gpointer data)
{
  Told *told = data;
  Job  *job = g_task_get_task_data (told->task);

  if (!g_task_get_completed (told->task))
    job->told (told->share, job->told_data);
  return G_SOURCE_REMOVE;
}

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->task);
  g_free (told);
}

/* On the worker, or the writer thread. */
static void
tell (gint64   done,
      gint64   all,
      gpointer task)
{
  Job  *job = g_task_get_task_data (task);
  Told *told;

  if (job->told == NULL || all <= 0)
    return;
  told = g_new (Told, 1);
  told->task = g_object_ref (task);
  told->share = (double) done / (double) all;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell_home, told, told_free);
}

static void
bring_in (SyncShare    *share,
          GTask        *task,
          GCancellable *cancellable)
{
  g_autoptr (SyncRounds) rounds = sync_rounds_new (share);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (rounds, tell, task, cancellable, &error);

  if (error != NULL)
    g_message ("the first exchange: %s", error->message); /* the window goes on with it, and says so */
}

static void
join (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job                  *job = data;
  SyncWish              wish = lend_wish (job->wish);
  GError               *error = NULL;
  g_autoptr (SyncShare) share = NULL;

  job->store = sync_share_join (job->path, &wish, &share, cancellable, &error);
  if (job->store != NULL)
    {
      bring_in (share, task, cancellable);
      g_clear_pointer (&share, sync_share_free);
      dossier_store_close (job->store);
    }
  answer (task, job->store != NULL, error);
}

void
sync_view_work_join_async (const char         *path,
                           SyncViewWish       *wish,
                           SyncViewTold        told,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Job *job = job_new (NULL);

  job->path = g_strdup (path);
  job->wish = wish;
  job->told = told;
  job->told_data = user_data;
  run (job, join, cancellable, callback, user_data);
}

/* --- what is done to it */

static gboolean
do_deed (Job     *job,
         GError **error)
{
  switch (job->deed)
    {
    case SYNC_VIEW_DEED_ADMIT:
    case SYNC_VIEW_DEED_MAKE_ADMIN:
      return dossier_store_admit (job->store, job->poste, job->deed == SYNC_VIEW_DEED_MAKE_ADMIN, error);
    case SYNC_VIEW_DEED_OPEN:
    case SYNC_VIEW_DEED_APPROVE:
      return dossier_store_set_open (job->store, job->deed == SYNC_VIEW_DEED_OPEN, error);
    case SYNC_VIEW_DEED_LEAVE:
    default:
      return sync_share_leave (job->store, error);
    }
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  GError  *error = NULL;
  gboolean done = do_deed (data, &error);

  answer (task, done, error);
}

void
sync_view_work_do_async (DossierStore       *store,
                         SyncViewDeed        deed,
                         const guint8       *poste,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  Job *job = job_new (store);

  job->deed = deed;
  if (poste != NULL)
    memcpy (job->poste, poste, sizeof job->poste);
  run (job, work, NULL, callback, user_data);
}

gboolean
sync_view_work_finish (GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- who takes part */

void
sync_view_company_free (SyncViewCompany *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self);
}

/* The dossier learns its own from the folder, a round later. */
static void
name_self (SyncViewCompany *company,
           DossierStore    *store)
{
  char *person = sync_share_dup_person (store);

  for (guint i = 0; person != NULL && i < company->members->len; i++)
    {
      DossierMember *member = company->members->pdata[i];

      if (!member->is_self)
        continue;
      g_free (member->name);
      member->name = g_steal_pointer (&person);
    }
  g_free (person);
}

/* By the file that says what the folder is, as it is kept here. */
static gboolean
has_passphrase (DossierStore *store)
{
  g_autofree char   *path = g_build_filename (dossier_store_get_data_dir (store), SYNC_NAME_FEDERATION_FILE, NULL), *bytes = NULL;
  g_autoptr (GBytes) file = NULL;
  SyncFederation     federation;
  gsize              length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  file = g_bytes_new_take (g_steal_pointer (&bytes), length);
  return sync_federation_read (&federation, file, NULL) && federation.lock.kind == SYNC_LOCK_PASSPHRASE;
}

static void
list (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job                        *job = data;
  GError                     *error = NULL;
  g_autoptr (SyncViewCompany) company = g_new0 (SyncViewCompany, 1);
  DossierFederation           federation;

  company->members = dossier_store_list_members (job->store, &error);
  if (company->members == NULL || !dossier_store_read_open (job->store, &company->is_open, &error) ||
      !dossier_store_read_federation (job->store, &federation, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  memcpy (company->federation, federation.id, sizeof company->federation);
  name_self (company, job->store);
  company->has_passphrase = has_passphrase (job->store);
  company->folder = sync_share_dup_folder (job->store);
  g_task_return_pointer (task, g_steal_pointer (&company), (GDestroyNotify) sync_view_company_free);
}

void
sync_view_work_list_async (DossierStore       *store,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, job_new (store), job_free);
  g_task_run_in_thread (task, list);
}

SyncViewCompany *
sync_view_work_list_finish (GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const DossierMember *
sync_view_company_find_self (const SyncViewCompany *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const DossierMember *member = self->members->pdata[i];

      if (member->is_self)
        return member;
    }
  return NULL;
}

gboolean
sync_view_company_is_same (const SyncViewCompany *one,
                           const SyncViewCompany *other)
{
  if (one == NULL || one->is_open != other->is_open || one->members->len != other->members->len || one->has_passphrase != other->has_passphrase ||
      g_strcmp0 (one->folder, other->folder) != 0)
    return FALSE;
  for (guint i = 0; i < one->members->len; i++)
    {
      const DossierMember *member = one->members->pdata[i], *second = other->members->pdata[i];

      if (memcmp (member->poste, second->poste, sizeof member->poste) != 0 || member->state != second->state || member->is_admin != second->is_admin ||
          member->has_public_key != second->has_public_key || g_strcmp0 (member->name, second->name) != 0)
        return FALSE;
    }
  return TRUE;
}
