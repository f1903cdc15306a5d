/* sync-reread.h - which files written again by others were read
 *
 * What such a file holds is here already, but it may lack what was erased since: it is read once, and not at each start. File `lus` of the
 * private folder; where it is lost they are read once more.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SyncReread SyncReread;

/* dir: private folder of the dossier. */
SyncReread *sync_reread_load (const char *dir);
void        sync_reread_free (SyncReread *self);

gboolean sync_reread_has (const SyncReread *self,
                          const char       *poste,
                          const char       *name);
void     sync_reread_add (SyncReread *self,
                          const char *poste,
                          const char *name);
/* there: a table whose keys are the "poste/name" of the mirror; those that are gone are forgotten. */
gboolean sync_reread_keep (SyncReread *self,
                           GHashTable *there,
                           GError    **error);

/* They are all read once more: of a dossier that was made again. */
void sync_reread_forget (const char *dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncReread, sync_reread_free)

G_END_DECLS
