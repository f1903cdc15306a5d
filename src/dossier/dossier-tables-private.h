/* dossier-tables-private.h - how a record stands in the tables, and an answer in its columns */
#pragma once

#include "dossier-database.h"
#include "dossier-kinds.h"
#include "dossier-projection.h"
#include "dossier-value.h"

G_BEGIN_DECLS

/* How many the field has. */
int dossier_tables_count_columns (const DossierField *field);
/* What follows the code of the field in the name of its column i. */
const char *dossier_tables_get_suffix (const DossierField *field,
                                       int                 i);
/* From index on; columns left unbound are NULL. A record that is referred to is made where it is not known yet. */
gboolean dossier_tables_bind_value (DossierDatabase    *database,
                                    DossierStatement   *statement,
                                    int                 index,
                                    const DossierField *field,
                                    const DossierValue *value,
                                    GError            **error);

/* The value as this Liens reads it; NULL when there is none, or one emptied or written in a way it does not know. Caller owns. */
DossierValue *dossier_tables_decode (const DossierCell  *cell,
                                     const DossierField *field);
/* Of its set fields; words: what they add to the index is put there. */
gboolean dossier_tables_write_elements (DossierDatabase    *database,
                                        const DossierKind  *kind,
                                        const DossierState *state,
                                        gint64              ent,
                                        gboolean            is_new,
                                        GString            *words,
                                        GError            **error);
/* was: its state in `ent`, of dossier-schema.h; DOSSIER_ENT_REFERRED: nothing of it stands in the tables. */
gboolean dossier_tables_write_row (DossierDatabase    *database,
                                   const DossierKind  *kind,
                                   const DossierState *state,
                                   gint64              ent,
                                   gint64              was,
                                   GError            **error);
/* All that was said of it is void: nothing is known of it any more. */
gboolean dossier_tables_forget_row (DossierDatabase   *database,
                                    const DossierKind *kind,
                                    gint64             ent,
                                    GError           **error);

G_END_DECLS
