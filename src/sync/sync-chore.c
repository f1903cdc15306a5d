#include "sync-chore.h"

struct _SyncChore
{
  SyncDoing doing;
  GTask    *task;
};

SyncChore *
sync_chore_new (SyncDoing doing,
                GTask    *task)
{
  SyncChore *self = g_new0 (SyncChore, 1);

  self->doing = doing;
  self->task = task;
  return self;
}

static void
end (SyncChore *self)
{
  g_object_unref (self->task);
  g_free (self);
}

void
sync_chore_do (SyncChore    *self,
               SyncShare    *share,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (self->doing (share, g_task_get_task_data (self->task), cancellable, &error))
    g_task_return_boolean (self->task, TRUE);
  else
    g_task_return_error (self->task, error);
  end (self);
}

void
sync_chore_refuse (SyncChore    *self,
                   const GError *why)
{
  g_task_return_error (self->task, g_error_copy (why));
  end (self);
}
