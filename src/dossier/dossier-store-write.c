/* dossier-store-write.c - acts, what takes them back, and long works: what is asked of the writer thread */
#include "config.h"

#include "dossier-store-private.h"

#include <glib/gi18n-lib.h>

static DossierWish *
new_wish (DossierStore *self)
{
  DossierWish *wish = g_new0 (DossierWish, 1);

  wish->author = g_strdup (self->author);
  wish->side = g_strdup (self->side);
  return wish;
}

static DossierWish *
new_wish_of_act (DossierStore     *self,
                 const DossierAct *act,
                 gboolean          owns_act)
{
  DossierWish *wish = new_wish (self);

  wish->act = act;
  wish->owns_act = owns_act;
  return wish;
}

/* Whose name is told has no side of ours. */
static DossierWish *
new_wish_of_return (DossierStore *self,
                    gboolean      redo,
                    const char   *author)
{
  DossierWish *wish = new_wish (self);

  wish->redo = redo;
  if (author == NULL)
    return wish;
  g_free (wish->author);
  wish->author = g_strdup (author);
  g_clear_pointer (&wish->side, g_free);
  return wish;
}

static DossierWish *
new_wish_of_one_return (DossierStore *self,
                        gint64        run,
                        gint64        n,
                        const char   *subject)
{
  DossierWish *wish = new_wish (self);

  wish->run = run;
  wish->n = n;
  wish->subject = g_strdup (subject);
  return wish;
}

/* The store is open: counted at work from now until the wish is freed. */
static DossierWish *
new_wish_of_work (DossierStore  *self,
                  DossierWork    work,
                  gpointer       data,
                  GDestroyNotify destroy)
{
  DossierWish *wish = new_wish (self);

  wish->work = work;
  wish->data = data;
  wish->destroy = destroy;
  wish->n_works = &self->core->n_works;
  g_atomic_int_inc (wish->n_works);
  return wish;
}

/* The last act while a long work goes on is nothing a person has seen. */
static gboolean
refuse_return (DossierStore *self,
               GError      **error)
{
  if (!dossier_store_is_at_work (self))
    return FALSE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED,
                       _ ("An import is being written. Nothing was changed: wait for its end, or stop it, then try again."));
  return TRUE;
}

/* Takes wish. What it came to, after it was told; NULL on error. */
static DossierOutcome *
fulfil (DossierStore *self,
        DossierWish  *wish,
        GCancellable *cancellable,
        GError      **error)
{
  DossierOutcome *outcome = dossier_worker_run (self->writer, dossier_core_do_wish, wish, cancellable, error);

  dossier_wish_free (wish);
  if (outcome != NULL)
    dossier_store_tell (self, outcome);
  return outcome;
}

/* Takes outcome. */
static gboolean
take_label (DossierOutcome *outcome,
            char          **label)
{
  if (outcome == NULL)
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&outcome->label);
  dossier_outcome_free (outcome);
  return TRUE;
}

gboolean
dossier_store_write (DossierStore     *self,
                     const DossierAct *act,
                     GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && act != NULL, FALSE);

  return !dossier_store_refuse_closed (self, error) && take_label (fulfil (self, new_wish_of_act (self, act, FALSE), NULL, error), NULL);
}

static gboolean
turn_back (DossierStore *self,
           gboolean      redo,
           const char   *author,
           char        **label,
           GError      **error)
{
  if (dossier_store_refuse_closed (self, error) || refuse_return (self, error))
    return FALSE;
  return take_label (fulfil (self, new_wish_of_return (self, redo, author), NULL, error), label);
}

gboolean
dossier_store_undo (DossierStore *self,
                    const char   *author,
                    char        **label,
                    GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return turn_back (self, FALSE, author, label, error);
}

gboolean
dossier_store_redo (DossierStore *self,
                    const char   *author,
                    char        **label,
                    GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return turn_back (self, TRUE, author, label, error);
}

