/* sync-view-erasure.h - how far what was erased has left every computer, in words */
#pragma once

#include "sync-report.h"

G_BEGIN_DECLS

/* "9 computers of 11…", and who is awaited; NULL: nothing was erased, or nothing is known. Caller owns. */
char *sync_view_erasure_tell (const SyncReport *report);
/* Is somebody awaited? */
gboolean sync_view_erasure_goes_on (const SyncReport *report);

G_END_DECLS
