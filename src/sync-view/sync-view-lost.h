/* sync-view-lost.h - changes of somebody that never came, and an administrator who gives them up so that what follows is taken
 *
 * A group of rows, one for each alert of kind LOST, hidden without any. Whose, how many and since when is said to everybody; the button is
 * for an administrator, the others are told to ask one. Signal "said" (char *sentence): what giving up came to.
 */
#pragma once

#include "sync-runner.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_LOST (sync_view_lost_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewLost, sync_view_lost, SYNC_VIEW, LOST, AdwPreferencesGroup)

void sync_view_lost_set_runner (SyncViewLost *self,
                                SyncRunner   *runner);
/* As the runner last reported. may_act: an administrator sits here. */
void sync_view_lost_tell (SyncViewLost *self,
                          gboolean      may_act);

G_END_DECLS
