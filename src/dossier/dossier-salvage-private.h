/* dossier-salvage-private.h - between the files that salvage */
#pragma once

#include "dossier-salvage.h"

G_BEGIN_DECLS

/* From which file into which; rows of the one in those of the other. */
typedef struct
{
  DossierDatabase *from, *into;
  GHashTable      *ents, *runs; /* row there → row here, gint64 */
  DossierSalvage  *told;
  GCancellable    *cancellable;
  gboolean         is_shared;
} DossierSalvaging;

/* 0: that row was not brought. */
gint64 dossier_salvaging_find_row (GHashTable *rows,
                                   gint64      row);
void   dossier_salvaging_keep_row (GHashTable *rows,
                                   gint64      there,
                                   gint64      here);
/* One row of a damaged file, found by numbers (other 0: by one); NULL: not there, or not to be read. */
DossierStatement *dossier_salvaging_look_up (DossierSalvaging *self,
                                             const char       *sql,
                                             gint64            one,
                                             gint64            other);
/* 0 and no error: it is not here. */
gint64 dossier_salvaging_find_here (DossierSalvaging *self,
                                    const char       *sql,
                                    const guint8     *bytes,
                                    gsize             length,
                                    GError          **error);
/* Transaction n of a run. *saved FALSE: it cannot be read as it was written. */
gboolean dossier_salvaging_bring (DossierSalvaging *self,
                                  gint64            there,
                                  gint64            here,
                                  gint64            n,
                                  gboolean         *saved,
                                  GError          **error);

/* Every transaction of from that into does not have and that can be read as it was written; counted in told. */
gboolean dossier_salvage_bring_runs (DossierDatabase *from,
                                     DossierDatabase *into,
                                     DossierSalvage  *told,
                                     GCancellable    *cancellable,
                                     GError         **error);

G_END_DECLS
