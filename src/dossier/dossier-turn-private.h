/* dossier-turn-private.h - how the writer thread gives a turn */
#pragma once

#include "dossier-store-core-private.h"
#include "dossier-turn.h"

G_BEGIN_DECLS

/* Does the work of the wish within scope, and commits it unless the work let go. Adds the ids touched (char *) to
 * touched. */
gboolean dossier_turn_take (DossierCore          *core,
                            const DossierWish    *wish,
                            GPtrArray            *touched,
                            DossierDatabaseScope *scope,
                            GCancellable         *cancellable,
                            DossierOutcome       *outcome,
                            GError              **error);

G_END_DECLS
