/* dossier-lineage.h - which transaction had been seen when another was written
 *
 * A run is one execution of Liens on one poste, chained to the run before; n counts along
 * the chain (SYNC.md §3, §4). The lineage knows every run of the dossier and answers
 * saw(a, b): when a was written, had its author b before the eyes? Runs bear the numbers of
 * their rows in the table `run`. Belongs to the thread that holds its connection.
 *
 * Invariants:
 *  1. saw is transitive along one chain;
 *  2. the chain of a run that is only named is taken as a straight line of its poste, until it is known;
 *  3. what lies in a declared hole is seen through no version vector, so that nothing of it is replaced unseen; but an erasure in it is
 *     seen by whoever's vector goes past it: else, found one day, it would take without a word all that was written since;
 *  4. a chain of thousands of runs is not walked one by one: runs that follow each other are one path, and only forks are
 *     steps.
 */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct _DossierLineage DossierLineage;

/* Reads the table `run`. */
DossierLineage *dossier_lineage_load (DossierDatabase *database,
                                      GError         **error);
void            dossier_lineage_free (DossierLineage *self);

/* uuid: 8 bytes; parent 0: the first of its chain. */
void dossier_lineage_add (DossierLineage *self,
                          gint64          run,
                          const guint8   *uuid,
                          gint64          poste,
                          gint64          parent,
                          gint64          parent_n);
/* Named by somebody, its own transactions are not here yet. */
void dossier_lineage_add_named (DossierLineage *self,
                                gint64          run,
                                const guint8   *uuid,
                                gint64          poste);
/* TRUE: others follow it already, who took it for the beginning of a straight line. */
gboolean dossier_lineage_make_known (DossierLineage *self,
                                     gint64          run,
                                     gint64          poste, /* who named it may have said another */
                                     gint64          parent,
                                     gint64          parent_n);
gboolean dossier_lineage_is_known (const DossierLineage *self,
                                   gint64                run);
/* 0: the first of its chain, or not known. */
gint64 dossier_lineage_get_parent (const DossierLineage *self,
                                   gint64                run,
                                   gint64               *parent_n); /* or NULL */
gint64 dossier_lineage_get_poste (const DossierLineage *self,
                                  gint64                run);
/* Somebody else's writing may go beside ours now. */
void dossier_lineage_bend (DossierLineage *self);

/* Past it, what the run wrote is void; G_MAXINT64: nothing is. */
void     dossier_lineage_accept (DossierLineage *self,
                                 gint64          run,
                                 gint64          accepted);
gint64   dossier_lineage_get_accepted (const DossierLineage *self,
                                       gint64                run);
gboolean dossier_lineage_is_void (const DossierLineage *self,
                                  gint64                run,
                                  gint64                n);

/* Declared lost; both ends within. */
typedef struct
{
  gint64 run, first, last;
} DossierHole;

/* DossierHole elements, copied. */
void          dossier_lineage_set_holes (DossierLineage *self,
                                         const GArray   *holes);
const GArray *dossier_lineage_get_holes (const DossierLineage *self);
/* All of first…last? */
gboolean dossier_lineage_is_hole (const DossierLineage *self,
                                  gint64                run,
                                  gint64                first,
                                  gint64                last);

/* 8 bytes, borrowed; NULL when there is no such run. */
const guint8 *dossier_lineage_get_uuid (const DossierLineage *self,
                                        gint64                run);
/* The last number in the run b on the way from (a, an) back to the beginning of its chain; 0: none. */
gint64 dossier_lineage_get_reach (const DossierLineage *self,
                                  gint64                b,
                                  gint64                a,
                                  gint64                an);
/* Is (b, bn) on the way from (a, an) back to the beginning of its chain? Itself is. */
gboolean dossier_lineage_is_ancestor (const DossierLineage *self,
                                      gint64                b,
                                      gint64                bn,
                                      gint64                a,
                                      gint64                an);
/* vv: row of the table `vv` (0: nothing of others). Read once and kept: whatever it names has a row. */
gboolean dossier_lineage_saw (DossierLineage  *self,
                              DossierDatabase *database,
                              gint64           a,
                              gint64           an,
                              gint64           vv,
                              gint64           b,
                              gint64           bn);
/* The same, where (b, bn) erases. */
gboolean dossier_lineage_saw_erasure (DossierLineage  *self,
                                      DossierDatabase *database,
                                      gint64           a,
                                      gint64           an,
                                      gint64           vv,
                                      gint64           b,
                                      gint64           bn);
/* One poste, no fork: every later transaction saw every earlier one. */
gboolean dossier_lineage_is_linear (const DossierLineage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineage, dossier_lineage_free)

G_END_DECLS
