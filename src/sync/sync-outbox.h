/* sync-outbox.h - from the dossier to the mirror, and from the mirror to the share
 *
 * What this desktop wrote is sealed in files of its own folder of the mirror, in the order of its chain; then each file
 * that is not on the share is put there, in the same order. A hello says who is here and how far it has read. Of the
 * thread that synchronises.
 */
#pragma once

#include "sync-report.h"
#include "sync-share.h"

G_BEGIN_DECLS

/* Seals all that is not handed over. FALSE: the disk or the store fails. */
gboolean sync_outbox_seal (SyncShare *share,
                           GError   **error);
/* A hello of now goes to the mirror, and those before the last two leave it. */
gboolean sync_outbox_greet (SyncShare *share,
                            GError   **error);
/* Own files of the mirror to the share. What keeps them is in report->push; report->sent counts transactions. FALSE: the
 * disk or the store fails. */
gboolean sync_outbox_push (SyncShare    *share,
                           SyncReport   *report,
                           GCancellable *cancellable,
                           GError      **error);
/* Own files whose bytes on the share are others than in the mirror (a server that lost its last seconds, a torn copy) are taken
 * away there, to be put again by the next push. Reads all of them: once in a while. */
void sync_outbox_verify (SyncShare    *share,
                         GCancellable *cancellable);
/* How many transactions wait to reach the share; -1 on error. */
gint64 sync_outbox_count_waiting (SyncShare *share,
                                  GError   **error);

G_END_DECLS
