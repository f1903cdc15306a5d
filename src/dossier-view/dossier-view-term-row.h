/* dossier-view-term-row.h - a word of a list of words to choose from: read, then changed in its place
 *
 * It shows the word, what it means, how many records use it, and a menu of what can be done with it. Begun to be changed, it is an
 * entry and a text until it is saved or given up; leaving it saves. What comes from elsewhere meanwhile does not touch what is
 * typed. Groups of words that mean the same are shown likewise, without meaning nor count; headings of fields too, without count, nor place
 * to move to.
 *
 * What is done is an action of whatever it stands in, with the code of the word: "term.edit", "term.up", "term.down", "term.merge",
 * "term.retire", "term.return", "term.delete", "term.deliver" (a heading, as it was delivered); "term.merge-into" (ss) names the other word too; "term.show" (ss) is for the records that
 * use it: a question's text, and its words.
 */
#pragma once

#include "dossier-terms-uses.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TERM_ROW (dossier_view_term_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTermRow, dossier_view_term_row, DOSSIER_VIEW, TERM_ROW, GtkListBoxRow)

GtkWidget *dossier_view_term_row_new (void);

/* What stands today; terms is kept. uses may be NULL: not counted. */
void dossier_view_term_row_show (DossierViewTermRow    *self,
                                 DossierVocabulary     *terms,
                                 const DossierTerm     *term,
                                 const DossierTermUses *uses);
/* Borrowed until it is shown anew. */
const DossierTerm *dossier_view_term_row_get_term (DossierViewTermRow *self);

void     dossier_view_term_row_edit (DossierViewTermRow *self);
gboolean dossier_view_term_row_is_edited (DossierViewTermRow *self);
/* Read again; the focus goes to the row when it was inside. */
void dossier_view_term_row_end (DossierViewTermRow *self);
/* Why what is typed is not saved; may_insist: it may be all the same, or be merged with the word that is called so. */
void dossier_view_term_row_complain (DossierViewTermRow *self,
                                     const char         *sentence,
                                     gboolean            may_insist);

/* signals: "edited" (const char *label, const char *definition, gboolean insists): to be saved, then ended, or complained about;
 * "moved" (const char *code, gboolean after): that word was dropped before or after this one. */

G_END_DECLS
