/* dossier-synonyms.h - words that mean the same: "CS", "CSX" and "centre social"
 *
 * A group is a term of the vocabulary "synonym" whose label lists its words with "=" between: people change it as they change any
 * term, and what was shipped (data/synonyms.tsv) never undoes them. A word of two groups means what both mean. The table is made
 * with the vocabulary it is read from, is immutable, and goes with it. Search, imports and duplicates ask it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_SYNONYMS_VOCABULARY "synonym"
#define DOSSIER_SYNONYMS_SEPARATOR " = "

typedef struct _DossierSynonyms DossierSynonyms;

/* groups: labels, const char * elements. */
DossierSynonyms *dossier_synonyms_new (const GPtrArray *groups);
void             dossier_synonyms_free (DossierSynonyms *self);

/* Other ways to say the same ("cs" → "centre social", "csx"…), folded, NULL-terminated; NULL: none known. folded: by
 * base_text_fold (). Borrowed from self; self may be NULL: nothing means the same. */
const char *const *dossier_synonyms_find (const DossierSynonyms *self,
                                          const char            *folded);

/* Slips of the pen, in words of five letters or more: of a shorter one, a slip makes another. Folded; self may be NULL.
 * Is it of no form, and one slip away from a word of one? Quick. */
gboolean dossier_synonyms_is_slip (const DossierSynonyms *self,
                                   const char            *word);
/* The form that this is one slip away from ("centre socail": "centre social"); NULL: none. Borrowed from self. */
const char *dossier_synonyms_find_slip (const DossierSynonyms *self,
                                        const char            *folded);

/* The words of a group as people wrote them, each once whatever its accents; NULL-terminated, caller owns. */
char **dossier_synonyms_split (const char *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSynonyms, dossier_synonyms_free)

G_END_DECLS
