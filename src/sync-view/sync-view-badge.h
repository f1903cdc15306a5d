/* sync-view-badge.h - how the exchange with the shared folder stands, in an icon and a few words
 *
 * Pressed, it says what that means, who takes part, and what can be done. Hidden where the dossier is not shared. It takes no focus, and
 * nothing pops up by itself. Uses win.sync-now, win.absence, win.sharing and win.go-to.
 */
#pragma once

#include "sync-runner.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_BADGE (sync_view_badge_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewBadge, sync_view_badge, SYNC_VIEW, BADGE, AdwBin)

/* NULL: nothing is open. */
void sync_view_badge_set (SyncViewBadge *self,
                          SyncRunner    *runner,
                          DossierStore  *store);
/* Where there is little room the icon stands alone, with its words for a screen reader and under the pointer. */
void sync_view_badge_set_narrow (SyncViewBadge *self,
                                 gboolean       is_narrow);

G_END_DECLS
