/* dossier-tables-private.h - how an answer stands in the columns of its table */
#pragma once

#include "dossier-database.h"
#include "dossier-kinds.h"
#include "dossier-value.h"

G_BEGIN_DECLS

/* How many the field has. */
int dossier_tables_count_columns (const DossierField *field);
/* From index on; columns left unbound are NULL. A record that is referred to is made where it is not known yet. */
gboolean dossier_tables_bind_value (DossierDatabase    *database,
                                    DossierStatement   *statement,
                                    int                 index,
                                    const DossierField *field,
                                    const DossierValue *value,
                                    GError            **error);

G_END_DECLS