gpointer
dossier_store_work (DossierStore *self,
                    DossierWork   work,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  DossierOutcome *outcome;
  gpointer        answer;

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && work != NULL, NULL);

  if (dossier_store_refuse_closed (self, error))
    return NULL;
  outcome = fulfil (self, new_wish_of_work (self, work, data, NULL), cancellable, error);
  if (outcome == NULL)
    return NULL;
  answer = g_steal_pointer (&outcome->answer);
  dossier_outcome_free (outcome);
  return answer;
}

gboolean
dossier_store_is_at_work (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return self->core != NULL && g_atomic_int_get (&self->core->n_works) > 0;
}

/* Back in the context of who wrote: it is on the disk, tell the readers. */
static void
on_wish_done (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  DossierOutcome   *outcome = dossier_worker_finish (result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dossier_store_tell (g_task_get_source_object (task), outcome);
  g_task_return_pointer (task, outcome, (GDestroyNotify) dossier_outcome_free);
}

/* Takes task and wish. */
static void
fulfil_async (DossierStore *self,
              GTask        *task,
              DossierWish  *wish)
{
  dossier_worker_push (self->writer, dossier_core_do_wish, wish, (GDestroyNotify) dossier_wish_free,
                       (GDestroyNotify) dossier_outcome_free, g_task_get_cancellable (task), on_wish_done, task);
}

void
dossier_store_write_async (DossierStore       *self,
                           DossierAct         *act,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GError           *error = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self) && act != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  if (!dossier_store_refuse_closed (self, &error))
    {
      fulfil_async (self, g_steal_pointer (&task), new_wish_of_act (self, act, TRUE));
      if (dossier_store_is_at_work (self))
        dossier_store_tell_held (self);
      return;
    }
  dossier_act_free (act);
  g_task_return_error (task, error);
}

gboolean
dossier_store_write_finish (DossierStore *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return take_label (g_task_propagate_pointer (G_TASK (result), error), NULL);
}

void
dossier_store_undo_async (DossierStore       *self,
                          gboolean            redo,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GError           *error = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (dossier_store_refuse_closed (self, &error) || refuse_return (self, &error))
    g_task_return_error (task, error);
  else
    fulfil_async (self, g_steal_pointer (&task), new_wish_of_return (self, redo, NULL));
}

void
dossier_store_undo_act_async (DossierStore       *self,
                              gint64              run,
                              gint64              n,
                              const char         *subject,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GError           *error = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self) && run != 0);

  task = g_task_new (self, NULL, callback, user_data);
  if (dossier_store_refuse_closed (self, &error) || refuse_return (self, &error))
    g_task_return_error (task, error);
  else
    fulfil_async (self, g_steal_pointer (&task), new_wish_of_one_return (self, run, n, subject));
}

gboolean
dossier_store_undo_act (DossierStore *self,
                        gint64        run,
                        gint64        n,
                        const char   *subject,
                        char        **label,
                        GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && run != 0, FALSE);

  if (dossier_store_refuse_closed (self, error) || refuse_return (self, error))
    return FALSE;
  return take_label (fulfil (self, new_wish_of_one_return (self, run, n, subject), NULL, error), label);
}

gboolean
dossier_store_undo_finish (DossierStore *self,
                           GAsyncResult *result,
                           char        **label,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return take_label (g_task_propagate_pointer (G_TASK (result), error), label);
}

void
dossier_store_work_async (DossierStore       *self,
                          DossierWork         work,
                          gpointer            data,
                          GDestroyNotify      destroy,
                          GDestroyNotify      destroy_answer,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  DossierWish      *wish;
  GError           *error = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self) && work != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* a write begun is a write told */
  if (dossier_store_refuse_closed (self, &error))
    {
      if (destroy != NULL)
        destroy (data);
      g_task_return_error (task, error);
      return;
    }
  wish = new_wish_of_work (self, work, data, destroy);
  wish->destroy_answer = destroy_answer;
  fulfil_async (self, g_steal_pointer (&task), wish);
}

gpointer
dossier_store_work_finish (DossierStore *self,
                           GAsyncResult *result,
                           GError      **error)
{
  DossierOutcome *outcome;
  gpointer        answer;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  answer = outcome != NULL ? g_steal_pointer (&outcome->answer) : NULL;
  g_clear_pointer (&outcome, dossier_outcome_free);
  return answer;
}
