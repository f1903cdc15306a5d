/* dossier-path-words.h - paths, values and whole questions as people read them
 *
 * For chips, headings of tables and sentences, in the language of the screen.
 */
#pragma once

#include "dossier-path.h"
#include "dossier-query.h"
#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* "Type", "Links: Programmes", "Programme CLAS". vocabulary: NULL, for a path without parameter: fields as delivered. Caller owns. */
char *dossier_path_dup_label (const DossierPath       *self,
                              const DossierVocabulary *vocabulary);
/* "collège", "2017-2018", "Not known". reader: for the names of records; NULL: their ids. Caller owns. */
char *dossier_path_dup_value_label (const DossierPath       *self,
                                    const char              *value,
                                    const DossierVocabulary *vocabulary,
                                    DossierReader           *reader);

/* One filter as a chip says it: "Type: collège or lycée"; index: of dossier_query_get_filter (). Caller owns. */
char *dossier_query_dup_filter_words (const DossierQuery      *self,
                                      guint                    index,
                                      const DossierVocabulary *vocabulary,
                                      DossierReader           *reader);

G_END_DECLS
