/* sync-view-folder.h - where the shared folder is, and what is done with it as a whole: carried by a stick, found elsewhere, made again
 *
 * One thing at a time, told as it goes, given up at will; nothing waits for it. Signal "choose-folder" (guint errand): a folder is wanted,
 * for sync_view_folder_go ().
 */
#pragma once

#include "sync-view-errand.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_FOLDER (sync_view_folder_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewFolder, sync_view_folder, SYNC_VIEW, FOLDER, AdwBin)

void sync_view_folder_set_runner (SyncViewFolder *self,
                                  SyncRunner     *runner);
/* Where it is; NULL: not known. */
void sync_view_folder_set_path (SyncViewFolder *self,
                                const char     *path);
/* path: absolute, as it was chosen. */
void sync_view_folder_go (SyncViewFolder    *self,
                          SyncViewErrandKind kind,
                          const char        *path);

G_END_DECLS
