/* sync-view-members.h - who takes part in a shared dossier, and what an administrator does about it
 *
 * A window of its own, that stays fresh. Signals: "leave" (): the person left the sharing, the window that opened it stops the exchange;
 * "print" (): the recovery sheet is wanted.
 */
#pragma once

#include "sync-view-folder.h"
#include "sync-view-work.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_MEMBERS (sync_view_members_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewMembers, sync_view_members, SYNC_VIEW, MEMBERS, AdwWindow)

SyncViewMembers *sync_view_members_new (GtkWindow    *parent,
                                        DossierStore *store,
                                        SyncRunner   *runner);
/* As last read; NULL: not yet. Borrowed. */
const SyncViewCompany *sync_view_members_get_company (SyncViewMembers *self);
/* Which asks for folders. Borrowed. */
SyncViewFolder *sync_view_members_get_folder (SyncViewMembers *self);

G_END_DECLS
