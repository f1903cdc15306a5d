/* exchange-words.h - what the words of a cell mean for a structure
 *
 * Lists say "CS", "Centre socio-culturel", "asso", "CCAS": which kind of structure, who manages it.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* Code of the vocabulary, or NULL when the words do not say. vocabulary may be NULL. Static, or borrowed from it. */
const char *exchange_words_find_type (DossierVocabulary *vocabulary,
                                      const char        *words);
const char *exchange_words_find_management (DossierVocabulary *vocabulary,
                                            const char        *words);

/* "Centre social Olympe de Gouges", "CS O. de Gouges (asso)" → what is left without the words for a kind of
 * structure: two names with the same heart in one commune are probably one structure. Caller owns. */
char *exchange_words_dup_heart (const char *name);

G_END_DECLS
