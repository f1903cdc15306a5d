/* guide-view-player.h - the bar that plays what was recorded of an interview, a meeting or a document, from a moment of it
 *
 * Nothing here is needed: without the file, or without anything that plays sounds, it says so and the rest is as useful as before.
 * The file is looked for where this computer remembers it (a setting: paths do not travel), then beside the dossier. Of several
 * recordings one is chosen in a list; for a passage that choice is written, where the bar stands in a GuideViewPlace.
 * It asks the window: win.choose-recording (sss: what is recorded, the recording whose file is replaced or "", the passage that is
 * heard there or ""), win.open-recording (s: an address).
 */
#pragma once

#include "dossier-store.h"
#include "guide-recordings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_PLAYER (guide_view_player_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewPlayer, guide_view_player, GUIDE_VIEW, PLAYER, AdwBin)

/* recordings: NULL: nothing to listen to. The same again goes on playing; of the same, one that is new is what somebody just chose.
 * Those of a document are kept fresh here, for no page shows it. */
void guide_view_player_show (GuideViewPlayer *self,
                             DossierStore    *store,
                             GuideRecordings *recordings);
/* Once its file is found. passage: NULL: none; recording: NULL, or not one of them: the one that is at hand. */
void guide_view_player_play (GuideViewPlayer *self,
                             const char      *passage,
                             const char      *recording,
                             guint            seconds);
/* FALSE: there is nothing to play. */
gboolean guide_view_player_toggle (GuideViewPlayer *self);
void     guide_view_player_stop (GuideViewPlayer *self);

G_END_DECLS
