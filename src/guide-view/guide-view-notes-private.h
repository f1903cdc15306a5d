/* guide-view-notes-private.h - what the files of the notes share: the page, the text in it, what is made of its words */
#pragma once

#include "guide-view-notes.h"

#include "guide-notes.h"
#include "guide-selection.h"
#include "guide-view-private.h"

G_BEGIN_DECLS

struct _GuideViewNotes
{
  AdwBin        parent_instance;
  DossierStore *store;
  GPtrArray    *list;         /* GuideNamed; NULL: not read yet */
  GuideNotes   *notes;        /* shown; NULL: none */
  char         *wanted;       /* id to be shown; NULL: the first */
  char         *passage;      /* to be shown once it is read; NULL: none */
  int           seconds;      /* to be played once it is read; -1: not */
  char         *chapter;      /* what is made speaks to it; NULL or "": none */
  char         *role, *brake; /* chosen last */
  GCancellable *reading;
  gboolean      is_filling;
  gboolean      takes_focus; /* once it is read: somebody asked for these notes */

  GtkStack    *faces;
  GtkDropDown *which;
  GtkLabel    *figures;
  GtkLabel    *problem;
  GtkStack    *sheets;
  GtkTextView *text;
  GtkDropDown *chapters;
};

/* What is done to the words that are selected: guide-view-notes-make.c. */
void guide_view_notes_install_acts (GtkWidgetClass *klass);
void guide_view_notes_make (GuideViewNotes    *self,
                            GuideSelectionKind kind);
/* NULL: nothing is wrong any more. */
void guide_view_notes_tell_problem (GuideViewNotes *self,
                                    const char     *sentence);

/* The text and its marks: guide-view-notes-text.c. Places are bytes of the notes. */
void guide_view_notes_set_up_text (GuideViewNotes *self);
void guide_view_notes_show_text (GuideViewNotes *self);
/* FALSE: nothing is selected; then *start is where the cursor is. */
gboolean guide_view_notes_get_selection (GuideViewNotes *self,
                                         gsize          *start,
                                         gsize          *length);
void     guide_view_notes_select (GuideViewNotes *self,
                                  gsize           start,
                                  gsize           length);
/* What stands at the cursor; NULL: none. */
const GuideNote   *guide_view_notes_find_note (GuideViewNotes *self);
const GuideMoment *guide_view_notes_find_moment (GuideViewNotes *self);

G_END_DECLS
