/* sync-desktop.h - a federation in one process: several desktops around one folder, on real disks
 *
 * Every call asserts that it went well, unless it says otherwise.
 */
#pragma once

#include "dossier-fixture.h"
#include "sync-round.h"

G_BEGIN_DECLS

#define SYNC_DESKTOPS 6

typedef struct
{
  DossierStore *store;
  SyncShare    *share;
  SyncRounds   *rounds;
  char         *path;
} Desktop;

typedef struct
{
  char   *dir, *folder;
  Desktop all[SYNC_DESKTOPS]; /* the first is the founder's */
} Desktops;

/* For g_test_add. */
void desktops_begin (Desktops     *self,
                     gconstpointer data);
void desktops_end (Desktops     *self,
                   gconstpointer data);

void desktops_found (Desktops   *self,
                     const char *passphrase,
                     gboolean    is_open);
/* The i-th, from 1 on. */
Desktop *desktops_join (Desktops   *self,
                        guint       i,
                        const char *passphrase);
/* The founder lets in whoever asks. */
void desktops_admit_all (Desktops *self,
                         gboolean  as_admins);
/* A founded federation of n, everybody in, up to date. */
void desktops_gather (Desktops   *self,
                      guint       n,
                      const char *passphrase,
                      gboolean    is_open);

void desktop_close (Desktop *self);
void desktop_reopen (Desktop *self);
/* A round; alerts are messages of the test. Caller owns. */
SyncReport *desktop_go (Desktop *self);
/* Everybody who is there, so often. */
void     desktops_go (Desktops *self,
                      guint     times);
gboolean desktop_is_alerted (const SyncReport *report,
                             SyncAlertKind     kind);
/* Whoever it is about; NULL: none. Borrowed. */
const SyncAlert *desktop_find_alert (const SyncReport *report,
                                     SyncAlertKind     kind);

char *desktop_add (Desktop    *self,
                   const char *name);
void  desktop_rename (Desktop    *self,
                      const char *id,
                      const char *name);
/* "": none; caller owns. */
char *desktop_dup_name (Desktop    *self,
                        const char *id);
void  desktop_assert_name (Desktop    *self,
                           const char *id,
                           const char *name);

/* How many files of this ending a folder of the share (of the i-th desktop's) holds. */
guint desktop_count_files (Desktops   *self,
                           Desktop    *whose,
                           const char *ending);
/* Three changes, each in a file of its own. The last is told: an identifier; caller owns. */
char *desktop_write_three (Desktop *self);
/* The n-th segment by name, of its owner's folder on the share; for_ever: of its mirror too. */
void desktop_lose_segment (Desktops *self,
                           Desktop  *owner,
                           guint     place,
                           gboolean  for_ever);

G_END_DECLS
