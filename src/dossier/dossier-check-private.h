/* dossier-check-private.h - what the parts of a check share */
#pragma once

#include "dossier-check.h"
#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct
{
  DossierDatabase *database; /* the copy */
  GPtrArray       *findings; /* DossierFinding */
} DossierCheck;

/* row: of ent; 0: about no record. Takes sentence. */
gboolean dossier_check_add (DossierCheck      *self,
                            DossierFindingType type,
                            gint64             row,
                            char              *sentence,
                            GError           **error);
/* One finding for each row of a SELECT of row ids, which may have a second column: what a %s of the sentence says.
 * Nothing is bound: sql is made of our own codes. */
gboolean dossier_check_each (DossierCheck      *self,
                             DossierFindingType type,
                             const char        *sql,
                             const char        *sentence,
                             GError           **error);
/* What must hold for every record. */
gboolean dossier_check_rules (DossierCheck *self,
                              GError      **error);
/* Do the tables say what the journal says? was: path of another copy, as the file stood. */
gboolean dossier_check_projection (DossierCheck *self,
                                   const char   *was,
                                   GError      **error);

G_END_DECLS
