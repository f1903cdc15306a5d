/* dossier-standing.h - the word that stands today for one that was recorded
 *
 * Words that were merged leave what was recorded as it is: whoever shows it follows them, for its mark and its letter as for its
 * label, and two that became one are one.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* The code that stands for a code; the code itself when no term has it. Borrowed from vocabulary or code. */
const char *dossier_standing_find (const DossierVocabulary *vocabulary,
                                   const char              *list, /* "structure_type"; NULL: of no vocabulary, as it is */
                                   const char              *code);
/* The same for an answer of a set: "clas@" and who carries it. Caller owns. */
char *dossier_standing_dup_key (const DossierVocabulary *vocabulary,
                                const DossierField      *field,
                                const char              *key);
/* The same, by the words of the dossier as they are now. code may be NULL, and is then. Caller owns. */
char *dossier_standing_dup (DossierReader *reader,
                            const char    *list,
                            const char    *code);
/* Are two answers of the field (codes, or keys of a set) the same word today? */
gboolean dossier_standing_is_same (DossierReader      *reader,
                                   const DossierField *field,
                                   const char         *one,
                                   const char         *other);
/* Codes that it stands for, itself left out; NULL: none. Caller owns. */
char **dossier_standing_list_former (const DossierVocabulary *vocabulary,
                                     const char              *list,
                                     const char              *code);

G_END_DECLS
