/* dossier-view-term-list-private.h - what the files of a list of words share
 *
 * dossier-view-term-list.c shows the words, -act.c writes what is done to them, -add.c adds one.
 */
#pragma once

#include "dossier-terms.h"
#include "dossier-view-term-list.h"
#include "dossier-view-term-row.h"

G_BEGIN_DECLS

struct _DossierViewTermList
{
  AdwBin             parent_instance;
  GtkScrolledWindow *scrolled;
  GtkLabel          *note;
  GtkListBox        *list, *others_list;
  GtkExpander       *others;
  GtkWidget         *adding;
  GtkEntry          *entry;
  GtkLabel          *message;
  GtkButton         *way;
  DossierStore      *store;
  char              *vocabulary;
  DossierVocabulary *terms;
  DossierTermUses   *uses;
  GHashTable        *rows;    /* code → DossierViewTermRow, borrowed */
  char              *goal;    /* code of the word to go to once it is shown */
  char              *taken;   /* code of the word that what is to be added is called like */
  char              *moving;  /* code of the word that is being moved by keys */
  int                n_steps; /* still to be made: down, or up when negative */
};

/* Words that mean the same, not terms to choose from? */
gboolean dossier_view_term_list_shows_groups (DossierViewTermList *self);
/* Of what is shown; NULL: not there any more. */
const DossierTerm *dossier_view_term_list_find_term (DossierViewTermList *self,
                                                     const char          *code);
/* The row that has the focus, or holds what has it; NULL: none. */
GtkListBoxRow *dossier_view_term_list_find_focused (DossierViewTermList *self);
/* What has the focus comes into view, once it has its place. */
void dossier_view_term_list_scroll (DossierViewTermList *self);
/* The word that is asked for, if it is shown. */
void dossier_view_term_list_go_to_goal (DossierViewTermList *self);

/* -act.c: takes act. What was typed in the editor of the word stays there until it is kept. */
void dossier_view_term_list_write_edited (DossierViewTermList *self,
                                          DossierAct          *act,
                                          const char          *code);
/* The same for a word more, typed under the list. */
void dossier_view_term_list_write_typed (DossierViewTermList *self,
                                         DossierAct          *act,
                                         const char          *typed);
/* act NULL: it was refused, and error says why; what is so already is no news. Takes act and sentence. */
void dossier_view_term_list_write_or_say (DossierViewTermList *self,
                                          DossierAct          *act,
                                          const DossierTerm   *term,
                                          char                *sentence,
                                          const GError        *error);
/* Was it refused because others bear the name? Then people may insist. */
gboolean dossier_view_term_list_may_insist (const GError *error);
void     dossier_view_term_list_set_retired (DossierViewTermList *self,
                                             const DossierTerm   *term,
                                             gboolean             retired);
/* The next of the steps that were asked for by the keys, upon what the last one has written. */
void dossier_view_term_list_step (DossierViewTermList *self);
void dossier_view_term_list_install_actions (GtkWidgetClass *widget_class);

/* -add.c: of the template. */
void dossier_view_term_list_on_entered (DossierViewTermList *self);
void dossier_view_term_list_on_entry_changed (DossierViewTermList *self);
void dossier_view_term_list_on_way_clicked (DossierViewTermList *self);

G_END_DECLS
