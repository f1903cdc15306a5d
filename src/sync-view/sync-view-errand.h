/* sync-view-errand.h - what people have done with the shared folder itself: by a stick, at another place, made again, without somebody, without what is lost
 *
 * Done by the thread that exchanges with the folder, between two rounds: it may wait for the folder, nothing here does. Given up, it ends at
 * once, whether a round that it waited for goes on or the folder answers nothing: what was done is done.
 */
#pragma once

#include "sync-runner.h"

G_BEGIN_DECLS

typedef enum
{
  SYNC_VIEW_ERRAND_STICK,   /* what is on a stick comes, what is here goes on it */
  SYNC_VIEW_ERRAND_MOVE,    /* the folder is there now */
  SYNC_VIEW_ERRAND_REBUILD, /* the folder is lost: made again there, with all that is here */
} SyncViewErrandKind;

/* What it came to. */
typedef struct
{
  char    *folder;    /* where it was done, in the end */
  guint    n_brought; /* STICK: files that were not here */
  guint    n_given;   /* STICK: that were not on it */
  gboolean is_kept;   /* STICK: what it brought could not go on to the shared folder yet */
} SyncViewErrand;

void sync_view_errand_free (SyncViewErrand *self);

/* folder: absolute, as it was chosen. On a stick and for a folder made again, one is made inside it where it is not that folder. */
void sync_view_errand_go_async (SyncRunner         *runner,
                                SyncViewErrandKind  kind,
                                const char         *folder,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
/* poste: 8 bytes, of who leaves. passphrase: for who joins from now on; NULL: the folder has none. */
void sync_view_errand_part_async (SyncRunner         *runner,
                                  const guint8       *poste,
                                  const char         *passphrase,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* lost: as the runner reports it; copied. What follows it is taken by the round after. Errors of sync_absence_give_up (). */
void sync_view_errand_give_up_async (SyncRunner         *runner,
                                     const SyncAlert    *lost,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Of any; NULL on error. Caller owns. */
SyncViewErrand *sync_view_errand_finish (SyncRunner   *runner,
                                         GAsyncResult *result,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncViewErrand, sync_view_errand_free)

G_END_DECLS
