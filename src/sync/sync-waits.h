/* sync-waits.h - since when something is waited for
 *
 * What does not come is told after a while, counted from the first time it was missed, even if Liens was closed meanwhile: file
 * `attentes` of the private folder. What is waited for has a key of any text; what was not missed in a round is forgotten
 * with it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SyncWaits SyncWaits;

/* dir: private folder of the dossier. A file that cannot be read is as none: counting begins again. */
SyncWaits *sync_waits_load (const char *dir);
void       sync_waits_free (SyncWaits *self);

/* It is missed now (ms since 1970): since when it has been. */
gint64 sync_waits_miss (SyncWaits  *self,
                        const char *what,
                        gint64      now);
/* The round is over. */
gboolean sync_waits_keep (SyncWaits *self,
                          GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncWaits, sync_waits_free)

G_END_DECLS
