/* sync-view-join.h - a window that joins the shared folder somebody made, into a new dossier of this computer
 *
 * Files are asked of the window that opened it: signals "choose-folder" () and "choose-place" (const char *name), which proposes one.
 * Signal "done" (const char *path): the dossier is there, closed, and the window closes.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_JOIN (sync_view_join_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewJoin, sync_view_join, SYNC_VIEW, JOIN, AdwWindow)

/* person: who sits here; NULL: nobody said. */
SyncViewJoin *sync_view_join_new (GtkWindow  *parent,
                                  const char *person);

/* Absolute. A place is proposed for the dossier, until one was chosen. */
void sync_view_join_set_folder (SyncViewJoin *self,
                                const char   *path);
void sync_view_join_set_place (SyncViewJoin *self,
                               const char   *path);
/* As it was typed. Borrowed. */
const char *sync_view_join_get_person (SyncViewJoin *self);

G_END_DECLS
