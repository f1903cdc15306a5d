/* dossier-doing-private.h - something a store does whole on its writer thread, besides acts
 *
 * In one transaction, that no long work is counted for: "held" is not shown.
 */
#pragma once

#include "dossier-store-private.h"

G_BEGIN_DECLS

typedef struct _DossierDoing DossierDoing;

typedef gboolean (*DossierDoingBody) (DossierCore  *core,
                                      DossierDoing *doing,
                                      GPtrArray    *touched,
                                      GCancellable *cancellable,
                                      GError      **error);

struct _DossierDoing
{
  DossierDoingBody body;
  gpointer         data;   /* of the body; borrowed */
  const char      *author; /* of an act; borrowed */
  const char      *side;
  gboolean         can_come_again; /* what it writes is in the mirror too: the disk need not say that it has it before it ends */
  gboolean         many;           /* set by the body: more was altered than can be named */
  gboolean         scrubbed;       /* set by the body: something has to leave the disk */
};

/* A job of the writer thread: data is the doing. DossierOutcome. */
gpointer dossier_doing_do (gpointer      core,
                           gpointer      doing,
                           GCancellable *cancellable,
                           GError      **error);
/* Waits for it, and tells what changed. */
gboolean dossier_doing_run (DossierStore *store,
                            DossierDoing *doing,
                            GCancellable *cancellable,
                            GError      **error);

G_END_DECLS
