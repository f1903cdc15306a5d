/* sync-view-member-row.h - one who takes part, asks to, or did, as a line with what an administrator does about it
 *
 * Its buttons ask members.admit, members.promote and members.revoke (ay: the 8 bytes of the desktop).
 */
#pragma once

#include "dossier-members.h"
#include "sync-peer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* may_act: an administrator sits here. */
GtkWidget *sync_view_member_row_new (const DossierMember *member,
                                     gboolean             may_act);
/* Their part, and what the desktop last said of itself (NULL: nothing). now: ms since 1970. */
void sync_view_member_row_tell (GtkWidget           *row,
                                const DossierMember *member,
                                const SyncPeer      *peer,
                                gint64               now);

/* As people call them; never empty. Borrowed. */
const char *sync_view_member_get_name (const DossierMember *member);
/* The four words by which a desktop is known; caller owns. */
char *sync_view_member_dup_words (const DossierMember *member);

G_END_DECLS
