/* sync-chore.h - something to be done with the share by the thread that synchronises
 *
 * A departure, a stick, another place: what is slow, or needs the share for itself. A value that goes from the thread that asks to the
 * one that does, between two rounds; the answer comes back where it was asked. Given up before it is begun it is answered there at once,
 * however long the round takes that it waits for, and is never done.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

/* On the thread that synchronises. FALSE: *error. What else it came to is put in data. */
typedef gboolean (*SyncDoing) (SyncShare    *share,
                               gpointer      data,
                               GCancellable *cancellable,
                               GError      **error);

typedef struct _SyncChore SyncChore;

/* Takes task, which is answered with a boolean; data belongs to it (g_task_get_task_data ()). Its cancellable, if it has one, gives up
 * what is not begun; who is doing it sees to the rest. */
SyncChore *sync_chore_new (SyncDoing doing,
                           GTask    *task);
/* Either ends it, and takes self. */
void sync_chore_do (SyncChore    *self,
                    SyncShare    *share,
                    GCancellable *cancellable);
void sync_chore_refuse (SyncChore    *self,
                        const GError *why);

G_END_DECLS
