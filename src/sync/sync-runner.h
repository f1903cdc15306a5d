/* sync-runner.h - the exchange with the shared folder, while a dossier is open
 *
 * A thread of its own makes round after round: soon after something was written here (two seconds of calm, ten at most),
 * every five seconds while somebody looks at the window, every thirty else, at once when asked. What it came to is told
 * in the main context where it was made. Nothing waits for the share, closing neither.
 */
#pragma once

#include "sync-chore.h"
#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

#define SYNC_TYPE_RUNNER (sync_runner_get_type ())
G_DECLARE_FINAL_TYPE (SyncRunner, sync_runner, SYNC, RUNNER, GObject)

/* The one thing to say at a glance, the first that holds. */
typedef enum
{
  SYNC_STATE_NOT_SHARED,
  SYNC_STATE_BEGINNING,    /* no round has ended yet */
  SYNC_STATE_FAILED,       /* the disk here, or the dossier, fails */
  SYNC_STATE_REMOVED,      /* an administrator removed this desktop: it goes on alone, or asks to be let in again */
  SYNC_STATE_WAITING,      /* an administrator has to let this desktop in */
  SYNC_STATE_OUT_OF_REACH, /* the folder does not answer: go on */
  SYNC_STATE_UPDATE,       /* somebody writes with a newer Liens */
  SYNC_STATE_CLOCK,        /* this machine's clock is far from the others' */
  SYNC_STATE_TO_SEND,      /* n changes wait */
  SYNC_STATE_TO_REVIEW,    /* n fields say several things, or desktops ask to be let in */
  SYNC_STATE_UP_TO_DATE,
} SyncState;

/* Begins at once where the dossier is shared. Holds store until it is stopped.
 * Signal "changed" (): state, report or progress are others. */
SyncRunner *sync_runner_new (DossierStore *store);
/* Ends the thread, in no time. Idempotent; also at the last reference. */
void sync_runner_stop (SyncRunner *self);
/* After the dossier began, or ceased, to be shared. */
void sync_runner_restart (SyncRunner *self);

/* A round now. */
void sync_runner_go (SyncRunner *self);
/* Something with the share, on its thread, between two rounds; a round follows. Takes data, which the callback may read
 * (g_task_get_task_data ()). SYNC_SHARE_ERROR_NOT_SHARED where there is no share; G_IO_ERROR_CANCELLED where the runner stopped first, and at once
 * where it is given up (cancellable, or NULL) before it began: doing that goes on sees to its own. */
void     sync_runner_do_async (SyncRunner         *self,
                               SyncDoing           doing,
                               gpointer            data,
                               GDestroyNotify      free_data,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean sync_runner_do_finish (SyncRunner   *self,
                                GAsyncResult *result,
                                GError      **error);
/* Does somebody look at the window? */
void sync_runner_set_watched (SyncRunner *self,
                              gboolean    watched);

/* The records somebody has open in this window, NULL-terminated identifiers: the others read it a few seconds later (who has open
 * what they have: sync_report_dup_who_has_open ()). Advice. Kept over a restart; the same again costs nothing. */
void sync_runner_set_open (SyncRunner        *self,
                           const char *const *ids);

SyncState sync_runner_get_state (SyncRunner *self);
/* Of the last round that ended; NULL: none did. Borrowed, until the next "changed". */
const SyncReport *sync_runner_get_report (SyncRunner *self);
/* Of state FAILED. Borrowed; NULL else. */
const GError *sync_runner_get_error (SyncRunner *self);
/* When the folder was last reached, microseconds since 1970; 0: never by this process. */
gint64 sync_runner_get_reached (SyncRunner *self);
/* In a round that takes its time, 0…1; -1: nothing to tell. */
double sync_runner_get_progress (SyncRunner *self);
/* A few words for the badge: "Up to date", "3 changes to send"…; caller owns. */
char *sync_runner_dup_label (SyncRunner *self);
/* One or two sentences: what it means, what is safe, what to do. Caller owns. */
char *sync_runner_dup_sentence (SyncRunner *self);

G_END_DECLS
