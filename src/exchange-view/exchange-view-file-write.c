/* exchange-view-file-write.c - compared again, then written */
#include "exchange-view-file-private.h"

typedef struct
{
  ExchangeViewFile *file; /* owned by the task */
  ExchangePlan     *plan;
  gboolean          has_begun;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->plan, exchange_plan_unref);
  g_free (writing);
}

static void
on_written_part (double   share,
                 guint64  n_rows,
                 gpointer user_data)
{
  Writing *writing = g_task_get_task_data (user_data);

  writing->has_begun = TRUE;
  exchange_view_file_tell_progress (share, n_rows, writing->file);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing          *writing = g_task_get_task_data (task);
  GError           *error = NULL;

  if (!exchange_plan_apply_finish (writing->plan, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&writing->file->plan, exchange_plan_unref);
  writing->file->plan = exchange_plan_ref (writing->plan);
  exchange_view_answers_remember (writing->file->answers);
  exchange_view_file_set_state (writing->file, EXCHANGE_VIEW_FILE_WRITTEN);
  g_task_return_boolean (task, TRUE);
}

static void
on_compared_to_write (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GTask   *task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GError  *error = NULL;

  writing->plan = exchange_plan_new_finish (DOSSIER_STORE (source), result, &error);
  if (writing->plan == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  exchange_plan_apply_async (writing->plan, writing->file->store, on_written_part, task, g_task_get_cancellable (task), on_written, task);
}

void
exchange_view_file_write_async (ExchangeViewFile   *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask   *task;
  Writing *writing;

  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self) && exchange_view_answers_has_tables (self->answers));

  exchange_view_file_stop (self);
  self->share = -1;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* what was written is told */
  writing = g_new0 (Writing, 1);
  writing->file = self;
  g_task_set_task_data (task, writing, writing_free);
  exchange_view_answers_ask_plan (self->answers, self->store, self->path, self->batch, cancellable, on_compared_to_write, task);
}

gboolean
exchange_view_file_write_finish (ExchangeViewFile *self,
                                 GAsyncResult     *result,
                                 gboolean         *has_begun,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *has_begun = ((Writing *) g_task_get_task_data (G_TASK (result)))->has_begun;
  return g_task_propagate_boolean (G_TASK (result), error);
}
