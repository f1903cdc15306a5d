/* guide-view-player.h - the bar that plays the recording of an interview, from a moment of it
 *
 * Nothing here is needed: without the file, or without anything that plays sounds, it says so and the notes are as useful as before.
 * The file is looked for where this computer remembers it (a setting: paths do not travel), then beside the dossier.
 * It asks the window: win.choose-recording (ss: the notes, the recording or ""), win.open-recording (s: an address).
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_PLAYER (guide_view_player_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewPlayer, guide_view_player, GUIDE_VIEW, PLAYER, AdwBin)

/* notes: what it is the recording of, NULL: not known. recording, name: its record and the name of its file; NULL: none is known.
 * The same again goes on playing. */
void guide_view_player_show (GuideViewPlayer *self,
                             DossierStore    *store,
                             const char      *notes,
                             const char      *recording,
                             const char      *name);
/* Once its file is found. */
void guide_view_player_play (GuideViewPlayer *self,
                             guint            seconds);
/* FALSE: there is nothing to play. */
gboolean guide_view_player_toggle (GuideViewPlayer *self);
void     guide_view_player_stop (GuideViewPlayer *self);

G_END_DECLS
