/* dossier-view-term-uses.h - how many records use a word, as a button that shows them */
#pragma once

#include "dossier-terms-uses.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A number: of no use, a plain one; of one use, a button; of several, a menu of them. Pressed, "term.show" (ss) of what it stands in: the
 * text of a question, and its words. terms: for what the fields are called. Floating. */
GtkWidget *dossier_view_term_uses_make (const DossierTermUses   *uses,
                                        const DossierVocabulary *terms,
                                        const DossierTerm       *term);
/* "12 links, 3 structures"; NULL: nothing uses it. Caller owns. */
char *dossier_view_term_uses_dup_words (const DossierTermUses   *uses,
                                        const DossierVocabulary *terms,
                                        const char              *code);

G_END_DECLS
