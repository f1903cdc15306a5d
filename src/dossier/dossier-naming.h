/* dossier-naming.h - what a person or a structure is called, as it is typed on one line
 *
 * "Anne Martin", "MARTIN Anne", "Martin, Anne", "Mme Martin": capitals and commas are heeded, a
 * civility is left out. "direction Anne Martin" says the role too, and "Collège Jules-Ferry" what a structure is.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* *given may be NULL: only a family name was said. FALSE, and both NULL, when no name was said. Caller owns both. */
gboolean dossier_naming_split (const char *words,
                               char      **given,
                               char      **family);
/* The term of a vocabulary the words begin with, by its label, code or synonym, the longest: "CS Oasis" is a centre. NULL: none. The code
 * is borrowed from the vocabulary. */
const char *dossier_naming_find_term (const DossierVocabulary *vocabulary,
                                      const char              *name,
                                      const char              *words);
/* The role the words begin with, by its label, code or synonym, the longest; *rest: what follows, "" when nothing does. NULL:
 * they begin with none, and *rest is all of them. The code is borrowed from the vocabulary; caller owns *rest. */
const char *dossier_naming_find_role (const DossierVocabulary *vocabulary,
                                      const char              *words,
                                      char                   **rest);

G_END_DECLS
