/* dossier-conflicts-private.h - between the files of the conflicts */
#pragma once

#include "dossier-codec.h"
#include "dossier-conflicts.h"
#include "dossier-database.h"

G_BEGIN_DECLS

/* Does what is set in that column say something of the field? */
gboolean dossier_conflict_finds (const DossierConflict *self,
                                 DossierStatement      *row,
                                 int                    column,
                                 DossierAssignment     *found);
/* Of two answers to one long text: what both changed, in one text. NULL: they cannot be put together, or on error. Caller owns. */
char *dossier_conflict_dup_together (const DossierConflict *self,
                                     DossierReader         *reader,
                                     gint64                 ent);

G_END_DECLS
