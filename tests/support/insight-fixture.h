/* insight-fixture.h - dossiers for the tests of insight: a small one that is known by heart, the demonstration, the real 95
 */
#pragma once

#include "dossier-fixture.h"

#include "dossier-privacy.h"

G_BEGIN_DECLS

/* "a=" and an id, and so on: for dossier_fixture_make (). Caller owns. */
char *insight_fixture_pair (const char *field,
                            const char *value);

/* Writes the demonstration. */
void insight_fixture_tell_demonstration (DossierFixture *self);
/* Imports the communes, schools and centres of the shared data. FALSE: they are not here, and the test is skipped. */
gboolean insight_fixture_import_valdoise (DossierFixture *self);

G_END_DECLS
