/* sync-view-found.h - a window that makes the shared folder of a dossier: where, with which words, who comes in
 *
 * Which folder is asked of the window that opened it: signal "choose-folder" ().
 * Signal "done" (): the dossier is shared, and the window closes.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_FOUND (sync_view_found_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewFound, sync_view_found, SYNC_VIEW, FOUND, AdwWindow)

/* name: of the dossier; person: who sits here, NULL: nobody said. */
SyncViewFound *sync_view_found_new (GtkWindow    *parent,
                                    DossierStore *store,
                                    const char   *name,
                                    const char   *person);

/* Absolute; the shared folder is made inside it. */
void sync_view_found_set_folder (SyncViewFound *self,
                                 const char    *path);
/* As it was typed. Borrowed. */
const char *sync_view_found_get_person (SyncViewFound *self);

G_END_DECLS
