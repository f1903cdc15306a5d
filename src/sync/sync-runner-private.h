/* sync-runner-private.h - between a runner and its thread
 *
 * What both share is counted: the thread may outlast its owner by an instant. Words, chores and what is open go one way by queues; news
 * comes the other, in the main context where the runner was made.
 */
#pragma once

#include "sync-runner.h"

G_BEGIN_DECLS

typedef enum
{
  SYNC_WORD_GO = 1, /* now */
  SYNC_WORD_WRITTEN,
  SYNC_WORD_OPEN, /* other records are open here */
  SYNC_WORD_LOOK, /* watched, or no longer: the next round may be nearer */
  SYNC_WORD_DO,   /* a chore is there */
  SYNC_WORD_STOP,
} SyncWord;

/* What the thread and its owner share; counted. */
typedef struct
{
  DossierStore *store;
  GMainContext *home;
  GAsyncQueue  *words;
  GAsyncQueue  *chores; /* SyncChore */
  GAsyncQueue  *opened; /* char **: what is open, the last one holds */
  GCancellable *cancellable;
  GWeakRef      runner;
  int           watched; /* atomic */
} SyncWork;

/* runner: not held. */
SyncWork *sync_work_new (DossierStore *store,
                         SyncRunner   *runner);
void      sync_work_release (SyncWork *work);
/* The thread: takes its part of work. */
gpointer sync_work_run (gpointer work);
/* So many, those that came first. */
void sync_work_refuse_chores (SyncWork     *work,
                              int           count,
                              const GError *why);

/* At home, from the thread of work, which may be that of before. report: NULL: progress alone. Takes report and error. */
void sync_runner_hear (SyncRunner     *self,
                       const SyncWork *work,
                       SyncReport     *report,
                       GError         *error,
                       double          progress);

G_END_DECLS
