/* dossier-nearby-private.h - neighbours as rows, for questions */
#pragma once

#include "dossier-database.h"
#include "dossier-nearby.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* The row ids of those schools and centres, as a JSON array. NULL on error; caller owns. */
char *dossier_nearby_dup_rows (DossierDatabase         *database,
                               const DossierVocabulary *vocabulary,
                               guint                    metres,
                               guint32                  day,
                               GError                 **error);

G_END_DECLS
