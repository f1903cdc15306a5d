/* guide-view-player-private.h - what the files of the player share: the sound, and which recording it is of */
#pragma once

#include "guide-view-player.h"

G_BEGIN_DECLS

#define GUIDE_VIEW_PLAYER_NOWHERE -1

struct _GuideViewPlayer
{
  AdwBin           parent_instance;
  DossierStore    *store;
  GSettings       *settings;
  GuideRecordings *recordings;      /* NULL: nothing to listen to */
  char            *passage;         /* that is listened to; NULL: none */
  char            *recording, *name; /* at hand, and the name of its file; NULL: none is known */
  GCancellable    *asking, *looking;
  GFile           *file;       /* NULL: not found, or not yet */
  GtkMediaStream  *stream;     /* NULL: nothing was played yet */
  gint64           wanted;     /* seconds to begin at, once it can; or NOWHERE */
  gint64           aimed;      /* microseconds, where a search that goes on leads */
  gint64           mark;       /* seconds asked for last, to begin there again in another recording; or NOWHERE */
  gboolean         is_telling; /* where it is */
  gboolean         is_filling; /* the list */
  gboolean         adds;       /* a file that is chosen is one more */

  GtkDropDown *which;
  GtkStack    *faces; /* said, here */
  GtkLabel    *said;
  GtkWidget   *choose, *open, *here;
  GtkButton   *play;
  GtkScale    *scale;
  GtkLabel    *time;
  GtkLabel    *title;
};

/* The sound: guide-view-player.c. Takes sentence. */
void guide_view_player_say (GuideViewPlayer *self,
                            char            *sentence,
                            gboolean         can_choose,
                            gboolean         can_open);
/* file: NULL: not known yet; what was played is let go of. */
void guide_view_player_set_file (GuideViewPlayer *self,
                                 GFile           *file);

/* Which recording, and where its file is: guide-view-player-which.c. */
void guide_view_player_look_again (GuideViewPlayer *self);
/* Of those that are known. */
void guide_view_player_hold (GuideViewPlayer *self,
                             const char      *recording);
void guide_view_player_install_acts (GtkWidgetClass *klass);

G_END_DECLS
