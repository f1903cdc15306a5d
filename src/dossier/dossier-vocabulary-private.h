/* dossier-vocabulary-private.h - the terms that come with the program, whatever they are read for */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* term: all but its place, which is that of the order; lent for the time of the call. */
typedef void (*DossierShippedVisit) (const DossierTerm *term,
                                     gint64             order,
                                     gpointer           data);

/* Vocabularies first, then the groups of synonyms. */
void     dossier_vocabulary_visit_shipped (DossierShippedVisit visit,
                                           gpointer            data);
gboolean dossier_vocabulary_is_shipped (const char *vocabulary,
                                        const char *code);

/* What people say of the heading of a field; NULL: it is as delivered, or there is no dossier. Borrowed. */
const DossierTerm *dossier_vocabulary_find_heading (const DossierVocabulary *self,
                                                    const DossierField      *field);

G_END_DECLS
