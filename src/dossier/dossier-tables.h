/* dossier-tables.h - the tables people read, kept equal to what the journal says
 *
 * After any operation the records it touched are projected again, whole, in the same SQLite
 * transaction. Belongs to the writer thread.
 */
#pragma once

#include "dossier-projection.h"

G_BEGIN_DECLS

/* uuid: 16 bytes. 0 and no error: not known. */
gint64 dossier_tables_find_ent (DossierDatabase *database,
                                const guint8    *uuid,
                                GError         **error);
/* Makes the row when missing; kind 0: only referred to. 0 on error. */
gint64   dossier_tables_ensure_ent (DossierDatabase *database,
                                    const guint8    *uuid,
                                    guint            kind,
                                    GError         **error);
gboolean dossier_tables_project (DossierDatabase *database,
                                 DossierLineage  *lineage,
                                 gint64           ent,
                                 GError         **error);
/* rows: gint64 of `ent`, each once; left in the order of their rows. */
gboolean dossier_tables_project_all (DossierDatabase *database,
                                     DossierLineage  *lineage,
                                     GArray          *rows,
                                     GError         **error);
/* Everything projected is dropped and made anew from the journal; to be called inside a transaction. */
gboolean dossier_tables_rebuild (DossierDatabase *database,
                                 DossierLineage  *lineage,
                                 GError         **error);
/* Called now and then; FALSE and *error gives up. */
typedef gboolean (*DossierTablesStep) (gint64   done,
                                       gint64   all,
                                       gpointer data,
                                       GError **error);
gboolean dossier_tables_rebuild_watched (DossierDatabase  *database,
                                         DossierLineage   *lineage,
                                         DossierTablesStep step, /* NULL: nobody watches */
                                         gpointer          data,
                                         GError          **error);

G_END_DECLS
