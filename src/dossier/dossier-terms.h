/* dossier-terms.h - the federation's own words: renamed, explained, added, put in order, retired, merged
 *
 * Each function is told by a snapshot of the terms what stands, and gives the act that changes it, with its sentence for the history;
 * nothing is read or written here. What used a term keeps its code: renaming, retiring and merging never touch a record, so that
 * nothing loses its value and undoing parts what was merged. A term goes to the trash only when people added it and nothing uses it.
 *
 * Words that mean the same (dossier-synonyms.h) are terms whose label lists them. Headings of fields (dossier-headings.h) are renamed
 * and explained by the same act, which writes their record the first time; what they were delivered as is given back.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

#define DOSSIER_TERMS_ERROR (dossier_terms_error_quark ())

typedef enum
{
  DOSSIER_TERMS_ERROR_MISSING, /* no such term: somebody took it away meanwhile */
  DOSSIER_TERMS_ERROR_EMPTY,   /* a term must be called something */
  DOSSIER_TERMS_ERROR_TAKEN,   /* another one is called so: propose to merge, or to bring that one back */
  DOSSIER_TERMS_ERROR_RETIRED, /* nothing is merged into a term that is not offered: bring it back first */
  DOSSIER_TERMS_ERROR_CIRCLE,  /* it would become itself */
  DOSSIER_TERMS_ERROR_FIXED,   /* Liens itself acts by the terms of this vocabulary: they are renamed, explained and put in order only */
  DOSSIER_TERMS_ERROR_SHIPPED, /* came with Liens, and would come back: propose to retire it */
  DOSSIER_TERMS_ERROR_USED,    /* something uses it: propose to retire it */
  DOSSIER_TERMS_ERROR_ALONE,   /* one word means nothing but itself: a group has two at least */
  DOSSIER_TERMS_ERROR_SHARED,  /* a word of the group is in another group: it will mean what both mean, if people insist */
  DOSSIER_TERMS_ERROR_HEADING, /* another field of the record is called so, or was delivered so: an import could not tell which is meant */
  DOSSIER_TERMS_ERROR_NOTHING, /* it is so already */
} DossierTermsError;

GQuark dossier_terms_error_quark (void);

/* The term, of those seen, that is called so, accents and case apart, a merged one as what stands for it; those offered before the
 * others. except: a code, or NULL. NULL: none. Borrowed from vocabulary. */
const DossierTerm *dossier_terms_find_label (const DossierVocabulary *self,
                                             const char              *vocabulary,
                                             const char              *label,
                                             const char              *except);

/* Acts; NULL and *error when what is asked cannot be, or is so already. Caller owns. */

/* What it is called, and what that means (NULL or "": not said). even_if_taken: two terms may be called alike when people insist, two
 * headings may not; a heading called as it was delivered, and not explained, is given back. */
DossierAct *dossier_terms_new_wording (const DossierVocabulary *self,
                                       const DossierTerm       *term,
                                       const char              *label,
                                       const char              *definition,
                                       gboolean                 even_if_taken,
                                       GError                 **error);
/* A heading, called as it was delivered again and explained no more. */
DossierAct *dossier_terms_new_delivered (const DossierTerm *heading,
                                         GError           **error);
/* At the end of its vocabulary. *code: of the new term, caller owns; may be NULL. */
DossierAct *dossier_terms_new_addition (const DossierVocabulary *self,
                                        const char              *vocabulary,
                                        const char              *label,
                                        char                   **code,
                                        GError                 **error);
/* Just before or after another one of its vocabulary. */
DossierAct *dossier_terms_new_move (const DossierVocabulary *self,
                                    const DossierTerm       *term,
                                    const DossierTerm       *neighbour,
                                    gboolean                 after,
                                    GError                 **error);
/* retired FALSE: brought back, one that was merged too. */
DossierAct *dossier_terms_new_retirement (const DossierTerm *term,
                                          gboolean           retired,
                                          GError           **error);
DossierAct *dossier_terms_new_merge (const DossierVocabulary *self,
                                     const DossierTerm       *term,
                                     const DossierTerm       *into,
                                     GError                 **error);
/* n_uses: all that dossier_term_uses_get_n () tells, of the trash too. */
DossierAct *dossier_terms_new_deletion (const DossierVocabulary *self,
                                        const DossierTerm       *term,
                                        guint                    n_uses,
                                        GError                 **error);

/* Groups of words that mean the same. words: with "=" between. A word of another group is told (SHARED) unless even_if_shared. */
DossierAct *dossier_terms_new_group (const DossierVocabulary *self,
                                     const char              *words,
                                     gboolean                 even_if_shared,
                                     GError                 **error);
DossierAct *dossier_terms_new_group_words (const DossierVocabulary *self,
                                           const DossierTerm       *group,
                                           const char              *words,
                                           gboolean                 even_if_shared,
                                           GError                 **error);
/* Shipped: retired; of people's own: to the trash. */
DossierAct *dossier_terms_new_group_end (const DossierTerm *group,
                                         GError           **error);

/* The vocabularies for people: those of one group follow each other. */
typedef struct
{
  const char *code;
  const char *group; /* English, to translate with dossier_kinds_translate () */
  const char *label; /* likewise */
  gboolean    fixed; /* see DOSSIER_TERMS_ERROR_FIXED */
} DossierTermsList;

/* Static; the last one's code is NULL. Synonyms are not among them. */
const DossierTermsList *dossier_terms_get_lists (void);
/* NULL: none. */
const DossierTermsList *dossier_terms_find_list (const char *vocabulary);

G_END_DECLS
