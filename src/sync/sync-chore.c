#include "sync-chore.h"

#include <glib-unix.h>

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

  if (self->giving_up != NULL)
    g_cancellable_release_fd (g_task_get_cancellable (self->task));
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
on_given_up (int          fd,
             GIOCondition condition,
             gpointer     data)
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
  int           fd = cancellable != NULL ? g_cancellable_get_fd (cancellable) : -1;

  self->doing = doing;
  self->task = task;
  if (fd < 0)
    return self;
  self->giving_up = g_unix_fd_source_new (fd, G_IO_IN); /* not GLib's own: see carry-talk.c */
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
