/* dossier-courtesy-private.h - when a hand moved last, and waiting until it has rested */
#pragma once

#include "dossier-courtesy.h"
#include "dossier-database.h"

G_BEGIN_DECLS

typedef struct
{
  int moved; /* atomic; ms of the monotonic clock, as they wrap around; 0: never */
} DossierCourtesy;

/* Any thread. */
void dossier_courtesy_note (DossierCourtesy *self);
/* Returns once the hand has rested, or soon after cancellable is cancelled. */
void dossier_courtesy_wait (const DossierCourtesy *self,
                            GCancellable          *cancellable);

/* From now on what is read through it waits for the hand, in the middle of a statement too. Borrowed; NULL: it never waits. */
void dossier_database_set_courtesy (DossierDatabase       *self,
                                    const DossierCourtesy *courtesy);
/* For who works long between two rows: waits as a statement would. FALSE and *error: it is given up (dossier_database_watch). */
gboolean dossier_database_breathe (DossierDatabase *self,
                                   GError         **error);

G_END_DECLS
