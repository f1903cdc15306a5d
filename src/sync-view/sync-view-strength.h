/* sync-view-strength.h - how hard a passphrase is to guess, said plainly
 *
 * A rough measure, kinder to length than to signs: what repeats itself counts for little. It never refuses more than what a neighbour
 * would try.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SYNC_VIEW_STRENGTH_NONE,
  SYNC_VIEW_STRENGTH_TOO_SHORT, /* refused */
  SYNC_VIEW_STRENGTH_WEAK,
  SYNC_VIEW_STRENGTH_FAIR,
  SYNC_VIEW_STRENGTH_STRONG,
} SyncViewStrength;

SyncViewStrength sync_view_strength_measure (const char *passphrase);
/* Static, in the language of the screen. */
const char *sync_view_strength_explain (SyncViewStrength self);

G_END_DECLS
