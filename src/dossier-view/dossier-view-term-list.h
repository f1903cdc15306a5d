/* dossier-view-term-list.h - the words of one vocabulary, in their order, to be changed
 *
 * Those that are proposed, an entry that adds one, and, folded, those that are proposed no more. Enter renames and explains, Alt+Up
 * and Alt+Down move, Delete retires, or deletes what people added and nothing uses. It writes; what it is shown comes from outside, each
 * time the dossier changes. Words that mean the same are a vocabulary too.
 */
#pragma once

#include "dossier-store.h"
#include "dossier-terms-uses.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TERM_LIST (dossier_view_term_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTermList, dossier_view_term_list, DOSSIER_VIEW, TERM_LIST, AdwBin)

GtkWidget *dossier_view_term_list_new (DossierStore *store);

/* uses: of this vocabulary, taken; NULL: not counted. terms: kept. */
void dossier_view_term_list_show (DossierViewTermList *self,
                                  const char          *vocabulary,
                                  DossierVocabulary   *terms,
                                  DossierTermUses     *uses);
/* The vocabulary that is shown; NULL: none yet. */
const char *dossier_view_term_list_get_vocabulary (DossierViewTermList *self);

/* The word, unfolded when it is proposed no more; at once, or as soon as it is shown. */
void dossier_view_term_list_go_to (DossierViewTermList *self,
                                   const char          *code);
void dossier_view_term_list_begin_adding (DossierViewTermList *self);

/* signals: "said" (const char *sentence, gboolean is_done): something was written, or could not be, and nothing here shows it by
 * itself; "asked" (const char *question, const char *words): the records that use a word are to be shown. */

G_END_DECLS
