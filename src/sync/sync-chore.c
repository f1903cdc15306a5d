#include "sync-chore.h"

struct _SyncChore
{
  SyncDoing doing;
  GTask    *task;
  GSource  *giving_up; /* NULL: nobody can */
  int       is_taken;  /* atomic: by who does it, refuses it, or gives it up; that one alone answers */
};

static void
clear (gpointer data)
{
  SyncChore *self = data;

  g_clear_pointer (&self->giving_up, g_source_unref);
  g_object_unref (self->task);
}

static void
release (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
take (SyncChore *self)
{
  return g_atomic_int_compare_and_exchange (&self->is_taken, FALSE, TRUE);
}

static gboolean
on_given_up (GCancellable *cancellable,
             gpointer      data)
{
  SyncChore *self = data;

  if (take (self))
    g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up before it was begun");
  return G_SOURCE_REMOVE;
}

SyncChore *
sync_chore_new (SyncDoing doing,
                GTask    *task)
{
  SyncChore    *self = g_atomic_rc_box_new0 (SyncChore);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->doing = doing;
  self->task = task;
  if (cancellable == NULL)
    return self;
  self->giving_up = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->giving_up, G_SOURCE_FUNC (on_given_up), g_atomic_rc_box_acquire (self), release);
  g_source_attach (self->giving_up, g_task_get_context (task));
  return self;
}

static void
end (SyncChore *self)
{
  if (self->giving_up != NULL)
    g_source_destroy (self->giving_up);
  release (self);
}

void
sync_chore_do (SyncChore    *self,
               SyncShare    *share,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (!take (self))
    ; /* it was given up */
  else if (self->doing (share, g_task_get_task_data (self->task), cancellable, &error))
    g_task_return_boolean (self->task, TRUE);
  else
    g_task_return_error (self->task, error);
  end (self);
}

void
sync_chore_refuse (SyncChore    *self,
                   const GError *why)
{
  if (take (self))
    g_task_return_error (self->task, g_error_copy (why));
  end (self);
}
