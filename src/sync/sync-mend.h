/* sync-mend.h - a damaged dossier that was shared, made whole again from the mirror of its folder
 *
 * The mirror beside the dossier holds, byte for byte, all that this desktop and the others handed over. With it a dossier is made again even where
 * there is no copy of it; where there is one, the mirror adds what came since. What was not handed over yet is looked for in the damaged file
 * (dossier-mend.h). The folder itself is not asked: it may be out of reach, and what it has more comes with the next round.
 */
#pragma once

#include "dossier-mend.h"

G_BEGIN_DECLS

/* Is there a mirror to make the dossier again from? Looks at the private folder of the dossier only. */
gboolean sync_mend_is_possible (const char *path);

/* Of any dossier, shared or not. backup: NULL: the newest that is sound, where there is one; else dossier_mend (). progress: of the files of the
 * mirror, called on the thread that mends; NULL: it is not told. Any thread. */
DossierMended *sync_mend (const char     *path,
                          const char     *backup,
                          DossierProgress progress,
                          gpointer        progress_data,
                          GCancellable   *cancellable,
                          GError        **error);
/* On a thread of its own. progress is called there. */
void           sync_mend_async (const char         *path,
                                const char         *backup,
                                DossierProgress     progress,
                                gpointer            progress_data,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
DossierMended *sync_mend_finish (GAsyncResult *result,
                                 GError      **error);

G_END_DECLS
