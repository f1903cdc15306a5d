/* dossier-view-vocabulary-lists.h - the lists of words there are, and a word looked for in all of them */
#pragma once

#include "dossier-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_VOCABULARY_LISTS (dossier_view_vocabulary_lists_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewVocabularyLists, dossier_view_vocabulary_lists, DOSSIER_VIEW, VOCABULARY_LISTS, GtkBox)

/* terms: kept. What is looked for is looked for again. */
void dossier_view_vocabulary_lists_show (DossierViewVocabularyLists *self,
                                         DossierVocabulary          *terms);
/* Told by no signal. */
void dossier_view_vocabulary_lists_select (DossierViewVocabularyLists *self,
                                           const char                 *vocabulary);
void dossier_view_vocabulary_lists_find (DossierViewVocabularyLists *self);

/* signal: "chosen" (const char *vocabulary, const char *code, gboolean goes): code of a word that was found, or NULL; goes: one wants to
 * be there, not only to look. */

G_END_DECLS
