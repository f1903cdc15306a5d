/* dossier-check-private.h - what the parts of a check share */
#pragma once

#include "dossier-check.h"
#include "dossier-database.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  DossierDatabase *database; /* the copy, or the dossier itself */
  GPtrArray       *findings; /* DossierFinding */
  guint            most;     /* of them; 0: any number */

  const DossierVocabulary *vocabulary; /* for what the fields are called; NULL: as delivered */
} DossierCheck;

typedef struct
{
  DossierFindingType type;
  const char        *rule;  /* static */
  const char        *field; /* static; NULL: of no field */
} DossierCheckRule;

/* "FROM … living record of the kind, k": the beginning of every question here. Caller owns. */
char *dossier_check_dup_from (const DossierKind *kind);
/* What k is called. */
#define DOSSIER_CHECK_TITLE "coalesce((SELECT text FROM title WHERE ent = k.id), '…')"

/* row: of ent; 0: about no record. Takes sentence. */
gboolean dossier_check_add (DossierCheck           *self,
                            const DossierCheckRule *rule,
                            gint64                  row,
                            gint64                  other,
                            char                   *sentence,
                            GError                **error);
/* One finding for each row of a SELECT of row ids, which may have a second column: what a %s of the sentence says, and a third:
 * the row id of the other record. Nothing is bound: sql is made of our own codes. */
gboolean dossier_check_each (DossierCheck           *self,
                             const DossierCheckRule *rule,
                             const char             *sql,
                             const char             *sentence,
                             GError                **error);
/* What must hold for every record. */
gboolean dossier_check_rules (DossierCheck *self,
                              GError      **error);
/* What may be, and deserves a look. */
gboolean dossier_check_doubts (DossierCheck *self,
                               GError      **error);
/* Do the tables say what the journal says? was: path of another copy, as the file stood. */
gboolean dossier_check_projection (DossierCheck *self,
                                   const char   *was,
                                   GError      **error);

G_END_DECLS
