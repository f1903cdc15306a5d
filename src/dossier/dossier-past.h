/* dossier-past.h - records as they were known at a moment, as the journal remembers
 *
 * What was known, not what was: somebody who tells in May what began in March is heard from May on. Moments are the clocks of
 * those who wrote, in milliseconds since 1970.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct _DossierPast DossierPast;

/* Borrows reader: within one question. */
DossierPast *dossier_past_new (DossierReader *reader,
                               GError       **error);
void         dossier_past_free (DossierPast *self);

/* NULL without an error: nobody had written it yet. */
DossierRecord *dossier_past_find_record (DossierPast *self,
                                         const char  *id,
                                         gint64       moment,
                                         GError     **error);
/* Ids of the living records of a kind that were written to after the moment: char * elements. */
GPtrArray *dossier_past_list_written (DossierPast *self,
                                      const char  *kind,
                                      gint64       moment,
                                      GError     **error);
/* When the record was first written; 0: never, or it cannot be read. */
gint64 dossier_past_find_first (DossierPast *self,
                                const char  *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPast, dossier_past_free)

G_END_DECLS
