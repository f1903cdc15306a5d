/* dossier-terms-private.h - what acts on terms share */
#pragma once

#include "dossier-terms.h"

G_BEGIN_DECLS

#define DOSSIER_TERMS_KIND "vocabulary_term"

/* As people mean it: no space too many, on one line. Caller owns. */
char *dossier_terms_dup_tidy (const char *words);

/* Sets error; returns NULL. */
gpointer dossier_terms_refuse (GError          **error,
                               DossierTermsError code,
                               const char       *message);

/* A new term at the end of its vocabulary, into act. */
void dossier_terms_add (const DossierVocabulary *self,
                        DossierAct              *act,
                        const char              *vocabulary,
                        const char              *code,
                        const char              *label);
/* A code for a term of that label that no other term of the vocabulary has. Caller owns. */
char *dossier_terms_dup_free_code (const DossierVocabulary *self,
                                   const char              *vocabulary,
                                   const char              *label);
void  dossier_terms_set (DossierAct        *act,
                         const DossierTerm *term,
                         const char        *field,
                         DossierValue      *value); /* taken */

/* dossier_terms_new_wording () of the heading of a field; label and definition are tidy. */
DossierAct *dossier_terms_new_heading (const DossierVocabulary *self,
                                       const DossierTerm       *term,
                                       const char              *label,
                                       const char              *definition,
                                       GError                 **error);

G_END_DECLS
