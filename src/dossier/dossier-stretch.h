/* dossier-stretch.h - a stretch of a chain, out of the journal as it is
 *
 * What is published, compacted or shown is read here, to the byte as it was written or received. What this poste wrote and has not
 * handed over yet is "unsealed"; it is handed over in the order of its chain (I8 of SYNC.md). Of the thread that holds the connection.
 */
#pragma once

#include "dossier-journal.h"
#include "dossier-transaction.h"

G_BEGIN_DECLS

/* How large a segment may grow. */
#define DOSSIER_STRETCH_TRANSACTIONS 20000
#define DOSSIER_STRETCH_BYTES (1024 * 1024)

/* The row of the run; 0 and no error: none. */
gint64 dossier_stretch_find_run (DossierDatabase *database,
                                 const guint8    *uuid,
                                 GError         **error);
/* NULL and no error: it is not here. */
DossierTransaction *dossier_stretch_read_transaction (DossierDatabase *database,
                                                      gint64           run, /* row */
                                                      const guint8    *uuid,
                                                      gint64           n,
                                                      GError         **error);
/* first…last of one run, as far as the limits go; holes are left out, and end a section. Empty: nothing is here. NULL on error. */
DossierSegment *dossier_stretch_read (DossierDatabase *database,
                                      const guint8    *run,
                                      gint64           first,
                                      gint64           last,
                                      GError         **error);
/* The next of what this poste has not sealed; empty: all is. NULL on error. */
DossierSegment *dossier_stretch_read_unsealed (DossierJournal *journal,
                                               GError        **error);
gboolean        dossier_stretch_seal (DossierDatabase      *database,
                                      const DossierSegment *segment,
                                      GError              **error);
/* Are all its transactions here, the same to the byte? */
gboolean dossier_stretch_is_same (DossierDatabase      *database,
                                  const DossierSegment *segment,
                                  gboolean             *same,
                                  GError              **error);

G_END_DECLS
