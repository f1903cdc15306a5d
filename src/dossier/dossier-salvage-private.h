/* dossier-salvage-private.h - between the files that salvage */
#pragma once

#include "dossier-salvage.h"

G_BEGIN_DECLS

/* Every transaction of from that into does not have and that can be read as it was written; counted in told. */
gboolean dossier_salvage_bring_runs (DossierDatabase *from,
                                     DossierDatabase *into,
                                     DossierSalvage  *told,
                                     GCancellable    *cancellable,
                                     GError         **error);

G_END_DECLS
