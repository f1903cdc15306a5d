/* dossier-reader-private.h - a reader on a connection, made by the store
 *
 * The connection is borrowed; the reader sees one state of the dossier while the store holds a
 * transaction around the question.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-finder.h"
#include "dossier-reader.h"
#include "dossier-select-private.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* data_dir: the private folder of the dossier, for what is typed. */
DossierReader *dossier_reader_new (DossierDatabase *database,
                                   const char      *data_dir);
void           dossier_reader_free (DossierReader *self);

DossierDatabase *dossier_reader_get_database (DossierReader *self);
const char      *dossier_reader_get_data_dir (DossierReader *self);

/* The terms as they stand, kept from one question to the next while nobody writes. Borrowed. */
DossierVocabulary *dossier_reader_get_vocabulary (DossierReader *self,
                                                  GError       **error);

/* Of those terms; valid as long. NULL when they could not be read: names are then compared word by word, and the next question of
 * the same reader tells why. */
const DossierSynonyms *dossier_reader_get_synonyms (DossierReader *self);

/* Kept likewise. Borrowed; NULL on error. */
DossierFinder *dossier_reader_get_finder (DossierReader *self,
                                          GError       **error);

/* Statements of the same text may be open at once when their salts differ. */
guint dossier_reader_take_salt (DossierReader *self);
void  dossier_reader_give_salt (DossierReader *self,
                                guint          salt);

/* The quickest way to what answers the query; columns are to be added. Caller owns; NULL on error. */
DossierSelect *dossier_reader_choose_select (DossierReader      *self,
                                             const DossierQuery *query,
                                             GError            **error);

/* The row of ent of an id; 0 and no error: not known. */
gint64 dossier_reader_find_row (DossierReader *self,
                                const char    *id,
                                GError       **error);
/* The same, of the record that stands for it when it was merged into another. */
gint64 dossier_reader_follow_row (DossierReader *self,
                                  const char    *id,
                                  GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReader, dossier_reader_free)

G_END_DECLS
