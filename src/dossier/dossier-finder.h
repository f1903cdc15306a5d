/* dossier-finder.h - the first rows of a search, however many answer
 *
 * Somebody who types asks again at each letter, and for one page each time. What each word finds is a
 * set of row ids, and so is what the filters leave; titles are held in their order. They are kept from one
 * letter to the next, so that a letter more is one word looked for and a few sets put together.
 *
 *  1. What is found is the beginning of what DOSSIER_SELECT_ALL would answer, in its order.
 *  2. A finder is of one state of the dossier: whoever keeps it lets go of it once something is written.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-query.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct _DossierFinder DossierFinder;

DossierFinder *dossier_finder_new (DossierDatabase *database); /* borrowed */
void           dossier_finder_free (DossierFinder *self);

/* Words, a limit, no order asked for, a kind whose records have titles: else there is no first page to find here. */
gboolean dossier_finder_can_find (const DossierQuery *query);
/* Row ids (gint64), no more than the limit of the query. NULL on error. Caller owns. */
GArray *dossier_finder_list (DossierFinder           *self,
                             const DossierQuery      *query,
                             const DossierVocabulary *vocabulary,
                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFinder, dossier_finder_free)

G_END_DECLS
