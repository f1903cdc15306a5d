/* sync-absence.h - what should have come and does not
 *
 * Changes that others wait for, and changes that a desktop said it had put on the share, are missed until they come. Missing is everyday: it is
 * told plainly at first, as lost after a week, with the numbers by which an administrator gives them up: what
 * follows is taken then, and so are they, if they come after all. A desktop whose hello says more than the share holds: an older copy of the folder was put back.
 * Since when is kept over a night (sync-waits.h).
 */
#pragma once

#include "sync-hello.h"
#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

#define SYNC_ABSENCE_DAYS 7
#define SYNC_ABSENCE_MINUTES 10 /* a hello may come before what it tells of */

typedef struct _SyncAbsence SyncAbsence;

/* Borrows share, which outlives it. */
SyncAbsence *sync_absence_new (SyncShare *share);
void         sync_absence_free (SyncAbsence *self);

/* A hello was read: how far its desktop had gone. */
void sync_absence_note_hello (SyncAbsence     *self,
                              const SyncHello *hello);
/* In this round a file of that desktop waits for what is before it, up to there. who: its name, or NULL. */
void sync_absence_note_waiting (SyncAbsence        *self,
                                const char         *poste,
                                const char         *who,
                                const DossierPoint *missing);
/* Likewise, behind another gap of that desktop: it is told once that one is given up, and has been missed since it is seen. first: the first
 * that is missing. */
void sync_absence_note_later (SyncAbsence *self,
                              const char  *poste,
                              gint64       first);
/* The end of a round: alerts of kinds MISSING, LOST and ROLLED_BACK. */
gboolean sync_absence_tell (SyncAbsence *self,
                            SyncReport  *report,
                            GError     **error);

/* lost: as it was told, of kind LOST: what follows it is taken in the next round, here and by who hears of it. Nothing was done:
 * DOSSIER_STORE_ERROR_REFUSED: this desktop is no administrator; SYNC_SHARE_ERROR_NOT_LOST: some of it came meanwhile. */
gboolean sync_absence_give_up (SyncShare       *share,
                               const SyncAlert *lost,
                               GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncAbsence, sync_absence_free)

G_END_DECLS
