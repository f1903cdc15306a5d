/* dossier-worker.h - one thread that does one thing after another
 *
 * Jobs are done in the order they are asked. A job gets the context the worker was made with,
 * which only this thread uses. The answer of an asynchronous job comes in the main context of who
 * asked, from a task without a source object, so that the thread never drops the last reference
 * to an object.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierWorker DossierWorker;

typedef gpointer (*DossierJob) (gpointer      context,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);

DossierWorker *dossier_worker_new (gpointer context);
/* Waits for what was asked, then ends the thread. */
void           dossier_worker_free (DossierWorker *self);

/* Waits for the answer. A job cancelled before its turn is not done. */
gpointer dossier_worker_run (DossierWorker *self,
                             DossierJob     job,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error);
/* destroy frees data, on the thread, once the job is done; destroy_answer an answer nobody takes. Either may be
 * NULL. callback may be NULL. */
void     dossier_worker_push (DossierWorker      *self,
                              DossierJob          job,
                              gpointer            data,
                              GDestroyNotify      destroy,
                              GDestroyNotify      destroy_answer,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gpointer dossier_worker_finish (GAsyncResult *result,
                                GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWorker, dossier_worker_free)

G_END_DECLS
