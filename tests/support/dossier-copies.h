/* dossier-copies.h - safety copies of a dossier, made and looked into, for the tests of them */
#pragma once

#include "dossier-backup.h"
#include "dossier-fixture.h"

G_BEGIN_DECLS

/* Asserts that it went well; caller owns, NULL: there was nothing new. */
DossierBackup *copies_make (DossierFixture     *fixture,
                            DossierBackupReason reason);
/* Of this ending, where the copies lie. */
guint copies_count_files (DossierFixture *fixture,
                          const char     *suffix);
/* What a file says, opened as a dossier of its own; caller owns. */
char *copies_dump (DossierFixture *fixture,
                   const char     *path);
/* So much that a copy takes a while: four hundred structures, in one act. */
void copies_fill_dossier (DossierFixture *fixture);

G_END_DECLS
