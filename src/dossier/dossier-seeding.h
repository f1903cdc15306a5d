/* dossier-seeding.h - the tables of data that come with the program, written in a dossier
 *
 * They are written when a dossier is made, and once more when a newer Liens that ships more opens it: what is
 * new is added under the rank of a register, what a person changed stays as it is. Undoing never takes
 * them back. Belongs to the writer thread.
 */
#pragma once

#include "dossier-journal.h"

G_BEGIN_DECLS

/* What meta says was seeded in a dossier made to join others: nothing is, until their vocabularies came; then only the terms they lack, so
 * that an older Liens never puts its words in place of newer ones. */
#define DOSSIER_SEEDING_JOINED "joined"

/* Inside a transaction of the database. */
gboolean dossier_seeding_write (DossierJournal *journal,
                                GError        **error);
/* Does nothing when this dossier holds what this Liens ships. Makes its own transaction. */
gboolean dossier_seeding_refresh (DossierJournal *journal,
                                  GError        **error);

G_END_DECLS
