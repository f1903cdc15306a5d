/* dossier-salvage-private.h - between the files that salvage */
#pragma once

#include "dossier-salvage.h"

G_BEGIN_DECLS

/* From which file into which; rows of the one in those of the other. */
typedef struct
{
  DossierDatabase *from, *into;
  GHashTable      *ents, *runs; /* row there → row here, gint64 */
  GHashTable      *uuids;       /* row of a record there → GBytes, as the index tells; NULL: not looked at yet */
  GHashTable      *kinds;       /* row of a record there → its kind, gint64, likewise */
  DossierSalvage  *told;
  GCancellable    *cancellable;
  gboolean         is_shared;
  gint64           poste;  /* ours, row here; 0: not known */
  gint64           rescue; /* the run that goes on where something cannot be read, row here; 0: there is none */
  gint64           rescue_n;
  GHashTable      *moved; /* "run there:n" → n in that run, gint64 */
  GHashTable      *known; /* of what is here: "n:t:sum"; NULL: not looked at yet */
} DossierSalvaging;

/* Where a transaction goes. */
typedef struct
{
  gint64   run, n; /* run 0: nowhere but in the run that goes on */
  gint64   parent; /* what that run goes on from: a row here, 0: nothing */
  gint64   parent_n;
  gboolean is_broken; /* something before it cannot be read: what was handed over keeps its number, the rest goes on elsewhere */
} DossierSalvagePlace;

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
typedef enum
{
  DOSSIER_SALVAGE_LOST,  /* it cannot be read as it was written */
  DOSSIER_SALVAGE_SAVED, /* where it was to go */
  DOSSIER_SALVAGE_MOVED, /* in the run that goes on */
  DOSSIER_SALVAGE_HERE,  /* it was here already */
} DossierSalvageFate;

/* Transaction n of a run. */
gboolean dossier_salvaging_bring (DossierSalvaging    *self,
                                  gint64               there,
                                  gint64               n,
                                  DossierSalvagePlace *place,
                                  DossierSalvageFate  *fate,
                                  GError             **error);
/* The row here of a record there. 0 and no error: it cannot be read. */
gint64 dossier_salvaging_bring_ent (DossierSalvaging *self,
                                    gint64            there,
                                    GError          **error);

/* --- what goes on where something cannot be read: dossier-salvage-rescue.c */

/* A number in it for n of a run there; made when there is none. 0 on error. */
gint64 dossier_salvaging_take_number (DossierSalvaging          *self,
                                      gint64                     there,
                                      gint64                     n,
                                      const DossierSalvagePlace *place,
                                      GError                   **error);
/* Where n of a run there is now; *run 0: it was not brought. */
void dossier_salvaging_find_moved (DossierSalvaging *self,
                                   gint64            there,
                                   gint64           *run,
                                   gint64           *n);
/* Is a transaction of that number, moment and sum here, in whatever run? */
gboolean dossier_salvaging_knows (DossierSalvaging *self,
                                  gint64            n,
                                  gint64            t,
                                  gint64            sum,
                                  gboolean         *knows,
                                  GError          **error);
/* What a run holds whose row, or whose desktop, cannot be read: what was not handed over is ours. *any: there was something. */
gboolean dossier_salvaging_bring_nameless (DossierSalvaging *self,
                                           gint64            there,
                                           gboolean         *any,
                                           GError          **error);
/* The row of a run says how far it goes. */
gboolean dossier_salvaging_write_applied (DossierSalvaging *self,
                                          gint64            here,
                                          gint64            n,
                                          GError          **error);
gboolean dossier_salvaging_end_rescue (DossierSalvaging *self,
                                       GError          **error);

/* Every transaction of from that into does not have and that can be read as it was written; counted in told. */
gboolean dossier_salvage_bring_runs (DossierDatabase *from,
                                     DossierDatabase *into,
                                     const guint8    *poste,
                                     DossierSalvage  *told,
                                     GCancellable    *cancellable,
                                     GError         **error);

G_END_DECLS
