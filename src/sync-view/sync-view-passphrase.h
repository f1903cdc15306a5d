/* sync-view-passphrase.h - a passphrase is chosen: twice, and how hard it is to guess is said
 *
 * Signal "changed" (): it may be fit now, or no longer.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_PASSPHRASE (sync_view_passphrase_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewPassphrase, sync_view_passphrase, SYNC_VIEW, PASSPHRASE, AdwBin)

/* It takes the place of another: why is said, and there has to be one. */
void sync_view_passphrase_set_anew (SyncViewPassphrase *self,
                                    const char         *why);
/* Twice the same and not too easy; or none, where that is allowed and was asked for. */
gboolean sync_view_passphrase_is_fit (SyncViewPassphrase *self);
/* "": none. Borrowed, until it is edited. */
const char *sync_view_passphrase_get (SyncViewPassphrase *self);

G_END_DECLS
