/* sync-standing.h - is this desktop in, does it ask, was it removed?
 *
 * A removal is written with the key of the epoch it begins: who is removed cannot read it. What is in clear is for whom that key is: a package
 * signed by an administrator names the desktops that have it. So it is known honestly, and by nothing an outsider can forge:
 *  1. who was in, and to whom the newest key an administrator gave is not given, was removed;
 *  2. who never was in, and has not that key, still asks;
 *  3. whoever has the newest key is what the journal says.
 * One case is told wrong, and for a round only: let in by one administrator while another, who does not know it yet, removes somebody else. The
 * next round of that other gives the key (sync_departure_tend ()).
 */
#pragma once

#include "sync-inbox.h"
#include "sync-report.h"

G_BEGIN_DECLS

/* Puts it in report, and takes from it what that explains; remembers that this desktop was in, and that it was removed. members: all of the dossier. */
gboolean sync_standing_tell (SyncShare       *share,
                             const SyncInbox *inbox,
                             GPtrArray       *members,
                             SyncReport      *report,
                             GError         **error);

G_END_DECLS
