/* dossier-vocabulary.h - the words to choose from: data of the dossier, not of the program
 *
 * A term is a record of kind vocabulary_term: the federation renames, adds, merges and retires
 * terms like anything else (dossier-terms.h). Liens ships a first set (data/vocabularies.tsv, data/synonyms.tsv) whose records
 * have derived ids and the rank of a register, so that seeding again adds what is new and never
 * undoes what a person changed. Words that mean the same are terms too (dossier-synonyms.h).
 *
 * What the fields are called is a list of words too (dossier-headings.h).
 *
 * A DossierVocabulary is a snapshot of all terms: immutable, reference counted, for any thread.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-reader.h"
#include "dossier-synonyms.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_VOCABULARY (dossier_vocabulary_get_type ())

typedef struct _DossierVocabulary DossierVocabulary;

typedef struct
{
  const char *id;          /* of its record */
  const char *vocabulary;  /* "structure_type" */
  const char *code;        /* "college" */
  const char *label;       /* "collège" */
  const char *definition;  /* or NULL */
  const char *merged_into; /* code of the term of the same vocabulary that replaces it, or NULL */
  const char *place;       /* in its vocabulary, see dossier-place.h */
  const char *delivered;   /* of the heading of a field: what Liens calls it, in the language of the screen; NULL of other terms */
  gboolean    active;      /* FALSE: retired, no longer offered, still read */
  gboolean    proposed;    /* our proposal, not the clients' word */
  gboolean    shipped;     /* came with Liens; FALSE: somebody added it */
  gboolean    deleted;     /* in the trash: of no list, and still read where it was used */
  gboolean    recorded;    /* FALSE: no record holds it, a heading is as delivered */
} DossierTerm;

GType dossier_vocabulary_get_type (void);

/* The terms shipped, into act, one record each, under the rank of a register (which act then has). */
void dossier_vocabulary_seed (DossierAct *act);

/* The terms of a dossier as they stand; caller owns. NULL on error. */
DossierVocabulary *dossier_vocabulary_load (DossierReader *reader,
                                            GError       **error);
/* The same as a DossierQuestion, for dossier_store_ask_async (): read once for each state of the dossier. data is not looked at. */
gpointer dossier_vocabulary_read (DossierReader *reader,
                                  gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);
/* The terms shipped, for what has no dossier at hand. Caller owns. */
DossierVocabulary *dossier_vocabulary_new_shipped (void);
DossierVocabulary *dossier_vocabulary_ref (DossierVocabulary *self);
void               dossier_vocabulary_unref (DossierVocabulary *self);

/* All terms of a vocabulary in its order, retired and merged ones too, those of the trash not; *n_terms may be 0. Borrowed. */
const DossierTerm *const *dossier_vocabulary_get_terms (const DossierVocabulary *self,
                                                        const char              *vocabulary,
                                                        guint                   *n_terms);
/* The term itself, deleted ones too, not what it was merged into. NULL: no such code. Borrowed. */
const DossierTerm *dossier_vocabulary_find (const DossierVocabulary *self,
                                            const char              *vocabulary,
                                            const char              *code);
/* The term that stands for a code today: merges followed, a circle ends at its smallest code. */
const DossierTerm *dossier_vocabulary_resolve (const DossierVocabulary *self,
                                               const char              *vocabulary,
                                               const char              *code);
/* What to show for a code: the label of the term that stands for it, the code itself when unknown. Borrowed from
 * self or code. */
const char *dossier_vocabulary_get_label (const DossierVocabulary *self,
                                          const char              *vocabulary,
                                          const char              *code);
/* What the term that stands for a code means; NULL: not said, or not known. Borrowed. */
const char *dossier_vocabulary_get_definition (const DossierVocabulary *self,
                                               const char              *vocabulary,
                                               const char              *code);
/* The code a person means by a code, a label or a synonym, however accented; NULL: none, or more than one. Borrowed. */
const char *dossier_vocabulary_find_code (const DossierVocabulary *self,
                                          const char              *vocabulary,
                                          const char              *words);

/* What a field is called. self NULL: as delivered. Borrowed from self, or static. */
const char *dossier_vocabulary_get_heading (const DossierVocabulary *self,
                                            const DossierField      *field);
/* What people say that it asks; NULL: nothing. self may be NULL. Borrowed. */
const char *dossier_vocabulary_get_heading_definition (const DossierVocabulary *self,
                                                       const DossierField      *field);
/* Is a field of a kind called so, as delivered or by the federation, or by its code, however accented? */
gboolean dossier_vocabulary_is_heading (const DossierVocabulary *self,
                                        const DossierField      *field,
                                        const char              *words);

/* Is it offered: neither retired, nor merged, nor deleted? */
gboolean dossier_term_is_offered (const DossierTerm *self);
/* The id of the record of a term, shipped or added: two desktops that add the same word add one term. Caller owns. */
char *dossier_term_derive_id (const char *vocabulary,
                              const char *code);

/* Borrowed. */
const DossierSynonyms *dossier_vocabulary_get_synonyms (const DossierVocabulary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierVocabulary, dossier_vocabulary_unref)

G_END_DECLS
