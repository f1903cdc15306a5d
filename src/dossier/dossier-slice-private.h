/* dossier-slice-private.h - one slice of what is received, for the files that take it
 *
 * A slice is forgotten when it ends; what it came to is kept by the receiving only when the transaction of the database goes well.
 */
#pragma once

#include "dossier-receive.h"

G_BEGIN_DECLS

/* What the segment speaks of, as this dossier knows it; read again at each slice. */
typedef struct
{
  gint64 poste, run; /* rows; 0: not looked up yet */
  gint64 applied;
  gint64 parent_n;
} Place;

struct _DossierReceiving
{
  const DossierSegment *segment; /* borrowed */
  DossierReceiveMode    mode;
  guint                 section, next; /* of what is to be taken */
  gboolean              is_done, has_scrubbed;
  DossierReceived       received;
  gint64                cost; /* of projecting one record, microseconds, as last measured */
};

/* One slice; forgotten with it. */
typedef struct
{
  DossierReceiving *receiving;
  DossierJournal   *journal;
  DossierDatabase  *database;
  DossierLineage   *lineage;
  Place             place;
  DossierReceived   received;
  guint             section, next;
  gboolean          is_done;
  GHashTable       *ents; /* rows to be projected */
  const GArray     *seen; /* whose row is vv; borrowed */
  gint64            vv;
  GArray           *unknown; /* runs it names that are not known */
  gboolean          alters_members, must_rebuild, has_scrubbed;
  guint             n_ops;
  gint64            began;
} DossierSlice;

/* Ends it. run: where; NULL: nowhere. */
void dossier_slice_end (DossierSlice  *slice,
                        DossierReceipt receipt,
                        const guint8  *run,
                        gint64         n);
/* A record to be projected. */
void dossier_slice_add_ent (DossierSlice *slice,
                            gint64        ent);

/* dossier-slice-check.c: does it contradict itself? */
gboolean dossier_slice_holds_together (const DossierSegment *segment);

/* dossier-slice-runs.c: desktops, runs, and what had been seen. Rows are made for what is only named; 0 on error. */
gint64 dossier_slice_ensure_poste (DossierSlice *slice,
                                   const guint8 *uuid,
                                   GError      **error);
gint64 dossier_slice_ensure_run (DossierSlice *slice,
                                 const guint8 *uuid,
                                 gint64        poste,
                                 GError      **error);
/* FALSE and no error: nothing of this section can be taken now; the slice has ended and says why. */
gboolean dossier_slice_enter (DossierSlice         *slice,
                              const DossierSection *section,
                              GError              **error);
gboolean dossier_slice_leave (DossierSlice *slice,
                              GError      **error);
/* Finds the row of the vector, and which runs it names that are not known. */
gboolean dossier_slice_take_seen (DossierSlice *slice,
                                  const GArray *tips,
                                  GError      **error);
/* The n-th of the run is looked at again when they are. */
gboolean dossier_slice_await (DossierSlice *slice,
                              gint64        n,
                              GError      **error);

/* dossier-slice-write.c: one transaction that was not here. */
gboolean dossier_slice_insert (DossierSlice             *slice,
                               const DossierTransaction *transaction,
                               GError                  **error);
gint64   dossier_slice_sum (const DossierTransaction *transaction);

/* dossier-slice-again.c: one that may be here. *is_here: it is; FALSE: it is one that was missing. */
gboolean dossier_slice_meet_again (DossierSlice             *slice,
                                   const DossierTransaction *there,
                                   gboolean                 *is_here,
                                   GError                  **error);

G_END_DECLS
