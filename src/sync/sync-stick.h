/* sync-stick.h - changes travel by hand, on a stick
 *
 * For a desktop the shared folder does not reach. A stick bears a folder like the shared one, of the same federation; it is made where it is
 * missing. Files are signed, so that whoever carries them needs no trust: those of every desktop go along, whoever wrote them
 * (SYNC.md §8). What came is taken by the next round. What was erased stays on a stick until it is emptied: say it.
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

typedef struct
{
  guint   n_brought; /* files the stick had and this desktop had not */
  guint   n_given;   /* that this desktop had and the stick had not */
  guint   n_passed;  /* of others, that the shared folder had not */
  GError *onward;    /* why they could not be put in the shared folder; NULL: they were */
} SyncStick;

/* folder: on the stick, absolute; its parent exists. NULL: the stick fails (CARRY_ERROR; ANOTHER: it bears another federation's), or the
 * disk does; what was done is done. Caller owns. */
SyncStick *sync_stick_go (SyncShare    *share,
                          const char   *folder,
                          GCancellable *cancellable,
                          GError      **error);
void       sync_stick_free (SyncStick *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncStick, sync_stick_free)

G_END_DECLS
