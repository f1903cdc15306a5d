/* guide-view-place-private.h - what the files of the place share: the pages, and the bar that plays under them */
#pragma once

#include "guide-view-private.h"

#include "guide-view-board.h"
#include "guide-view-follow.h"
#include "guide-view-notes.h"
#include "guide-view-player.h"
#include "guide-view-reader.h"
#include "guide-view-sides.h"

G_BEGIN_DECLS

struct _GuideViewPlace
{
  AdwBin        parent_instance;
  DossierStore *store;
  GuideBook    *book;
  GCancellable *reading;
  guint         calm;     /* source id */
  gboolean      is_stale; /* something changed while nobody looked */
  char         *goal;     /* practice to be shown once it is read; NULL: none */
  char         *recorded; /* what the bar under the page is of; NULL: nothing */
  char         *put_away; /* of which the bar was put away; NULL: of none */
  gboolean      has_listened;

  GtkStack        *faces;
  AdwViewStack    *pages;
  GuideViewReader *reader;
  GuideViewBoard  *board;
  GuideViewSides  *sides;
  GuideViewFollow *follow;
  GuideViewNotes  *notes;
  GtkRevealer     *listening;
  GuideViewPlayer *player;
};

/* The book or what is said where there is none yet, and the bar where it is wanted. */
void guide_view_place_show_face (GuideViewPlace *self);
/* The bar: guide-view-place-listen.c. NULL: there is nothing to listen to. */
void guide_view_place_set_recordings (GuideViewPlace  *self,
                                      GuideRecordings *recordings);
void guide_view_install_listening (GtkWidgetClass *klass);

G_END_DECLS
