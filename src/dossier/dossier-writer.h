/* dossier-writer.h - from what a person did to what the journal keeps
 *
 * Drops what alters nothing, adds what goes along (dossier-rules.h), never lets a register
 * speak over a person, and refuses what cannot be true. Called on the writer thread, inside a
 * transaction of the database.
 */
#pragma once

#include "dossier-journal.h"

G_BEGIN_DECLS

/* author, side: whom the act is written under when it names nobody; may be NULL. touched gets the ids (char *). late: set when
 * something it says had been erased since its author looked, and is not kept; may be NULL. */
gboolean dossier_writer_write (DossierJournal   *journal,
                               const DossierAct *act,
                               const char       *author,
                               const char       *side,
                               GPtrArray        *touched,
                               gboolean         *late,
                               GError          **error);
/* The row of the author's record, found by name or made; 0 and no error when name is NULL. */
gboolean dossier_writer_ensure_author (DossierJournal *journal,
                                       const char     *name,
                                       const char     *side,
                                       gint64         *ent,
                                       GPtrArray      *touched,
                                       GError        **error);
/* The batch of what was written when the dossier was made, which is never taken back. Caller owns; NULL: not known. */
char *dossier_writer_dup_founding_batch (DossierDatabase *database);

G_END_DECLS
